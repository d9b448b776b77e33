#include "cli/commands/people.hpp"

#include "base/error.hpp"
#include "cli/job/job_options.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/input.hpp"
#include "cli/program/output.hpp"
#include "cli/program/scenario_findings.hpp"
#include "experiment/people/people_search.hpp"
#include "experiment/run/question.hpp"
#include "experiment/run/unknown_name.hpp"
#include "report/format/csv.hpp"
#include "report/people/people_report.hpp"
#include "scenario/file/scenario.hpp"

#include <algorithm>
#include <limits>

namespace pondlab::cli {

namespace {

/// The twin that a figure compares with; nothing where it compares with none.
std::optional<experiment::Arm> twin_of(const experiment::MeasureComposition& composition,
                                       const scenario::Scenario& scenario,
                                       const experiment::Arm& arm) {
  switch (composition.twin) {
  case engine::Twin::none:
    break;
  case engine::Twin::without_campaign:
    return experiment::compile_arm(scenario, {std::string(experiment::no_campaign), {}});
  case engine::Twin::without_mechanism: {
    experiment::ArmKey key{arm.key.strategy, {}};
    for (const int m : composition.mechanisms)
      key.without.push_back(arm.plan->campaign[static_cast<std::size_t>(m)].id);
    return experiment::compile_arm(scenario, key);
  }
  }
  return std::nullopt;
}

} // namespace

void People::declare(Arguments& arguments) {
  arguments.positional("file", file_);
  arguments.word("of", "FIGURE", figure_);
  arguments.whole("from", from_, 0, engine::max_days - 1);
  arguments.whole("to", to_, 0, engine::max_days - 1);
  arguments.whole("most", most_, 0, std::numeric_limits<std::int32_t>::max());
  arguments.word("strategy", "NAME", strategy_);
  arguments.whole("seed", seed_, 0, max_seed);
  arguments.whole("replication", replication_, 0, max_replications - 1);
  declare_common(arguments, common_, {"text", "csv", "csv-excel", "json"});
}

int People::run(Console& console) {
  const auto read = scenario::read(read_input(file_, console), shown_name(file_));
  write_findings(console, read.diagnostics, common_.quiet);
  if (!read) return static_cast<int>(Failure::bad_data);
  const scenario::Scenario& scenario = *read.value;
  const std::string strategy = strategy_.value_or(scenario.default_strategy().id);
  if (!scenario.find(strategy))
    throw experiment::UnknownName(experiment::Named::strategy, strategy, scenario.strategy_ids());
  const experiment::Arm arm = experiment::compile_arm(scenario, {strategy, {}});
  if (figure_.empty()) throw Error(Failure::usage, "cli.people.no_figure", {});
  const auto composition = experiment::composition_of(*arm.plan, figure_);
  if (!composition)
    throw Error(Failure::usage, "people.nobody",
                {{"figure", report::figure_name(console.language, figure_)}});
  const auto last = static_cast<engine::Day>(arm.plan->day_count() - 1);
  const auto from = static_cast<engine::Day>(from_.value_or(0));
  const auto to = std::min(last, static_cast<engine::Day>(to_.value_or(last))) + 1;
  if (from >= to) throw Error(Failure::usage, "cli.people.no_days", {});
  const auto twin = twin_of(*composition, scenario, arm);
  check_work(twin ? std::vector{arm, *twin} : std::vector{arm}, 1);
  check_memory(twin ? std::vector{arm, *twin} : std::vector{arm}, 1, usual_memory_limit());
  if (twin && !experiment::same_people(*arm.plan, *twin->plan))
    throw Error(Failure::usage, "people.other_people", {});
  Output output(common_.out, console, {file_});

  const auto seed = static_cast<std::uint64_t>(seed_.value_or(scenario.header.run.seed));
  const auto replication = static_cast<std::uint32_t>(replication_.value_or(0));
  engine::World world(arm.plan, seed, replication);
  std::optional<engine::World> twin_world;
  if (twin && twin->setup_hash == arm.setup_hash)
    twin_world.emplace(twin->plan, world.population());
  else if (twin)
    twin_world.emplace(twin->plan, seed, replication);
  experiment::PeopleSearch search(*composition, from, to, std::move(world), std::move(twin_world));
  while (!search.done()) {
    search.advance();
    if (console.stopped_by() != 0) return status_of_signal(console.stopped_by());
  }
  const experiment::PeopleBehind behind = search.people();
  const auto most = static_cast<std::size_t>(most_.value_or(std::numeric_limits<int>::max()));
  const report::PeopleReport report{
      .behind = behind,
      .plan = *arm.plan,
      .figure = figure_,
      .rows = report::largest_first(behind, most),
      .file = file_,
      .strategy = strategy,
      .seed = seed,
      .replication = replication,
      .strategy_name = report::strategy_name(console.language, scenario, strategy)};
  output.write(common_.format == "json"  ? report::people_json(report)
               : common_.format == "csv" ? report::people_csv(report)
               : common_.format == "csv-excel"
                   ? report::for_excel(report::people_csv(report, console.language))
                   : report::people_text(report, console.language, output.colour()));
  return 0;
}

} // namespace pondlab::cli
