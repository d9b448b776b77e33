#pragma once

#include "cli/job/job_options.hpp"
#include "cli/program/command.hpp"

namespace pondlab::cli {

/// `pondlab check`: what a scenario's answer rests on, and what speaks against acting on it.
class Check : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  JobOptions options_;
};

} // namespace pondlab::cli
