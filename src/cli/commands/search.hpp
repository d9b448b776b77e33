#pragma once

#include "cli/job/job_options.hpp"
#include "cli/program/command.hpp"
#include "cli/program/output.hpp"
#include "experiment/study/search.hpp"

namespace pondlab::cli {

/// `pondlab search`: better plans within the ranges that a scenario declares.
class Search : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  void report(const experiment::Search& search, Output& output, Language language) const;

  JobOptions options_;
};

} // namespace pondlab::cli
