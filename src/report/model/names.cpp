#include "report/model/names.hpp"

#include "engine/numeric/calendar.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace pondlab::report {

using engine::MeasureUnit;

std::string_view unit_key(MeasureUnit unit) {
  static constexpr std::array<std::string_view, 4> keys = {"count", "yuan", "fraction", "ratio"};
  return keys[static_cast<std::size_t>(unit)];
}

Unit unit_of(MeasureUnit unit) {
  switch (unit) {
  case MeasureUnit::count:
    return Unit::count;
  case MeasureUnit::money:
    return Unit::money;
  case MeasureUnit::share:
    return Unit::rate;
  case MeasureUnit::ratio:
    break;
  }
  return Unit::real;
}

Unit unit_of(const experiment::Expected& expected) {
  return expected.expectation.is_ratio() ? Unit::times : unit_of(expected.unit());
}

std::string value_text(Language language, const engine::Measure& measure, double value) {
  return number_text(language, value, unit_of(measure.unit));
}

std::string half_width_text(Language language, const engine::Measure& measure, double half_width) {
  return half_width_text(language, half_width, unit_of(measure.unit));
}

namespace {

/// Two digits of what is below one, as rare counts are.
std::string rare_text(double value) {
  int decimals = std::abs(value) < 10 ? 2 : 1;
  for (double size = std::abs(value); size > 0 && size < .0995 && decimals < 6; size *= 10)
    ++decimals;
  return value == 0 ? "0" : grouped(value, decimals);
}

} // namespace

std::string limits_text(Language language, double low, double high) {
  const std::vector<TextArgument> limits = {{"low", rare_text(low)}, {"high", rare_text(high)}};
  return text(language, low == 0 && high > 0 ? "report.limits_from_zero" : "report.limits", limits);
}

std::string estimate_text(Language language, const experiment::Estimate& estimate, Unit unit,
                          std::string_view gap) {
  if (!estimate.defined()) return std::string(text(language, "report.undefined"));
  if (estimate.is_lopsided() && estimate.has_interval())
    return text(language, "report.with_limits",
                {{"mean", estimate.rare ? rare_text(estimate.mean)
                                        : number_text(language, estimate.mean, unit)},
                 {"limits", limits_text(language, estimate.low(), estimate.high())}});
  std::string words = number_text(language, estimate.mean, unit);
  if (estimate.has_interval() && std::isfinite(estimate.half_width))
    words += std::string(gap) + half_width_text(language, estimate.half_width, unit);
  return words;
}

Tone tone_of(experiment::Verdict verdict) {
  switch (verdict) {
  case experiment::Verdict::pass:
    return Tone::good;
  case experiment::Verdict::fail:
    return Tone::bad;
  case experiment::Verdict::inconclusive:
    return Tone::open;
  case experiment::Verdict::skipped:
    break;
  }
  return Tone::plain;
}

std::string band_text(Language language, Unit unit, const experiment::Band& band) {
  const auto value = [&](double limit) { return number_text(language, limit, unit); };
  const bool lower = band.low > -std::numeric_limits<double>::infinity();
  const bool upper = band.high < std::numeric_limits<double>::infinity();
  if (lower && upper)
    return text(language, "report.between", {{"low", value(band.low)}, {"high", value(band.high)}});
  if (lower) return text(language, "report.at_least", {{"limit", value(band.low)}});
  return text(language, "report.at_most", {{"limit", value(band.high)}});
}

std::string probability_text(Language language, double chance) {
  constexpr double least = .001;
  if (chance < least) return "< 0.1%";
  if (chance > 1 - least) return "> 99.9%";
  return number_text(language, chance, Unit::rate);
}

std::string scenario_title(Language language, const scenario::Scenario& scenario) {
  const std::string& title = scenario.header.name.in(language);
  return title.empty() ? scenario.file : title;
}

std::string mechanism_name(Language language, const std::string& id) {
  const std::size_t mark = id.find('#');
  const std::string key = "mechanism." + id.substr(0, mark) + ".name";
  if (!has_text(language, key)) return id;
  return std::string(text(language, key)) + (mark == id.npos ? "" : " " + id.substr(mark));
}

