#include "cli/commands/trial.hpp"

#include "base/error.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/batch_runner.hpp"
#include "cli/program/input.hpp"
#include "cli/program/output.hpp"
#include "report/model/names.hpp"
#include "report/trial/trial_report.hpp"

namespace pondlab::cli {

namespace {

constexpr std::int64_t usual_trial_replications = 4, usual_holdout = 50; // per cent
constexpr std::int64_t most_trial_replications = 100;

} // namespace

void Trial::declare(Arguments& arguments) {
  arguments.positional("file", file_);
  arguments.word("strategy", "NAME", strategy_);
  arguments.words("mechanism", "NAME", mechanisms_);
  arguments.whole("holdout", holdout_, 5, 90);
  arguments.whole("seed", seed_, 0, max_seed);
  arguments.whole("replications", replications_, 2, most_trial_replications);
  declare_common(arguments, common_, {"text", "json", "markdown", "html"});
}

int Trial::run(Console& console) {
  const auto read = read_scenario(file_, console, common_.quiet);
  if (!read) return static_cast<int>(Failure::bad_data);
  const scenario::Scenario& scenario = *read;
  const std::string strategy =
      known_strategy(scenario, strategy_.value_or(scenario.default_strategy().id));
  const scenario::Strategy& its = *scenario.find(strategy);
  if (mechanisms_.empty()) mechanisms_ = its.mechanisms;
  if (mechanisms_.empty())
    throw Error(Failure::usage, "cli.trial.no_campaign", {{"strategy", strategy}});

  const auto replications = static_cast<int>(replications_.value_or(usual_trial_replications));
  const auto seed = static_cast<std::uint64_t>(seed_.value_or(scenario.header.run.seed));
  const auto holdout =
      static_cast<std::int32_t>(holdout_.value_or(usual_holdout)) * (engine::whole / 100);
  std::vector<experiment::Trial> trials;
  int days = 0;
  for (const std::string& mechanism : mechanisms_) {
    experiment::TrialArms arms = experiment::compile_trial(scenario, strategy, mechanism, holdout);
    check_work({arms.with, arms.without, arms.held_out[0], arms.held_out[1], arms.held_out[2]},
               replications * static_cast<int>(mechanisms_.size()));
    days = arms.with.plan->day_count();
    trials.emplace_back(std::move(arms), seed, replications);
  }
  Output output(common_.out, console, {file_});
  ProgressLine progress(console, common_.quiet);
  for (std::size_t i = 0; i < trials.size(); ++i)
    if (const int signal = run_batch(trials[i], console, progress, i, trials.size())) {
      tell(console, text(console.language, "cli.trial.stopped"));
      return status_of_signal(signal);
    }
  const report::TrialReport report{.trials = trials,
                                   .file = shown_name(file_),
                                   .title = report::scenario_title(console.language, scenario),
                                   .strategy = strategy,
                                   .name = scenario.name_of(its, console.language),
                                   .days = days,
                                   .seed = seed};
  output.write(common_.format == "json"
                   ? report::trial_json(report)
                   : written(report::trial_document(report, console.language), common_.format,
                             console.language, output.colour()));
  return 0;
}

} // namespace pondlab::cli
