#pragma once

#include "cli/command.hpp"

#include <vector>

namespace pondlab::cli {

/// `pondlab compare`: strategies of a scenario on the same draws, and which one to choose.
class Compare : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  Common common_;
  std::string file_;
  std::vector<std::string> strategies_;
  std::optional<std::int64_t> seed_, replications_, days_, jobs_;
};

} // namespace pondlab::cli
