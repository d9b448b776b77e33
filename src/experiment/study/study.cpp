#include "experiment/study/study.hpp"

#include "experiment/run/measure_estimate.hpp"
#include "experiment/run/unknown_name.hpp"
#include "experiment/statistics/ranking.hpp"
#include "scenario/file/expectation.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace pondlab::experiment {

namespace {

/// Drawn day by day in reports.
constexpr std::array<std::string_view, 8> series_measures = {"incremental_contribution",
                                                             "contribution",
                                                             "net_sales",
                                                             "paid_sales",
                                                             "orders",
                                                             "visitors",
                                                             "members",
                                                             "reachable"};

const engine::Measure& measure_named(const std::string& key) {
  if (const engine::Measure* measure = engine::find_measure(key)) return *measure;
  std::vector<std::string> known;
  for (const engine::Measure& measure : engine::measures()) known.emplace_back(measure.key);
  throw UnknownName(Named::measure, key, known);
}

const scenario::Strategy& strategy_named(const scenario::Scenario& scenario,
                                         const std::string& id) {
  if (const scenario::Strategy* strategy = scenario.find(id)) return *strategy;
  throw UnknownName(Named::strategy, id, scenario.strategy_ids());
}

Band band_of(const Expected& expected) {
  const double scale = expected.unit() == engine::MeasureUnit::money ? 100 : 1;
  const scenario::Expectation& expectation = expected.expectation;
  Band band;
  if (expectation.has_lower()) band.low = expectation.at_least * scale;
  if (expectation.has_upper()) band.high = expectation.at_most * scale;
  return band;
}

/// Puts a study together once its scenario is read.
class Planning {
public:
  explicit Planning(Study& study) : study_(study), asked_(study.specification) {}

  void plan() {
    const auto& header = study_.scenario.header;
    study_.strategy = asked_.strategy ? strategy_named(study_.scenario, *asked_.strategy).id
                                      : study_.scenario.default_strategy().id;
    study_.seed = asked_.seed.value_or(static_cast<std::uint64_t>(header.run.seed));
    study_.replications = asked_.replications.value_or(static_cast<int>(header.run.replications));
    need_arm({study_.strategy, {}});
    ask_measures();
    for (const scenario::Limit& limit : header.limits) ask_about(limit);
    for (const auto& expectation : header.expectations) expect(expectation);
    plan_series();
    for (const ArmKey& key : arm_keys_) study_.arms.push_back(compile_arm(study_.scenario, key));
  }

private:
  engine::Day days() const { return study_.scenario.setup.horizon.days; }
  engine::Date start() const { return study_.scenario.setup.horizon.start; }
  const scenario::Strategy& strategy() const { return *study_.scenario.find(study_.strategy); }

  void need_arm(const ArmKey& key) {
    if (std::ranges::find(arm_keys_, key) == arm_keys_.end()) arm_keys_.push_back(key);
  }

  std::size_t ask(Question question) {
    for (const ArmKey& key : arms_of(question)) need_arm(key);
    const auto found = std::ranges::find(study_.questions, question);
    if (found != study_.questions.end())
      return static_cast<std::size_t>(found - study_.questions.begin());
    study_.questions.push_back(std::move(question));
    return study_.questions.size() - 1;
  }

  /// A measure that compares a world without a campaign with itself says nothing.
  bool says_something(const engine::Measure& measure) const {
    return measure.twin == engine::Twin::none || !strategy().mechanisms.empty();
  }

  void ask_whole_run(const engine::Measure& measure, std::vector<std::string> of) {
    if (says_something(measure)) ask({&measure, study_.strategy, std::move(of), 0, days()});
  }

  void ask_of_all(const engine::Measure& measure) {
    if (!measure.of_mechanism) return ask_whole_run(measure, {});
    for (const std::string& id : strategy().mechanisms) ask_whole_run(measure, {id});
  }

  void ask_measures() {
    for (const std::string& wanted : asked_.measures) {
      const std::size_t colon = wanted.find(':');
      const engine::Measure& measure = measure_named(wanted.substr(0, colon));
      if (colon == wanted.npos) {
        ask_of_all(measure);
        continue;
      }
      const std::string of = wanted.substr(colon + 1);
      if (!measure.of_mechanism ||
          std::ranges::find(strategy().mechanisms, of) == strategy().mechanisms.end())
        throw UnknownName(Named::mechanism, of,
                          measure.of_mechanism ? strategy().mechanisms
                                               : std::vector<std::string>{});
      ask_whole_run(measure, {of});
    }
    if (!asked_.measures.empty()) return;
    for (const engine::Measure& measure : engine::measures())
      if (measure.twin != engine::Twin::without_mechanism) ask_of_all(measure);
  }

