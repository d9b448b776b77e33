#pragma once

#include "cli/job/job_options.hpp"
#include "cli/program/command.hpp"

#include <optional>
#include <string>

namespace pondlab::cli {

/// `pondlab pilot`: how large a trial in real life must be to show what a campaign does.
class Pilot : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  JobOptions options_;
  std::optional<std::string> versus_;
};

} // namespace pondlab::cli
