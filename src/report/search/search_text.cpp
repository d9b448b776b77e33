#include "report/search/search_text.hpp"

#include "report/model/names.hpp"
#include "report/model/support_text.hpp"
#include "scenario/file/deepest_cut.hpp"
#include "scenario/json/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::report {

using experiment::Estimate;
using experiment::Finalist;
using experiment::TriedPlan;
using experiment::Verdict;

std::string SearchText::t(std::string_view key, const std::vector<TextArgument>& arguments) const {
  return text(language_, "search." + std::string(key), arguments);
}

std::string SearchText::plan_name(const TriedPlan& plan) const {
  const scenario::Scenario& scenario = search_.scenario();
  const std::string strategy = scenario.name_of(*scenario.find(plan.strategy), language_);
  if (plan.as_it_stands) return t("as_it_stands", {{"strategy", strategy}});
  const std::string number = plan.id.substr(plan.id.find('_') + 1);
  const bool several = scenario.header.search.strategies.size() > 1;
  return t(several ? "plan_of" : "plan", {{"number", number}, {"strategy", strategy}});
}

const Finalist* SearchText::leading() const {
  const auto found =
      std::ranges::find(search_.finalists(), search_.decision().leader, &Finalist::strategy);
  return found == search_.finalists().end() ? nullptr : &*found;
}

std::string SearchText::leader() const {
  const Finalist* finalist = leading();
  return finalist ? plan_name(search_.plans()[finalist->plan])
                  : std::string(text(language_, "strategy.none.name"));
}

std::string SearchText::name_of(const engine::Measure& measure) const {
  return std::string(text(language_, "measure." + std::string(measure.key) + ".name"));
}

std::string SearchText::setting(const TriedPlan& plan, std::size_t variable) const {
  const double value = plan.settings[variable];
  return std::isfinite(value) ? scenario::real_text(value) : "–";
}

std::string SearchText::value(const engine::Measure& measure, double amount) const {
  return std::isfinite(amount) ? value_text(language_, measure, amount) : "–";
}

std::string SearchText::with_interval(const engine::Measure& measure,
                                      const Estimate& estimate) const {
  return estimate_text(language_, estimate, unit_of(measure.unit));
}

std::string SearchText::limits_text(const Finalist& finalist) const {
  std::string words;
  for (std::size_t i = 0; i < finalist.limits.size(); ++i) {
    if (finalist.limits[i].verdict == Verdict::pass) continue;
    const auto& limit = search_.scenario().header.search.limits[i];
    words += (words.empty() ? "" : " · ") +
             t(finalist.limits[i].verdict == Verdict::fail ? "limit_broken" : "limit_open",
               {{"measure", name_of(*engine::find_measure(limit.measure))}});
  }
  return words.empty() ? t("limits_kept") : words;
}

std::string SearchText::outside(const Finalist& finalist) const {
  std::string words;
  const experiment::Comparison& comparison = search_.comparison();
  for (const experiment::OutsideSupport& one : comparison.outside[finalist.strategy])
    words +=
        (words.empty() ? "" : std::string(text(language_, "compare.reason_and"))) +
        support_text(language_, comparison.scenario, comparison.strategies[finalist.strategy], one);
  return words;
}

std::string SearchText::gained_over_today(const Finalist& finalist) const {
  const Estimate estimate = search_.over_today(finalist);
  const bool bounded = estimate.has_interval() && std::isfinite(estimate.half_width);
  const engine::Measure& measure = search_.criterion();
  return bounded ? with_interval(measure, estimate) : value(measure, estimate.mean);
}

Notice SearchText::finding() const {
  const Finalist* leader = leading();
  if (!none_allowed().empty()) return {none_allowed(), Tone::bad};
  if (!leader) return {t("finding.none"), Tone::open};
  const std::vector<TextArgument> arguments = {
      {"plan", this->leader()},
      {"today", plan_name(search_.plans()[search_.today().plan])},
      {"measure", name_of(search_.criterion())},
      {"difference", gained_over_today(*leader)}};
  if (leader->plan == search_.today().plan) return {t("finding.today", arguments), Tone::plain};
  const Estimate over = search_.over_today(*leader);
  const bool clear = over.has_interval() && std::isfinite(over.half_width) && over.low() > 0;
  if (!clear) return {t("finding.open", arguments), Tone::open};
  const bool trusted = !search_.comparison().withholds(leader->strategy) &&
                       leader->deepest_cut <= scenario::deepest_trusted_cut;
  return {t(trusted ? "finding.better" : "finding.outside", arguments),
          trusted ? Tone::good : Tone::open};
}

std::string SearchText::lost_by_choosing() const {
  double sum = 0;
  int plans = 0;
  for (const Finalist& finalist : search_.finalists()) {
    const TriedPlan& plan = search_.plans()[finalist.plan];
    if (plan.as_it_stands) continue;
    sum += plan.explored.gain - finalist.gain.mean;
    ++plans;
  }
  const double lost = plans > 0 ? sum / plans : NAN;
  if (!std::isfinite(lost) || lost <= 0) return {};
  return t("curse", {{"money", value(search_.criterion(), lost)}});
}

std::vector<std::size_t> SearchText::variables_at_their_end() const {
  std::vector<std::size_t> ends;
  const Finalist* finalist = leading();
  if (!finalist || search_.plans()[finalist->plan].as_it_stands) return ends;
  const TriedPlan& plan = search_.plans()[finalist->plan];
  for (std::size_t i = 0; i < plan.settings.size(); ++i) {
    const scenario::DecisionVariable& variable = search_.variables()[i];
    if (plan.settings[i] == variable.low || plan.settings[i] == variable.high) ends.push_back(i);
  }
  return ends;
}

std::string SearchText::untrusted() const {
  const bool leaves = std::ranges::any_of(search_.finalists(), [](const Finalist& finalist) {
    return finalist.deepest_cut > scenario::deepest_trusted_cut;
  });
  if (!leaves) return {};
  return t("untrusted",
           {{"share", number_text(language_, scenario::deepest_trusted_cut, Unit::rate)}});
}

std::string SearchText::none_allowed() const {
  return std::ranges::any_of(search_.finalists(), &Finalist::on_front) ? std::string()
                                                                       : t("none_allowed");
}

} // namespace pondlab::report
