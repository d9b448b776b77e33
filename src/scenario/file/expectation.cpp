#include "scenario/file/expectation.hpp"

#include "engine/numeric/calendar.hpp"
#include "engine/world/measure.hpp"
#include "scenario/file/record_findings.hpp"
#include "scenario/json/decimal.hpp"

#include <algorithm>

namespace pondlab::scenario {
namespace {

class ExpectationCheck {
public:
  ExpectationCheck(const Scenario& scenario, const Expectation& expectation, Path path,
                   Findings& findings)
      : scenario_(scenario), expectation_(expectation), found_(scenario, std::move(path), findings),
        findings_(findings) {}

  void run() {
    check_rivals();
    check_mechanism();
    check_segment();
    if (!expectation_.is_parked()) check_windows();
    check_ratio();
    check_band();
  }

private:
  const engine::Measure& measure() const { return *engine::find_measure(expectation_.measure); }

  /// A rank needs somebody else and a direction.
  void check_rivals() {
    strategies_ = strategies_of(scenario_, expectation_);
    if (expectation_.versus == strategies_.front()->id)
      found_.error("versus", "versus_itself", {scenario_.strategy_argument(expectation_.versus)});
    if (!expectation_.is_ranking()) return;
    if (expectation_.probability_at_least < .5)
      found_.error("probability_at_least", "probability_below_half",
                   {{"value", real_text(expectation_.probability_at_least)}});
    if (strategies_.size() == 1)
      found_.error("probability_at_least", "no_rival",
                   {scenario_.strategy_argument(strategies_.front()->id)});
    if (measure().better == engine::Better::neither)
      found_.error("measure", "measure_without_direction", {{"measure", expectation_.measure}});
  }

  void check_band() {
    const bool band = expectation_.has_lower() || expectation_.has_upper();
    if (!band && !expectation_.is_ranking())
      findings_.error(found_.node().at(), found_.path(), "no_band");
    if (band && expectation_.is_ranking())
      found_.error(expectation_.has_lower() ? "at_least" : "at_most", "probability_with_band", {});
  }

  void check_segment() {
    if (expectation_.segment.empty()) return;
    if (!measure().of_people)
      return found_.error("segment", "measure_not_by_person", {{"measure", expectation_.measure}});
    for (const Strategy* strategy : strategies_) {
      std::vector<std::string> known;
      for (const NamedSegment& segment : strategy->segments) known.push_back(segment.id);
      if (std::find(known.begin(), known.end(), expectation_.segment) == known.end())
        return found_.error("segment", "segment_not_in_strategy",
                            {{"id", excerpt(std::string_view(expectation_.segment))},
                             scenario_.strategy_argument(strategy->id),
                             {"known", listed(known)}},
                            nearest(expectation_.segment, known));
    }
  }

  void check_mechanism() {
    if (measure().of_mechanism && expectation_.of.empty())
      return found_.error("measure", "missing_mechanism", {{"measure", expectation_.measure}});
    if (!measure().of_mechanism && !expectation_.of.empty())
      return found_.error("of", "needless_mechanism", {{"measure", expectation_.measure}});
    for (const Strategy* strategy : strategies_) check_mechanism(*strategy);
  }

  void check_mechanism(const Strategy& strategy) {
    const auto& known = strategy.mechanisms;
    for (std::size_t i = 0; i < expectation_.of.size(); ++i) {
      const std::string& id = expectation_.of[i];
      if (std::find(known.begin(), known.end(), id) == known.end())
        findings_.error(found_.node().find("of")->items()[i]->at(), found_.path() / "of" / i,
                        "mechanism_not_in_strategy",
                        {{"id", excerpt(std::string_view(id))},
                         scenario_.strategy_argument(strategy.id),
                         {"known", known.empty() ? "-" : listed(known)}},
                        nearest(id, known));
    }
  }

  void check_windows() {
    const engine::Horizon& run = scenario_.setup.horizon;
    if (!run.start.known()) return;
    check_window({expectation_.from, expectation_.to}, found_);
    if (!found_.node().find("over")) return;
    RecordFindings found(scenario_, found_.path() / "over", findings_);
    check_window(expectation_.over, found);
    if (expectation_.over.given() && span_of(expectation_.over) == own_span())
      found_.error("over", "over_itself", {});
  }

  /// First and last day.
  using Span = std::pair<engine::Date, engine::Date>;
  Span span_of(const Window& window) const {
    const engine::Horizon& run = scenario_.setup.horizon;
    const engine::Date last{run.start.days + run.days - 1};
    return {window.from.known() ? window.from : run.start, window.to.known() ? window.to : last};
  }
  Span own_span() const { return span_of({expectation_.from, expectation_.to}); }

  void check_window(const Window& window, RecordFindings& found) {
    const auto [first, last] = span_of({});
    for (const auto& [key, date] : {std::pair("from", window.from), std::pair("to", window.to)})
      if (date.known() && (date < first || date > last))
        found.error(key, "window_outside_run",
                    {{"from", engine::to_text(first)}, {"to", engine::to_text(last)}});
  }

  /// What is divided must have a value on both days and strategies, and nothing else be asked of
  /// it.
  void check_ratio() {
    const bool over = found_.node().find("over") != nullptr;
    if (over && !expectation_.over.given()) found_.error("over", "over_no_days", {});
    if (over && engine::is_of_end_alone(measure()))
      found_.error("over", "over_end_alone", {{"measure", expectation_.measure}});
    const bool ratio = static_cast<Contrast>(expectation_.contrast) == Contrast::ratio;
    if (ratio && expectation_.versus.empty()) found_.error("as", "ratio_without_versus", {});
    if ((ratio || over) && expectation_.is_ranking())
      found_.error(ratio ? "as" : "over", "probability_with_ratio", {});
  }

  const Scenario& scenario_;
  const Expectation& expectation_;
  RecordFindings found_;
  Findings& findings_;
  std::vector<const Strategy*> strategies_; ///< the expectation's, then its rivals
};

} // namespace

std::vector<const Strategy*> strategies_of(const Scenario& scenario,
                                           const Expectation& expectation) {
  const Strategy& own = expectation.strategy.empty() ? scenario.default_strategy()
                                                     : *scenario.find(expectation.strategy);
  std::vector<const Strategy*> found = {&own};
  if (!expectation.versus.empty()) {
    found.push_back(scenario.find(expectation.versus));
  } else if (expectation.is_ranking()) {
    for (const Strategy& other : scenario.strategies)
      if (other.id != own.id) found.push_back(&other);
  }
  return found;
}

void check_expectations(const Scenario& scenario, Findings& findings) {
  const auto& expectations = scenario.header.expectations;
  for (std::size_t i = 0; i < expectations.size(); ++i)
    ExpectationCheck(scenario, expectations[i], Path() / "expectations" / i, findings).run();
}

} // namespace pondlab::scenario
