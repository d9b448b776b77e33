#include "base/version.hpp"
#include "engine/numeric/calendar.hpp"
#include "report/model/names.hpp"
#include "report/search/search_report.hpp"
#include "scenario/file/deepest_cut.hpp"
#include "scenario/json/decimal.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::report {

namespace {

using experiment::Estimate;
using experiment::Finalist;
using experiment::Search;
using experiment::TriedPlan;
using experiment::Verdict;

/// "sms.coupon.face" for "$.campaign.sms.coupon.face".
std::string short_path(const std::string& path) {
  constexpr std::string_view campaign = "$.campaign.";
  return path.starts_with(campaign) ? path.substr(campaign.size()) : path.substr(2);
}

class SearchDocument {
public:
  SearchDocument(const Search& search, Language language) : search_(search), language_(language) {}

  ReportDocument write() {
    ReportDocument document{.title = title(), .subtitle = subtitle(), .foot = foot()};
    document.notices.push_back({t(search_.decision().settled ? "settled" : "unsettled",
                                  {{"leader", leader()}, {"against", against_name()}}),
                                search_.decision().settled ? Tone::good : Tone::open});
    if (const double lost = lost_by_choosing(); std::isfinite(lost) && lost > 0)
      document.notices.push_back({t("curse", {{"money", value(search_.criterion(), lost)}})});
    if (const std::string ends = levers_at_their_end(); !ends.empty())
      document.notices.push_back({t("at_end", {{"levers", ends}})});
    if (leaves_trusted_range())
      document.notices.push_back(
          {t("untrusted", {{"share", share(scenario::deepest_trusted_cut)}}), Tone::open});
    if (!anybody_allowed()) document.notices.push_back({t("none_allowed"), Tone::bad});
    document.front.emplace_back(finalists());
    document.front.emplace_back(chart());
    document.back.emplace_back(tried());
    return document;
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return text(language_, "search." + std::string(key), arguments);
  }
  std::string share(double value) const {
    return std::isnan(value) ? "–" : number_text(language_, value, Unit::rate);
  }
  std::string value(const engine::Measure& measure, double amount) const {
    return std::isfinite(amount) ? value_text(language_, measure, amount) : "–";
  }
  std::string name_of(const engine::Measure& measure) const {
    return std::string(text(language_, "measure." + std::string(measure.key) + ".name"));
  }
  std::string against_name() const { return name_of(search_.against()); }

  std::string with_interval(const engine::Measure& measure, const Estimate& estimate) const {
    return estimate_text(language_, estimate, unit_of(measure.unit));
  }

  /// Plans are numbered as they were tried; those of the file have their strategies' names.
  std::string plan_name(const TriedPlan& plan) const {
    const scenario::Scenario& scenario = search_.scenario();
    const std::string strategy = scenario.name_of(*scenario.find(plan.strategy), language_);
    if (plan.as_it_stands) return t("as_it_stands", {{"strategy", strategy}});
    const std::string number = plan.id.substr(plan.id.find('_') + 1);
    const bool several = scenario.header.search.strategies.size() > 1;
    return t(several ? "plan_of" : "plan", {{"number", number}, {"strategy", strategy}});
  }

  std::string leader() const {
    const std::size_t s = search_.decision().leader;
    for (const Finalist& finalist : search_.finalists())
      if (finalist.strategy == s) return plan_name(search_.plans()[finalist.plan]);
    return std::string(text(language_, "strategy.none.name"));
  }

  std::string title() const {
    const scenario::Scenario& scenario = search_.scenario();
    const std::string& name = scenario.header.name.in(language_);
    return t("title", {{"scenario", name.empty() ? scenario.file : name}});
  }

  std::string subtitle() const {
    return t("head", {{"plans", std::to_string(search_.plans().size())},
                      {"trials", std::to_string(search_.trials())},
                      {"finalists", std::to_string(search_.finalists().size())},
                      {"replications", std::to_string(search_.experiment().done())},
                      {"days", std::to_string(search_.comparison().scenario.setup.horizon.days)},
                      {"seed", std::to_string(search_.seed())}});
  }

  std::string foot() const { return t("foot", {{"version", std::string(version())}}); }

  /// By how much the chosen plans fall short of what they promised while they were chosen.
  double lost_by_choosing() const {
    double sum = 0;
    int plans = 0;
    for (const Finalist& finalist : search_.finalists()) {
      const TriedPlan& plan = search_.plans()[finalist.plan];
      if (plan.as_it_stands) continue;
      sum += plan.explored.gain - finalist.gain.mean;
      ++plans;
    }
    return plans > 0 ? sum / plans : NAN;
  }

