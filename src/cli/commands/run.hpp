#pragma once

#include "cli/job/run_job.hpp"
#include "cli/program/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// `pondlab run`: simulates a scenario under one strategy and judges its expectations.
class Run : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  TaskOptions options_;
  std::optional<std::string> strategy_;
  std::vector<std::string> measures_;
};

} // namespace pondlab::cli
