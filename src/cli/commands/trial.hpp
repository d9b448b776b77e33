#pragma once

#include "cli/job/job_options.hpp"
#include "cli/program/command.hpp"

namespace pondlab::cli {

/// `pondlab trial`: what a mechanism is reported to do, what a trial that holds part of the people
/// out of it says, and what it truly does.
class Trial : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  JobOptions options_;
};

} // namespace pondlab::cli
