#include "cli/commands/pilot.hpp"

#include "base/error.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/batch_runner.hpp"
#include "cli/program/input.hpp"
#include "cli/program/output.hpp"
#include "experiment/run/question.hpp"
#include "report/model/names.hpp"
#include "report/trial/pilot_report.hpp"

namespace pondlab::cli {

namespace {

constexpr std::int64_t usual_pilot_replications = 4, usual_power = 80;
constexpr std::int64_t most_pilot_replications = 100; // of each figure
constexpr std::size_t most_figures = 10;

} // namespace

void Pilot::declare(Arguments& arguments) {
  arguments.positional("file", file_);
  arguments.word("strategy", "NAME", strategy_);
  arguments.word("versus", "NAME", versus_);
  arguments.words("of", "FIGURE", figures_);
  arguments.whole("power", power_, 50, 99);
  arguments.whole("seed", seed_, 0, max_seed);
  arguments.whole("replications", replications_, 2, most_pilot_replications);
  declare_common(arguments, common_, {"text", "json", "markdown", "html"});
}

int Pilot::run(Console& console) {
  const auto read = read_scenario(file_, console, common_.quiet);
  if (!read) return static_cast<int>(Failure::bad_data);
  const scenario::Scenario& scenario = *read;
  const std::string strategy =
      known_strategy(scenario, strategy_.value_or(scenario.default_strategy().id));
  const std::string versus =
      known_strategy(scenario, versus_.empty() ? std::string(experiment::no_campaign) : versus_);
  if (strategy == versus) throw Error(Failure::usage, "cli.pilot.same", {{"strategy", strategy}});
  if (figures_.empty()) figures_ = {"contribution", "net_sales", "orders"};
  if (figures_.size() > most_figures) throw Error(Failure::usage, "cli.pilot.too_many", {});

  const experiment::Arm with = experiment::compile_arm(scenario, {strategy, {}});
  const experiment::Arm without = experiment::compile_arm(scenario, {versus, {}});
  const auto replications = static_cast<int>(replications_.value_or(usual_pilot_replications));
  check_work({with, without}, replications * static_cast<int>(figures_.size()));
  const auto seed = static_cast<std::uint64_t>(seed_.value_or(scenario.header.run.seed));
  experiment::Pilot pilot(with, without, figures_, seed, replications,
                          static_cast<double>(power_.value_or(usual_power)) / 100);
  Output output(common_.out, console, {file_});
  ProgressLine progress(console, common_.quiet);
  if (const int signal = run_batch(pilot, console, progress)) {
    tell(console, text(console.language, "cli.pilot.stopped"));
    return status_of_signal(signal);
  }
  const auto name = [&](const std::string& id) {
    return scenario.name_of(*scenario.find(id), console.language);
  };
  const report::PilotReport report{.pilot = pilot,
                                   .file = shown_name(file_),
                                   .title = report::scenario_title(console.language, scenario),
                                   .strategy = strategy,
                                   .versus = versus,
                                   .name = name(strategy),
                                   .name_of_versus = name(versus),
                                   .days = with.plan->day_count(),
                                   .seed = seed};
  output.write(common_.format == "json"
                   ? report::pilot_json(report)
                   : written(report::pilot_document(report, console.language), common_.format,
                             console.language, output.colour()));
  return 0;
}

} // namespace pondlab::cli
