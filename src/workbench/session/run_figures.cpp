#include "workbench/session/run_figures.hpp"

#include "engine/numeric/random.hpp"
#include "experiment/people/measure_composition.hpp"
#include "report/model/finding.hpp"
#include "report/model/names.hpp"
#include "report/model/plan_parts.hpp"
#include "workbench/session/ledger_table.hpp"
#include "workbench/session/tiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <tuple>
#include <utility>

namespace pondlab::workbench {
namespace {

using engine::Measure;
using engine::TouchCounter;

std::string hash_digits(std::uint64_t hash) {
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

int place_of(const std::vector<experiment::Question>& questions, std::string_view measure) {
  const auto found = std::ranges::find_if(questions, [&](const experiment::Question& question) {
    return question.measure->key == measure && question.from == 0;
  });
  return found == questions.end() ? -1 : static_cast<int>(found - questions.begin());
}

std::vector<double> values_of_days(const Measure& measure, engine::MeasureInput input,
                                   engine::Day days) {
  std::vector<double> values;
  for (input.from = 0; input.from < days; ++input.from) {
    input.to = input.from + 1;
    values.push_back(measure.value(input).value_or(NAN));
  }
  return values;
}

Verdict shown(experiment::Verdict verdict) {
  switch (verdict) {
  case experiment::Verdict::pass:
    return Verdict::pass;
  case experiment::Verdict::fail:
    return Verdict::fail;
  case experiment::Verdict::inconclusive:
    return Verdict::inconclusive;
  case experiment::Verdict::skipped:
    break;
  }
  return Verdict::pending;
}

} // namespace

std::int32_t RunFigures::first_date() const { return exist() ? plan().start().days : 0; }

long long RunFigures::people() const { return exist() ? engine::people_of(plan().setup) : 0; }

/// The command line combines the hashes of a day over all replications; of one alone in this way.
std::string RunFigures::hash_text() const {
  if (!exist() || day_ == 0) return {};
  return hash_digits(engine::mix64(0, run()->day_hash(day_ - 1)));
}

std::string RunFigures::replications_hash_text() const {
  const experiment::Experiment* experiment = replications_.experiment();
  if (!experiment || experiment->done() == 0) return {};
  return hash_digits(experiment->fingerprint(0).days.back());
}

std::vector<std::string> RunFigures::tiles() const {
  return exist() ? tile_measures(plan()) : std::vector<std::string>{};
}

namespace {

/// Places of mechanisms in a plan's campaign.
std::vector<int> places_of(const engine::Plan& plan, const std::vector<std::string>& ids) {
  std::vector<int> places;
  for (std::size_t m = 0; m < plan.campaign.size(); ++m)
    if (std::ranges::find(ids, plan.campaign[m].id) != ids.end())
      places.push_back(static_cast<int>(m));
  return places;
}

/// A measure's input for a run, without its days.
engine::MeasureInput input_of(const Simulation& simulation, const Measure& measure) {
  const engine::Plan& plan = simulation.plan();
  return {.outcome = &simulation.outcome(),
          .twin = simulation.twin(),
          .start = plan.start(),
          .mechanisms = places_of(plan, tile_mechanisms(plan, measure))};
}

double value_to(const Simulation& simulation, const Measure& measure, engine::Day day) {
  engine::MeasureInput input = input_of(simulation, measure);
  input.to = day;
  return measure.value(input).value_or(NAN);
}

} // namespace

/// Replications are of whole runs: they are what counts wherever the end is on show.
bool RunFigures::shows_replications() const {
  return replications_.done() > 0 && (day_ == 0 || day_ >= run()->days());
}

/// With the future it is compared with, where that has come so far.
void RunFigures::compare(Figure& figure, const Measure& measure) const {
  const Future* other = futures_.reference();
  if (!other || !other->simulation || other->simulation->simulated() < day_) return;
  figure.difference = figure.value - value_to(*other->simulation, measure, day_);
  figure.against = other->number;
}

Figure RunFigures::figure(std::string_view key) const {
  const Measure* measure = engine::find_measure(key);
  Figure figure{.measure = std::string(key)};
  if (!measure || !exist()) return figure;
  figure.unit = report::unit_of(measure->unit);
  const int place = place_of(study().questions, key);
  if (shows_replications() && place >= 0) {
    const auto estimate = replications_.experiment()->answer(static_cast<std::size_t>(place));
    figure.replications = estimate.n;
    if (estimate.defined()) figure.value = estimate.mean;
    if (estimate.has_interval()) figure.half_width = estimate.half_width;
    if (estimate.rare)
      std::tie(figure.low, figure.high) = std::pair(estimate.low(), estimate.high());
  } else if (day_ > 0) {
    figure.value = value_to(*run(), *measure, day_);
    compare(figure, *measure);
  }
  return figure;
}

std::optional<report::OrderSplit> RunFigures::order_split() const {
  if (!exist() || !run()->twin() || plan().campaign.empty()) return std::nullopt;
  if (shows_replications()) return report::split_orders(study(), *replications_.experiment());
  if (day_ == 0) return std::nullopt;
  const auto part = [&](std::size_t i) {
    return value_to(*run(), *engine::find_measure(report::split_measures[i]), day_);
  };
  return report::split_orders(part(0), part(1), part(2));
}

std::string RunFigures::finding(Language language) const {
  if (!exist() || !run()->twin() || plan().campaign.empty()) return {};
  if (shows_replications()) {
    const auto found = report::finding_of(language, study(), *replications_.experiment(), true);
    return found ? report::finding_sentence(language, *found) : std::string();
  }
  if (day_ < run()->days()) return {};
  const scenario::Scenario& scenario = study().scenario;
  const auto name = [&](std::string_view id) {
    return scenario.name_of(*scenario.find(id), language);
  };
  const Measure& earned = *engine::find_measure("incremental_contribution");
  return report::finding_sentence(language,
                                  {.leader = name(study().strategy),
                                   .other = name(experiment::no_campaign),
                                   .measure = &earned,
                                   .difference = {.n = 1, .mean = value_to(*run(), earned, day_)},
                                   .replications = 1});
}

Series RunFigures::series(std::string_view key, bool cumulative) const {
  const Measure* measure = engine::find_measure(key);
  Series series{.measure = std::string(key)};
  if (!measure || !exist()) return series;
  series.cumulative = cumulative && engine::adds_up_over_days(*measure);
  const auto day_by_day = [&](const Measure& of, const engine::MeasureInput& from,
                              engine::Day days) {
    std::vector<double> values = values_of_days(of, from, days);
    if (series.cumulative) std::partial_sum(values.begin(), values.end(), values.begin());
    return values;
  };
  series.unit = report::unit_of(measure->unit);
  const engine::MeasureInput input = input_of(*run(), *measure);
  series.run = day_by_day(*measure, input, day_);
  if (run()->twin() && measure->twin == engine::Twin::none && !measure->of_mechanism) {
    engine::MeasureInput twin = input;
    twin.outcome = run()->twin();
    series.twin = day_by_day(*measure, twin, day_);
  }
  for (const Future& other : futures_.others())
    if (other.simulation)
      series.others.push_back(
          {other.number, day_by_day(*measure, input_of(*other.simulation, *measure),
                                    other.simulation->simulated())});
  const int place = place_of(study().series, key);
  if (replications_.done() > 1 && place >= 0) {
    const experiment::SeriesBand& band =
        replications_.series(static_cast<std::size_t>(place), series.cumulative);
    series.mean = band.mean;
    series.low = band.low;
    series.high = band.high;
    series.replications = replications_.done();
  }
  return series;
}

std::int64_t RunFigures::counted(engine::Counter counter, int days) const {
  return exist() && days > 0 ? run()->outcome().counts.at(days - 1, counter) : 0;
}

std::vector<FunnelStep> RunFigures::funnel(std::string_view campaign_id) const {
  std::vector<FunnelStep> steps;
  if (!exist()) return steps;
  const engine::Campaign& campaign = plan().campaign;
  const auto entry = std::ranges::find(campaign, campaign_id, &engine::CampaignEntry::id);
  if (entry == campaign.end()) return steps;
  struct Stage {
    TouchCounter counter;
    TouchCounter of; ///< itself: a part of none
  };
  static constexpr std::array<Stage, 7> stages = {{
      {TouchCounter::audience, TouchCounter::audience},
      {TouchCounter::seers, TouchCounter::audience},
      {TouchCounter::viewers, TouchCounter::viewers}, // a room is open to whoever comes
      {TouchCounter::clicked, TouchCounter::seers},
      {TouchCounter::claimed, TouchCounter::claimed}, // held without a click too
      {TouchCounter::converted, TouchCounter::audience},
      {TouchCounter::redeemed, TouchCounter::claimed},
  }};
  const auto counted = [&](TouchCounter counter) {
    const auto mechanism = static_cast<int>(entry - campaign.begin());
    if (!shows_replications()) return run()->outcome().counts.total(mechanism, counter, 0, day_);
    return std::int64_t{
        std::llround(report::funnel_mean(*replications_.experiment(), 0, mechanism, counter))};
  };
  for (const auto& [counter, of] : stages) {
    const std::int64_t people = counted(counter);
    const bool part = of != counter && counted(of) >= people;
    if (people > 0 || counter == TouchCounter::audience || counter == TouchCounter::converted)
      steps.push_back(
          {std::string(key_of(counter)), part ? std::string(key_of(of)) : std::string(), people});
  }
  return steps;
}

/// A question's answer in the run on show; nothing where that takes a twin the page does not run.
std::optional<double> RunFigures::value_in_run(const experiment::Question& question) const {
  if (question.measure->twin == engine::Twin::without_mechanism) return std::nullopt;
  engine::MeasureInput input = input_of(*run(), *question.measure);
  input.from = question.from;
  input.to = std::min(question.to, run()->days());
  input.mechanisms = places_of(plan(), question.of);
  return question.measure->value(input);
}

/// The same of an expectation, divided where it is a ratio of days.
std::optional<double> RunFigures::value_in_run(const experiment::Expected& expected) const {
  const auto value = value_in_run(study().questions[expected.question]);
  if (!expected.over_question || !value) return value;
  const auto over = value_in_run(study().questions[*expected.over_question]);
  return over && *over != 0 ? std::optional(*value / *over) : std::nullopt;
}

/// On the mean over replications; until there are any, what the run on show came to by its day.
ExpectationView RunFigures::limit(std::size_t i, Language language) const {
  const scenario::Limit& limit = study().scenario.header.limits[i];
  const Measure& measure = *engine::find_measure(limit.measure);
  const experiment::Band band = experiment::band_of(limit);
  ExpectationView view{.name = report::limited_measure(language, study().scenario, limit),
                       .measure = limit.measure,
                       .unit = report::unit_of(measure.unit),
                       .low = band.low,
                       .high = band.high,
                       .role = "limit"};
  if (replications_.done() > 0) {
    const experiment::Kept kept = keeps(study(), *replications_.experiment(), i);
    if (kept.estimate.defined()) view.value = kept.estimate.mean;
    if (kept.estimate.has_interval()) view.half_width = kept.estimate.half_width;
    view.replications = kept.estimate.n;
    view.verdict = shown(kept.verdict);
    view.needed = kept.needed;
  } else if (day_ > 0 && limit.is_plain()) {
    view.value = value_to(*run(), measure, day_);
  }
  return view;
}

ExpectationView RunFigures::expectation(std::size_t i, Language language) const {
  const experiment::Expected& expected = study().expectations[i];
  const auto& expectation = expected.expectation;
  ExpectationView view{
      .name = report::expectation_name(language, study(), expected),
      .measure = expectation.measure,
      .unit = report::unit_of(expected),
      .low = expected.band.low,
      .high = expected.band.high,
      .least_chance = expectation.is_ranking()
                          ? report::probability_text(language, expectation.probability_at_least)
                          : std::string(),
      .role = std::string(key_of(expectation.known_as())),
      .source = expectation.source.in(language)};
  if (expected.skip == experiment::Skip::parked) {
    view.parked = report::reason_text(language, study().scenario, expected, {});
    return view;
  }
  if (replications_.done() > 0) {
    const experiment::ExpectationOutcome& outcome = replications_.outcome(i);
    const auto& estimate = outcome.estimate;
    view.chance = report::chance_text(language, expected, outcome);
    if (estimate.defined()) view.value = estimate.mean;
    if (estimate.has_interval()) view.half_width = estimate.half_width;
    if (estimate.is_lopsided() && estimate.has_interval())
      std::tie(view.interval_low, view.interval_high) = std::pair(estimate.low(), estimate.high());
    view.replications = estimate.n;
    view.verdict = shown(outcome.assessment.verdict);
    view.needed = outcome.assessment.needed;
  } else if (day_ >= run()->days() && expected.rivals.empty() && expectation.segment.empty()) {
    view.value = value_in_run(expected).value_or(NAN);
  }
  return view;
}

std::vector<ExpectationView> RunFigures::expectations(Language language) const {
  std::vector<ExpectationView> views;
  if (!exist()) return views;
  for (std::size_t i = 0; i < study().limit_places.size(); ++i) views.push_back(limit(i, language));
  for (const experiment::Skip skip : {experiment::Skip::none, experiment::Skip::parked})
    for (std::size_t i = 0; i < study().expectations.size(); ++i)
      if (study().expectations[i].skip == skip) views.push_back(expectation(i, language));
  return views;
}

LedgerTable RunFigures::ledger() const {
  if (!exist()) return {};
  return shows_replications() ? ledger_table(*replications_.experiment(), plan().campaign)
                              : ledger_table(run()->outcome().ledger, plan().campaign, day_);
}

bool RunFigures::has_people(std::string_view figure) const {
  if (!exist()) return false;
  const auto composition = experiment::composition_of(plan(), figure);
  return composition && (composition->twin == engine::Twin::none || run()->twin() != nullptr);
}

} // namespace pondlab::workbench
