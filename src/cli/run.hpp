#pragma once

#include "base/diagnostic.hpp"
#include "cli/command.hpp"

namespace pondlab::experiment {
struct Study;
class Experiment;
} // namespace pondlab::experiment

namespace pondlab::cli {

class Output;

/// `pondlab run`: simulates a scenario under one strategy and judges its expectations.
class Run : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  int refuse(const Diagnostics& diagnostics, Output& output, const Console& console) const;
  std::string rendered(const experiment::Study& study, const experiment::Experiment& experiment,
                       Language language, bool colour) const;

  Common common_;
  std::string file_;
  std::optional<std::string> strategy_;
  std::optional<std::int64_t> seed_, replications_, days_, jobs_;
  std::vector<std::string> measures_;
};

} // namespace pondlab::cli
