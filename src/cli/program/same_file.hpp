#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace pondlab::cli {

/// What `file` names once the links in its last place are followed, whether that is there or not; a
/// link that leads in circles stays as it is.
std::filesystem::path followed(const std::filesystem::path& file);

/// Whether writing to one would destroy the other: one ordinary file by whatever links or paths, or
/// one that is not there yet. "-" is what standard input comes from.
bool is_same_file(const std::string& one, const std::string& other);

/// Throws Error (usage) where `output` is the same file as one of `inputs`.
void refuse_overwriting(const std::string& output, const std::vector<std::string>& inputs);

} // namespace pondlab::cli
