#pragma once

#include "cli/job/job_options.hpp"
#include "cli/program/command.hpp"

#include <string>
#include <vector>

namespace pondlab::cli {

/// `pondlab compare`: strategies of a scenario on the same draws, and which one to choose.
class Compare : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  JobOptions options_;
  std::vector<std::string> explained_; ///< two, or none
};

} // namespace pondlab::cli
