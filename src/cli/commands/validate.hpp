#pragma once

#include "base/diagnostic.hpp"
#include "cli/job/memory_limit.hpp"
#include "cli/program/command.hpp"

#include <vector>

namespace pondlab::cli {

/// `pondlab validate`: everything that is wrong with scenario files, without running them.
class Validate : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  Common common_;
  std::vector<std::string> files_;
  Resources resources_;
};

} // namespace pondlab::cli