  /// Along which the leader could go no further.
  std::string levers_at_their_end() const {
    const std::string& id = search_.comparison().strategies[search_.decision().leader];
    const auto leader = std::ranges::find(search_.plans(), id, &TriedPlan::id);
    std::string names;
    if (leader == search_.plans().end() || leader->as_it_stands) return names;
    for (std::size_t i = 0; i < leader->settings.size(); ++i) {
      const scenario::DecisionVariable& variable = search_.variables()[i];
      if (leader->settings[i] != variable.low && leader->settings[i] != variable.high) continue;
      names += (names.empty() ? "" : std::string(text(language_, "report.and"))) +
               short_path(variable.parameter);
    }
    return names;
  }

  bool leaves_trusted_range() const {
    return std::ranges::any_of(search_.finalists(), [](const Finalist& finalist) {
      return finalist.deepest_cut > scenario::deepest_trusted_cut;
    });
  }
  bool anybody_allowed() const {
    return std::ranges::any_of(search_.finalists(), &Finalist::on_front);
  }

  std::string setting(const TriedPlan& plan, std::size_t variable) const {
    const double value = plan.settings[variable];
    return std::isfinite(value) ? scenario::real_text(value) : "–";
  }

  std::string limits_text(const Finalist& finalist) const {
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

  DocumentTable finalists() const {
    DocumentTable table{.title = t("finalists"), .head = {""}, .note = t("finalists_note")};
    for (const scenario::DecisionVariable& variable : search_.variables())
      table.head.push_back(short_path(variable.parameter));
    table.head.push_back(t("gain", {{"measure", name_of(search_.criterion())}}));
    table.head.push_back(t("promised"));
    table.head.push_back(against_name());
    table.head.push_back(t("best"));
    const bool limited = !search_.scenario().header.search.limits.empty();
    if (limited) table.head.push_back(t("limits"));
    for (const Finalist& finalist : search_.finalists()) {
      const TriedPlan& plan = search_.plans()[finalist.plan];
      std::vector<DocumentCell> row = {{(finalist.on_front ? "▸ " : "  ") + plan_name(plan)}};
      for (std::size_t i = 0; i < plan.settings.size(); ++i) row.push_back({setting(plan, i)});
      row.push_back({with_interval(search_.criterion(), finalist.gain)});
      row.push_back({value(search_.criterion(), plan.explored.gain)});
      row.push_back({with_interval(search_.against(), finalist.other)});
      row.push_back({share(search_.decision().prospects[finalist.strategy].best)});
      if (limited) row.push_back({limits_text(finalist)});
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  IntervalChart chart() const {
    IntervalChart chart{.title = t("gain", {{"measure", name_of(search_.criterion())}}),
                        .unit = t("paired", {{"n", std::to_string(search_.experiment().done())}})};
    for (const Finalist& finalist : search_.finalists())
      chart.intervals.push_back({plan_name(search_.plans()[finalist.plan]), finalist.gain.low(),
                                 finalist.gain.mean, finalist.gain.high(),
                                 with_interval(search_.criterion(), finalist.gain),
                                 finalist.on_front});
    fit_values(chart, language_, unit_of(search_.criterion().unit));
    return chart;
  }

  DocumentTable tried() const {
    DocumentTable table{.title = t("tried"), .head = {""}, .note = t("tried_note")};
    for (const scenario::DecisionVariable& variable : search_.variables())
      table.head.push_back(short_path(variable.parameter));
    table.head.push_back(t("gain", {{"measure", name_of(search_.criterion())}}));
    table.head.push_back(against_name());
    std::vector<std::size_t> order(search_.plans().size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, std::greater{},
                             [&](std::size_t i) { return search_.plans()[i].explored.gain; });
    for (const std::size_t i : order) {
      const TriedPlan& plan = search_.plans()[i];
      std::vector<DocumentCell> row = {{plan_name(plan)}};
      for (std::size_t variable = 0; variable < plan.settings.size(); ++variable)
        row.push_back({setting(plan, variable)});
      row.push_back({value(search_.criterion(), plan.explored.gain)});
      row.push_back({value(search_.against(), search_.turn() * plan.explored.other),
                     plan.explored.allowed ? Tone::plain : Tone::bad});
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  const Search& search_;
  Language language_;
};

} // namespace

ReportDocument search_document(const Search& search, Language language) {
  return SearchDocument(search, language).write();
}

} // namespace pondlab::report
