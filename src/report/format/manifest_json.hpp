#pragma once

#include "base/diagnostic.hpp"
#include "experiment/study/manifest.hpp"
#include "report/format/json_writer.hpp"

#include <string_view>

namespace pondlab::report {

/// Number of the manifest's layout.
inline constexpr int manifest_format = 1;

/// Writes a manifest as one object.
void write_manifest(JsonWriter& json, const experiment::Manifest& manifest);

/// Reads a manifest, alone or as the `manifest` of a result. Throws Error (bad data), with file,
/// line and column, for anything else.
experiment::Manifest read_manifest(std::string_view text, std::string_view file);

} // namespace pondlab::report