std::string mechanism_names(Language language, const std::vector<std::string>& ids) {
  std::string names;
  for (const std::string& id : ids)
    names += (names.empty() ? "" : std::string(text(language, "report.and"))) +
             mechanism_name(language, id);
  return names;
}

std::string joined_ids(const std::vector<std::string>& ids) {
  std::string joined;
  for (const std::string& id : ids) joined += (joined.empty() ? "" : "+") + id;
  return joined;
}

namespace {

/// "2020-02-01 to 2020-02-28": the first and last day of the run where a window leaves them open.
std::string days_text(Language language, const engine::Horizon& run,
                      const scenario::Window& window) {
  const engine::Date last{run.start.days + run.days - 1};
  return text(language, "report.days",
              {{"from", to_text(window.from.known() ? window.from : run.start)},
               {"to", to_text(window.to.known() ? window.to : last)}});
}

/// The days counted, and those that they are divided by; empty for the whole run.
std::string window_text(Language language, const engine::Horizon& run,
                        const scenario::Expectation& expectation) {
  const scenario::Window days{expectation.from, expectation.to};
  if (expectation.over.given())
    return text(language, "report.days_over_days",
                {{"days", days_text(language, run, days)},
                 {"others", days_text(language, run, expectation.over)}});
  return days.given()
             ? text(language, "report.between_days", {{"days", days_text(language, run, days)}})
             : std::string();
}

/// Which strategy, and whom it is set against; empty for the one reported on.
std::string strategy_text(Language language, const experiment::Study& study,
                          const experiment::Expected& expected) {
  const auto& expectation = expected.expectation;
  const auto quoted = [&](const std::string& id) {
    const scenario::Strategy* strategy = study.scenario.find(id);
    return text(language, "compare.quoted",
                {{"name", strategy ? study.scenario.name_of(*strategy, language) : id}});
  };
  const std::vector<TextArgument> both = {
      {"strategy", quoted(expected.strategy)},
      {"rival", expectation.versus.empty() ? std::string() : quoted(expectation.versus)}};
  if (expectation.is_ranking())
    return text(language, expectation.versus.empty() ? "report.ahead_of_all" : "report.ahead_of",
                both);
  if (expectation.is_rival_ratio()) return text(language, "report.over_rival", both);
  if (expectation.has_contrast()) return text(language, "report.less_rival", both);
  return expected.strategy == study.strategy ? std::string()
                                             : text(language, "report.under_strategy", both);
}

} // namespace

std::string expectation_name(Language language, const experiment::Study& study,
                             const experiment::Expected& expected) {
  const auto& expectation = expected.expectation;
  std::string name(text(language, "measure." + expectation.measure + ".name"));
  if (!expectation.of.empty())
    name = text(language, "report.measure_of",
                {{"measure", name}, {"mechanism", mechanism_names(language, expectation.of)}});
  if (!expectation.segment.empty())
    name = text(language, "report.of_segment",
                {{"measure", name},
                 {"segment", study.scenario.segment_name(expectation.segment, language)}});
  return name + strategy_text(language, study, expected) +
         window_text(language, study.scenario.setup.horizon, expectation);
}

std::string limit_text(Language language, const experiment::Expected& expected) {
  const auto& expectation = expected.expectation;
  if (expectation.is_ranking())
    return text(language, "report.chance_at_least",
                {{"limit", probability_text(language, expectation.probability_at_least)}});
  return band_text(language, unit_of(expected), expected.band);
}

std::string kept_text(Language language, const scenario::Limit& limit,
                      const experiment::Kept& kept) {
  const Unit unit = unit_of(engine::find_measure(limit.measure)->unit);
  const auto key = [&] {
    switch (kept.verdict) {
    case experiment::Verdict::pass:
      return "report.limit_kept";
    case experiment::Verdict::fail:
      return "report.limit_broken";
    case experiment::Verdict::skipped:
      return "report.limit_skipped";
    case experiment::Verdict::inconclusive:
      break;
    }
    return kept.needed > 0 ? "report.limit_needs" : "report.limit_open";
  };
  return text(language, key(),
              {{"mean", estimate_text(language, kept.estimate, unit)},
               {"needed", std::to_string(kept.needed)}});
}

