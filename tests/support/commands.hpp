#pragma once

#include "cli/program/console.hpp"

#include "support/files.hpp"
#include "support/repository.hpp"

#include <string>
#include <vector>

namespace pondlab::tests {

/// What a command left behind.
struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

/// How the process round a command is; by default no terminal anywhere.
struct Surroundings {
  std::string input; ///< on standard input
  Language language = Language::en;
  bool terminals = false;
  bool colour_welcome = true;
  std::string step_summary;         ///< file for it
  int signal = 0;                   ///< caught before the first day,
  bool with_results = false;        ///< or rather when a replication is done
  cli::FileSystem* files = nullptr; ///< other than the system's
};

/// Runs the command line in this process.
Ran ran(const std::vector<std::string>& arguments, const Surroundings& around = {});

} // namespace pondlab::tests
