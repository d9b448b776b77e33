#pragma once

#include "cli/program/command.hpp"

namespace pondlab::cli {

/// `pondlab people`: the people behind a figure of a run.
class People : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  Common common_;
  std::string file_;
  std::string figure_;
  std::optional<std::string> strategy_;
  std::optional<std::int64_t> seed_, replication_, from_, to_, most_;
};

} // namespace pondlab::cli
