#include "base/version.hpp"
#include "engine/numeric/calendar.hpp"
#include "report/model/names.hpp"
#include "report/search/search_report.hpp"
#include "report/search/search_text.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::report {

namespace {

using experiment::Finalist;
using experiment::Search;
using experiment::TriedPlan;

/// "sms.coupon.face" for "$.campaign.sms.coupon.face".
std::string short_path(const std::string& path) {
  constexpr std::string_view campaign = "$.campaign.";
  return path.starts_with(campaign) ? path.substr(campaign.size()) : path.substr(2);
}

class SearchDocument {
public:
  SearchDocument(const Search& search, Language language)
      : search_(search), language_(language), words_(search, language) {}

  ReportDocument write() {
    ReportDocument document{.title = title(), .subtitle = subtitle(), .foot = foot()};
    document.notices.push_back(
        {words_.t(search_.decision().settled ? "settled" : "unsettled",
                  {{"leader", words_.leader()}, {"against", words_.against_name()}}),
         search_.decision().settled ? Tone::good : Tone::open});
    const auto tell = [&](std::string words, Tone tone) {
      if (!words.empty()) document.notices.push_back({std::move(words), tone});
    };
    tell(words_.lost_by_choosing(), Tone::plain);
    tell(at_their_end(), Tone::plain);
    tell(words_.untrusted(), Tone::open);
    tell(words_.none_allowed(), Tone::bad);
    document.front.emplace_back(finalists());
    document.front.emplace_back(chart());
    document.back.emplace_back(tried());
    return document;
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return words_.t(key, arguments);
  }
  std::string share(double value) const {
    return std::isnan(value) ? "–" : number_text(language_, value, Unit::rate);
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

  std::string at_their_end() const {
    std::string names;
    for (const std::size_t i : words_.variables_at_their_end())
      names += (names.empty() ? "" : std::string(text(language_, "report.and"))) +
               short_path(search_.variables()[i].parameter);
    return names.empty() ? names : t("at_end", {{"levers", names}});
  }

  DocumentTable finalists() const {
    DocumentTable table{.title = t("finalists"), .head = {""}, .note = t("finalists_note")};
    for (const scenario::DecisionVariable& variable : search_.variables())
      table.head.push_back(short_path(variable.parameter));
    table.head.push_back(t("gain", {{"measure", words_.name_of(search_.criterion())}}));
    table.head.push_back(t("promised"));
    table.head.push_back(words_.against_name());
    table.head.push_back(t("best"));
    const bool limited = !search_.scenario().header.search.limits.empty();
    if (limited) table.head.push_back(t("limits"));
    for (const Finalist& finalist : search_.finalists()) {
      const TriedPlan& plan = search_.plans()[finalist.plan];
      std::vector<DocumentCell> row = {
          {(finalist.on_front ? "▸ " : "  ") + words_.plan_name(plan)}};
      for (std::size_t i = 0; i < plan.settings.size(); ++i)
        row.push_back({words_.setting(plan, i)});
      row.push_back({words_.with_interval(search_.criterion(), finalist.gain)});
      row.push_back({words_.value(search_.criterion(), plan.explored.gain)});
      row.push_back({words_.with_interval(search_.against(), finalist.other)});
      row.push_back({share(search_.decision().prospects[finalist.strategy].best)});
      if (limited) row.push_back({words_.limits_text(finalist)});
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  IntervalChart chart() const {
    IntervalChart chart{.title = t("gain", {{"measure", words_.name_of(search_.criterion())}}),
                        .unit = t("paired", {{"n", std::to_string(search_.experiment().done())}})};
    for (const Finalist& finalist : search_.finalists())
      chart.intervals.push_back({words_.plan_name(search_.plans()[finalist.plan]),
                                 finalist.gain.low(), finalist.gain.mean, finalist.gain.high(),
                                 words_.with_interval(search_.criterion(), finalist.gain),
                                 finalist.on_front});
    fit_values(chart, language_, unit_of(search_.criterion().unit));
    return chart;
  }

  DocumentTable tried() const {
    DocumentTable table{.title = t("tried"), .head = {""}, .note = t("tried_note")};
    for (const scenario::DecisionVariable& variable : search_.variables())
      table.head.push_back(short_path(variable.parameter));
    table.head.push_back(t("gain", {{"measure", words_.name_of(search_.criterion())}}));
    table.head.push_back(words_.against_name());
    std::vector<std::size_t> order(search_.plans().size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, std::greater{},
                             [&](std::size_t i) { return search_.plans()[i].explored.gain; });
    for (const std::size_t i : order) {
      const TriedPlan& plan = search_.plans()[i];
      std::vector<DocumentCell> row = {{words_.plan_name(plan)}};
      for (std::size_t variable = 0; variable < plan.settings.size(); ++variable)
        row.push_back({words_.setting(plan, variable)});
      row.push_back({words_.value(search_.criterion(), plan.explored.gain)});
      row.push_back({words_.value(search_.against(), search_.turn() * plan.explored.other),
                     plan.explored.allowed ? Tone::plain : Tone::bad});
      table.rows.push_back(std::move(row));
    }
    return table;
  }

  const Search& search_;
  Language language_;
  SearchText words_;
};

} // namespace

ReportDocument search_document(const Search& search, Language language) {
  return SearchDocument(search, language).write();
}

} // namespace pondlab::report
