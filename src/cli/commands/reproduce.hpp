#pragma once

#include "cli/job/memory_limit.hpp"
#include "cli/program/command.hpp"

namespace pondlab::experiment {
struct Manifest;
} // namespace pondlab::experiment

namespace pondlab::cli {

/// `pondlab reproduce`: runs what a manifest records again and says whether it came out the same.
class Reproduce : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  std::string scenario_file(const experiment::Manifest& manifest) const;

  Common common_;
  std::string manifest_;
  std::string scenario_;
  Resources resources_;
};

} // namespace pondlab::cli
