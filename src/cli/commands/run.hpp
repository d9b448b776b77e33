#pragma once

#include "cli/job/job_options.hpp"
#include "cli/program/command.hpp"

namespace pondlab::cli {

/// `pondlab run`: simulates a scenario under one strategy and judges its expectations.
class Run : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  JobOptions options_;
};

} // namespace pondlab::cli