std::string limited_measure(Language language, const scenario::Scenario& scenario,
                            const scenario::Limit& limit) {
  std::string name(text(language, "measure." + limit.measure + ".name"));
  if (const scenario::Strategy* versus = scenario.find(limit.versus))
    name = text(language, "report.limit_versus",
                {{"measure", name}, {"versus", scenario.name_of(*versus, language)}});
  const scenario::Window days{limit.from, limit.to};
  if (days.given())
    name += text(language, "report.between_days",
                 {{"days", days_text(language, scenario.setup.horizon, days)}});
  return name;
}

std::string limit_name(Language language, const scenario::Scenario& scenario,
                       const scenario::Limit& limit) {
  const Unit unit = unit_of(engine::find_measure(limit.measure)->unit);
  return limited_measure(language, scenario, limit) + std::string(text(language, "report.colon")) +
         band_text(language, unit, experiment::band_of(limit));
}

std::string strategy_name(Language language, const scenario::Scenario& scenario,
                          const std::string& id) {
  const scenario::Strategy* strategy = scenario.find(id);
  return strategy ? scenario.name_of(*strategy, language) : id;
}

std::string chance_text(Language language, const experiment::Expected& expected,
                        const experiment::ExpectationOutcome& assessment) {
  return expected.expectation.is_ranking() && assessment.estimate.has_interval()
             ? probability_text(language, assessment.chance)
             : std::string();
}

std::string unfinished_text(Language language, const experiment::Experiment& experiment) {
  return unfinished_text(language, experiment.done(), experiment.replications());
}

std::string unfinished_text(Language language, int done, int all) {
  if (done == all) return {};
  return text(language, "report.unfinished",
              {{"done", std::to_string(done)}, {"all", std::to_string(all)}});
}

namespace {

/// What may be asked for where “never” cannot be shown, and in how many replications without any
/// event it would be: their mean is 3.0 at most (`RareCount`).
constexpr double shown_never = .01;
constexpr int replications_for_never = 300;

/// Whether it is expected not to happen at all, and has not happened yet.
bool is_never(const experiment::Expected& expected, const experiment::Estimate& estimate) {
  return estimate.rare && !estimate.rare->is_difference && estimate.mean == 0 &&
         expected.band.high == 0 && expected.band.low <= 0;
}

} // namespace

std::string reason_text(Language language, const scenario::Scenario& scenario,
                        const experiment::Expected& expected,
                        const experiment::ExpectationOutcome& outcome) {
  const experiment::Assessment& assessment = outcome.assessment;
  const experiment::Estimate& estimate = outcome.estimate;
  switch (expected.skip) {
  case experiment::Skip::strategy:
    return text(language, "report.skip_strategy",
                {{"strategy", strategy_name(language, scenario, expected.strategy)}});
  case experiment::Skip::days:
    return std::string(text(language, "report.skip_days"));
  case experiment::Skip::parked:
    return std::string(text(
        language, "report.parked_" + std::string(key_of(expected.expectation.known_parked()))));
  case experiment::Skip::none:
    break;
  }
  const bool ranking = expected.expectation.is_ranking();
  if (estimate.is_endless())
    return text(language,
                assessment.needed == 0 ? "report.no_denominator" : "report.faint_denominator",
                {{"needed", std::to_string(assessment.needed)}});
  if (!estimate.defined()) return std::string(text(language, "report.no_value"));
  if (assessment.verdict != experiment::Verdict::inconclusive) return {};
  if (!estimate.has_interval()) return std::string(text(language, "report.one_replication"));
  if (is_never(expected, estimate))
    return text(language, "report.never",
                {{"limit", number_text(language, shown_never, Unit::real)},
                 {"needed", std::to_string(replications_for_never)}});
  if (assessment.needed == 0)
    return std::string(text(language, ranking ? "report.level" : "report.needs_too_many"));
  return text(language, ranking ? "report.needs_chance" : "report.needs",
              {{"needed", std::to_string(assessment.needed)}});
}

} // namespace pondlab::report
