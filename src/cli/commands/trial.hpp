#pragma once

#include "cli/program/arguments.hpp"
#include "cli/program/command.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// `pondlab trial`: what a mechanism is reported to do, what a trial that holds part of the people
/// out of it says, and what it truly does.
class Trial : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  Common common_;
  std::string file_;
  std::optional<std::string> strategy_;
  std::vector<std::string> mechanisms_;
  std::optional<std::int64_t> holdout_, seed_, replications_;
};

} // namespace pondlab::cli
