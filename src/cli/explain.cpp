#include "cli/explain.hpp"

#include "base/error.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/scenario_findings.hpp"
#include "cli/simulate.hpp"
#include "experiment/life.hpp"
#include "experiment/unknown_name.hpp"
#include "report/life_report.hpp"
#include "scenario/scenario.hpp"

#include <algorithm>

namespace pondlab::cli {

void Explain::declare(Arguments& arguments) {
  arguments.positional("file", file_);
  arguments.word("person", "KEY", person_);
  arguments.word("strategy", "NAME", strategy_);
  arguments.whole("seed", seed_, 0, max_seed);
  arguments.whole("replication", replication_, 0, max_replications - 1);
  arguments.whole("days", days_, 1, engine::max_days);
  declare_common(arguments, common_, {"text", "json"});
}

/// Days are cut, not the scenario: a life of 60 days begins like one of 90.
int Explain::run(Console& console) {
  const auto read = scenario::read(read_input(file_, console), shown_name(file_));
  tell_findings(console, read.diagnostics, common_.quiet);
  if (!read) return static_cast<int>(Failure::bad_data);
  const scenario::Scenario& scenario = *read.value;
  const std::string strategy = strategy_.value_or(scenario.default_strategy().id);
  if (!scenario.find(strategy))
    throw experiment::UnknownName(experiment::Named::strategy, strategy, scenario.strategy_ids());
  Output output(common_.out, console, file_);
  const experiment::Arm arm = experiment::compile_arm(scenario, {strategy, {}});
  check_work({arm}, 1);
  const auto seed = static_cast<std::uint64_t>(seed_.value_or(scenario.header.run.seed));
  const auto replication = static_cast<std::uint32_t>(replication_.value_or(0));
  const auto days = static_cast<engine::Day>(days_.value_or(engine::max_days));
  const auto life = experiment::follow(arm, seed, replication,
                                       person_.empty() ? std::string(experiment::busiest) : person_,
                                       days, [&] { return console.stopped_by() == 0; });
  if (!life) return status_of_signal(console.stopped_by());
  const report::LifeReport report{*life, *arm.plan, file_, strategy, seed, replication};
  output.write(common_.format == "json"
                   ? report::life_json(report)
                   : report::life_text(report, console.language, output.colour()));
  return 0;
}

} // namespace pondlab::cli