  void ask_about(const scenario::Limit& limit) {
    const LimitQuestion asked = question_of(study_.scenario, limit, study_.strategy);
    LimitPlace place{.skipped = asked.skipped};
    if (!asked.skipped) place.own = ask(asked.own);
    if (!asked.skipped && asked.versus) place.versus = ask(*asked.versus);
    study_.limit_places.push_back(place);
  }

  Skip skip_of(const scenario::Expectation& expectation, const std::string& strategy_id) const {
    if (expectation.is_parked()) return Skip::parked;
    if (asked_.strategy && strategy_id != study_.strategy) return Skip::strategy;
    if (!asked_.days) return Skip::none;
    const bool stays = stays_inside({expectation.from, expectation.to}) &&
                       (!expectation.over.given() || stays_inside(expectation.over));
    return stays ? Skip::none : Skip::days;
  }

  /// Both ends are named, and the run has them whatever its length.
  bool stays_inside(const scenario::Window& window) const {
    return window.from.known() && window.to.known() && window.to.days - start().days < days();
  }

  std::size_t ask_about(const Expected& expected, const std::string& strategy,
                        const scenario::Window& window) {
    const scenario::Expectation& expectation = expected.expectation;
    Question question{&expected.measure(), strategy, expectation.of, 0, days(),
                      expectation.segment};
    if (window.from.known()) question.from = window.from.days - start().days;
    if (window.to.known()) question.to = window.to.days - start().days + 1;
    return ask(std::move(question));
  }

  void expect(const scenario::Expectation& expectation) {
    const auto strategies = strategies_of(study_.scenario, expectation);
    Expected expected{
        .expectation = expectation, .strategy = strategies.front()->id, .rivals = {}, .band = {}};
    expected.band = band_of(expected);
    for (std::size_t s = 1; s < strategies.size(); ++s)
      expected.rivals.push_back(strategies[s]->id);
    expected.skip = skip_of(expectation, expected.strategy);
    if (expected.skip == Skip::none) ask_about(expected);
    study_.expectations.push_back(std::move(expected));
  }

  void ask_about(Expected& expected) {
    const scenario::Expectation& expectation = expected.expectation;
    const scenario::Window days{expectation.from, expectation.to};
    expected.question = ask_about(expected, expected.strategy, days);
    if (expectation.over.given())
      expected.over_question = ask_about(expected, expected.strategy, expectation.over);
    for (const std::string& rival : expected.rivals)
      expected.rival_questions.push_back(ask_about(expected, rival, days));
    if (expectation.over.given() && !expected.rivals.empty())
      expected.rival_over_question = ask_about(expected, expected.rivals.front(), expectation.over);
  }

  /// Only what the arms at hand can answer.
  void plan_series() {
    for (const std::string_view key : series_measures) {
      const engine::Measure& measure = *engine::find_measure(key);
      const Question question{&measure, study_.strategy, {}, 0, days()};
      const bool at_hand = std::ranges::all_of(arms_of(question), [&](const ArmKey& arm) {
        return std::ranges::find(arm_keys_, arm) != arm_keys_.end();
      });
      if (at_hand && says_something(measure)) study_.series.push_back(question);
    }
  }

