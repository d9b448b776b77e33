#pragma once

#include "cli/program/command.hpp"
#include "experiment/study/job_specification.hpp"

#include <string>
#include <vector>

namespace pondlab::cli {

/// `pondlab merge`: the report on what several journals hold together.
class Merge : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  std::optional<experiment::JobSpecification> common_specification(Console& console) const;

  Common common_;
  std::vector<std::string> journals_;
  bool strict_ = false;
};

} // namespace pondlab::cli
