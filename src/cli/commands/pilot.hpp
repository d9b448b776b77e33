#pragma once

#include "cli/program/arguments.hpp"
#include "cli/program/command.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// `pondlab pilot`: how large a trial in real life must be to show what a campaign does.
class Pilot : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  Common common_;
  std::string file_;
  std::string versus_;
  std::vector<std::string> figures_;
  std::optional<std::string> strategy_;
  std::optional<std::int64_t> power_, seed_, replications_;
};

} // namespace pondlab::cli
