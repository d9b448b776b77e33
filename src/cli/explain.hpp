#pragma once

#include "cli/command.hpp"

namespace pondlab::cli {

/// `pondlab explain`: one person's life under a strategy, each touch, visit and decision with its
/// reasons.
class Explain : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  Common common_;
  std::string file_;
  std::string person_;
  std::optional<std::string> strategy_;
  std::optional<std::int64_t> seed_, replication_, days_;
};

} // namespace pondlab::cli
