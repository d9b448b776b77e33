#include "cli/job/progress_monitor.hpp"

#include "report/format/estimate_json.hpp"
#include "report/model/names.hpp"

namespace pondlab::cli {

using experiment::Comparison;
using experiment::Estimate;
using experiment::Experiment;

namespace {

double sum_of(const Comparison& comparison, const Experiment& experiment, std::size_t strategy,
              int replications) {
  double sum = 0;
  for (int r = 0; r < replications; ++r)
    sum += experiment.answer(comparison.question(strategy, 0), r).value_or(0);
  return sum;
}

/// The rival that comes nearest to the leader.
std::size_t runner_up(const Comparison& comparison, const Experiment& experiment,
                      std::size_t leader, int replications) {
  std::size_t nearest = leader == 0 ? 1 : 0;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (s != leader && sum_of(comparison, experiment, s, replications) >
                           sum_of(comparison, experiment, nearest, replications))
      nearest = s;
  return nearest;
}

} // namespace

std::size_t ProgressMonitor::leader(const Experiment& experiment) const {
  if (monitor_.choice() != nullptr) return monitor_.choice()->leader();
  const Comparison& comparison = monitor_.comparison();
  std::size_t best = 0;
  for (std::size_t s = 1; s < comparison.strategies.size(); ++s)
    if (sum_of(comparison, experiment, s, looked()) >
        sum_of(comparison, experiment, best, looked()))
      best = s;
  return best;
}

std::string ProgressMonitor::words(const Experiment& experiment, Language language) const {
  const Comparison& comparison = monitor_.comparison();
  if (looked() == 0 || comparison.strategies.size() < 2) return {};
  const std::size_t first = leader(experiment);
  const std::size_t second = runner_up(comparison, experiment, first, looked());
  const Estimate lead = anytime_difference(comparison, experiment, first, second, looked());
  const engine::Measure& measure = *comparison.measures.front();
  const auto name = [&](std::size_t s) {
    return comparison.scenario.name_of(*comparison.scenario.find(comparison.strategies[s]),
                                       language);
  };
  return text(language, "compare.standing",
              {{"leader", name(first)},
               {"second", name(second)},
               {"lead", report::value_text(language, measure, lead.mean)},
               {"interval", report::half_width_text(language, measure, lead.half_width)}});
}

void ProgressMonitor::write(report::JsonWriter& json, const Experiment& experiment) const {
  const Comparison& comparison = monitor_.comparison();
  const std::size_t first = leader(experiment);
  json.key("replications").integer(looked());
  json.key("leader").text(comparison.strategies[first]);
  json.key("settled").boolean(has_enough());
  json.key("contenders").begin_line_list();
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
    if (monitor_.choice() == nullptr || monitor_.choice()->contends(s))
      json.text(comparison.strategies[s]);
  json.end_list();
  json.key("leads").begin_list();
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    if (s == first) continue;
    const Estimate lead = anytime_difference(comparison, experiment, first, s, looked());
    json.begin_object().key("over").text(comparison.strategies[s]);
    report::write_value(json.key("mean"), comparison.measures.front()->unit, lead.mean);
    report::write_anytime_limits(json, comparison.measures.front()->unit, lead);
    json.end_object();
  }
  json.end_list();
}

} // namespace pondlab::cli