  Study& study_;
  const JobSpecification& asked_;
  std::vector<ArmKey> arm_keys_;
};

/// Values of the strategy, then of the days it is divided by, of its rivals, and of the rival's
/// days, in the replications in which all have one.
std::vector<std::vector<double>> paired_values(const Expected& expected,
                                               const Experiment& experiment) {
  std::vector<std::size_t> questions = {expected.question};
  if (expected.over_question) questions.push_back(*expected.over_question);
  questions.insert(questions.end(), expected.rival_questions.begin(),
                   expected.rival_questions.end());
  if (expected.rival_over_question) questions.push_back(*expected.rival_over_question);
  std::vector<std::vector<double>> values(questions.size());
  for (int r = 0; r < experiment.replications(); ++r) {
    const bool all = std::ranges::all_of(questions, [&](std::size_t question) {
      return experiment.answer(question, r).has_value();
    });
    for (std::size_t s = 0; all && s < questions.size(); ++s)
      values[s].push_back(*experiment.answer(questions[s], r));
  }
  return values;
}

Estimate difference_of(const Expected& expected, const std::vector<double>& own,
                       const std::vector<double>& rival, int done) {
  std::vector<std::optional<double>> differences;
  for (std::size_t r = 0; r < own.size(); ++r) differences.emplace_back(own[r] - rival[r]);
  differences.resize(static_cast<std::size_t>(done));
  return estimate_of_difference(expected.measure(), differences);
}

/// A ratio of days, of strategies, or of days under one strategy set against that under another.
Estimate ratio_of(const Expected& expected, const std::vector<std::vector<double>>& values) {
  if (!expected.rival_over_question)
    return estimate_of_ratio(expected.measure(), values[0], values[1]);
  return estimate_of_contrast(expected.measure(), {values[0], values[1]}, {values[2], values[3]},
                              expected.expectation.is_rival_ratio());
}

/// Less is turned into more, where that is better.
Ranking ranking_of(const Expected& expected, std::vector<std::vector<double>> values) {
  const engine::Measure& measure = expected.measure();
  if (measure.better == engine::Better::less)
    for (auto& one : values)
      for (double& value : one) value = -value;
  return judge_ranking(values, expected.expectation.probability_at_least,
                       counts_events(measure) ? Ranked::events : Ranked::amounts);
}

/// Its value over that of other days, over its rival's, or set against that of its rival.
/// Replications in which one of them has no value are without one of the ratio.
ExpectationOutcome ratio_outcome(const Expected& expected, const Experiment& experiment) {
  const auto values = paired_values(expected, experiment);
  ExpectationOutcome found;
  if (!expected.rivals.empty()) found.rival = expected.rivals.front();
  found.estimate = ratio_of(expected, values);
  found.estimate.undefined += experiment.done() - static_cast<int>(values[0].size());
  found.assessment = judge(found.estimate, expected.band);
  return found;
}

/// Its difference to its rival, or whether it is ahead of all of them.
ExpectationOutcome rival_outcome(const Expected& expected, const Experiment& experiment) {
  const auto values = paired_values(expected, experiment);
  ExpectationOutcome found;
  std::size_t rival = 0;
  if (expected.expectation.is_ranking()) {
    const Ranking ranking = ranking_of(expected, values);
    found.assessment = ranking.assessment;
    found.chance = ranking.chance;
    rival = ranking.rival;
  }
  found.rival = expected.rivals[rival];
  found.estimate = difference_of(expected, values.front(), values[rival + 1], experiment.done());
  if (!expected.expectation.is_ranking()) found.assessment = judge(found.estimate, expected.band);
  return found;
}

} // namespace

StudyResult plan_study(JobSpecification specification) {
  auto read = read_scenario(specification);
  if (!read) return {std::nullopt, std::move(read.diagnostics)};
  return {plan_study(std::move(specification), std::move(*read.value)),
          std::move(read.diagnostics)};
}

Study plan_study(JobSpecification specification, scenario::Scenario scenario) {
  specification.kind = JobSpecification::Kind::study;
  Study study{.specification = std::move(specification), .scenario = std::move(scenario)};
  Planning(study).plan();
  study.specification.seed = study.seed;
  study.specification.replications = study.replications;
  return study;
}

Experiment Study::experiment() const { return {arms, questions, series, seed, replications}; }

std::optional<std::size_t> Study::place_of(std::string_view measure) const {
  const Question asked{engine::find_measure(measure), strategy, {}, 0, scenario.setup.horizon.days};
  const auto found = std::ranges::find(questions, asked);
  if (found == questions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - questions.begin());
}

ExpectationOutcome assess(const Study& study, const Experiment& experiment, std::size_t i) {
  const Expected& expected = study.expectations[i];
  if (expected.skip != Skip::none) return {.assessment = {.verdict = Verdict::skipped}};
  if (expected.expectation.is_ratio()) return ratio_outcome(expected, experiment);
  if (!expected.rivals.empty()) return rival_outcome(expected, experiment);
  ExpectationOutcome found{.estimate = experiment.answer(expected.question)};
  found.assessment = judge(found.estimate, expected.band);
  return found;
}

Kept keeps(const Study& study, const Experiment& experiment, std::size_t i) {
  const scenario::Limit& limit = study.scenario.header.limits[i];
  const LimitPlace& place = study.limit_places[i];
  if (place.skipped) return {.verdict = Verdict::skipped};
  return keeps(limit, estimate_of(limit, place, experiment, experiment.replications()));
}

Assessment judge(const Study& study, const Experiment& experiment, std::size_t i) {
  return assess(study, experiment, i).assessment;
}

Verdict verdict(const Study& study, const Experiment& experiment) {
  bool unsettled = false;
  for (std::size_t i = 0; i < study.expectations.size(); ++i) {
    const Verdict one = judge(study, experiment, i).verdict;
    if (one == Verdict::fail) return Verdict::fail;
    unsettled = unsettled || one == Verdict::inconclusive;
  }
  return unsettled ? Verdict::inconclusive : Verdict::pass;
}

} // namespace pondlab::experiment
