#pragma once

#include "base/diagnostic.hpp"
#include "cli/program/console.hpp"

#include <string>

namespace pondlab::cli {

/// Errors, and unless `quiet` warnings, one a line on `err`.
void write_findings(Console& console, const Diagnostics& diagnostics, bool quiet);

/// A JUnit suite in which each error is an errored case.
std::string findings_junit(const Diagnostics& diagnostics, const std::string& file,
                           Language language);

} // namespace pondlab::cli
