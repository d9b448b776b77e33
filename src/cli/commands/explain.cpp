#include "cli/commands/explain.hpp"

#include "base/error.hpp"
#include "cli/job/job_options.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/input.hpp"
#include "cli/program/output.hpp"
#include "cli/program/scenario_findings.hpp"
#include "experiment/people/event_history_difference.hpp"
#include "experiment/people/event_history_study.hpp"
#include "experiment/run/unknown_name.hpp"
#include "report/people/event_history_report.hpp"
#include "scenario/file/scenario.hpp"

#include <algorithm>

namespace pondlab::cli {

namespace {

experiment::Arm arm_of(const scenario::Scenario& scenario, const std::string& strategy) {
  if (!scenario.find(strategy))
    throw experiment::UnknownName(experiment::Named::strategy, strategy, scenario.strategy_ids());
  return experiment::compile_arm(scenario, {strategy, {}});
}

} // namespace

void Explain::declare(Arguments& arguments) {
  arguments.positional("file", file_);
  arguments.word("person", "KEY", person_);
  arguments.word("strategy", "NAME", strategy_);
  arguments.word("against", "NAME", against_);
  arguments.whole("seed", seed_, 0, max_seed);
  arguments.whole("replication", replication_, 0, max_replications - 1);
  arguments.whole("days", days_, 1, engine::max_days);
  declare_common(arguments, common_, {"text", "json"});
}

/// Days are cut, not the scenario: a history of 60 days begins like one of 90.
int Explain::run(Console& console) {
  const auto read = scenario::read(read_input(file_, console), shown_name(file_));
  write_findings(console, read.diagnostics, common_.quiet);
  if (!read) return static_cast<int>(Failure::bad_data);
  const scenario::Scenario& scenario = *read.value;
  const std::string strategy = strategy_.value_or(scenario.default_strategy().id);
  Output output(common_.out, console, {file_});
  std::vector<experiment::Arm> arms = {arm_of(scenario, strategy)};
  if (against_) arms.push_back(arm_of(scenario, *against_));
  check_work(arms, 1);
  check_memory(arms, 1, usual_memory_limit());
  experiment::EventHistoryRequest request{
      .timelines = {},
      .seed = static_cast<std::uint64_t>(seed_.value_or(scenario.header.run.seed)),
      .replication = static_cast<std::uint32_t>(replication_.value_or(0)),
      .people = {person_.empty() ? std::string(word_of(experiment::Persona::busiest)) : person_},
      .days = static_cast<engine::Day>(days_.value_or(engine::max_days))};
  for (const experiment::Arm& arm : arms) request.timelines.emplace_back(arm.plan);
  experiment::EventHistoryStudy study(request);
  if (!run_to_end(study, [&] { return console.stopped_by() == 0; }))
    return status_of_signal(console.stopped_by());
  output.write(written(study, request, scenario, strategy, console, output.colour()));
  return 0;
}

std::string Explain::written(const experiment::EventHistoryStudy& study,
                             const experiment::EventHistoryRequest& request,
                             const scenario::Scenario& scenario, const std::string& strategy,
                             const Console& console, bool colour) const {
  const std::string& person = request.people.front();
  report::EventHistoryReport report{
      life_of(study, 0, person), study.plan(0), file_, strategy, request.seed, request.replication};
  report.strategy_name = report::strategy_name(console.language, scenario, strategy);
  std::optional<report::HistoryAgainst> against;
  if (against_) {
    const experiment::EventHistory& other = life_of(study, 1, person);
    against.emplace(
        report::HistoryAgainst{other, study.plan(1), *against_,
                               difference_of(report.history, report.plan, other, study.plan(1))});
    against->strategy_name = report::strategy_name(console.language, scenario, *against_);
    report.against = &*against;
  }
  return common_.format == "json" ? report::life_json(report)
                                  : report::life_text(report, console.language, colour);
}

} // namespace pondlab::cli
