#include "report/compare/status_text.hpp"
#include "report/compare/uncertainty_text.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

using experiment::Estimate;

class CompareDocument {
public:
  CompareDocument(const CompareReport& report, Language language)
      : report_(report), words_(report, language), doubt_(report, language), language_(language) {}

  ReportDocument write() {
    ReportDocument document{
        .title = words_.title(), .subtitle = words_.subtitle(), .foot = words_.foot()};
    const std::string unfinished = words_.unfinished();
    if (!unfinished.empty()) document.notices.push_back({unfinished, Tone::open});
    add_status(document);
    if (const std::string finding = words_.finding(); !finding.empty())
      document.notices.push_back({finding, Tone::plain});
    document.notices.push_back(
        {words_.verdict(), report_.decision.can_be_acted_on() ? Tone::good : Tone::open});
    if (!words_.skewness().empty()) document.notices.push_back({words_.skewness(), Tone::open});
    document.how = {
        std::string(text(language_, "finding.how")),
        {words_.procedure(), words_.scope(), std::string(text(language_, "order_split.how"))}};
    if (report_.doubt) document.notices.push_back({doubt_.verdict(), Tone::plain});
    if (report_.screening) document.notices.push_back({doubt_.hinges(), Tone::plain});
    if (!doubt_.left_out().empty()) document.notices.push_back({doubt_.left_out(), Tone::plain});
    document.front.emplace_back(split());
    document.front.emplace_back(card());
    if (report_.status.is_asked) document.front.emplace_back(status_table(report_, language_));
    if (report_.doubt) document.front.emplace_back(doubt());
    if (report_.comparison.strategies.size() > 1) document.front.emplace_back(chart());
    if (report_.screening) document.back.emplace_back(screening());
    document.back.emplace_back(measures());
    if (report_.comparison.strategies.size() > 1) document.back.emplace_back(differences());
    return document;
  }

private:
  void add_status(ReportDocument& document) const {
    const StatusText status(report_, language_);
    if (const std::string headline = status.headline(); !headline.empty())
      document.notices.push_back({headline, tone_of(report_.status.whole.status)});
    if (const std::string winner = status.would_win(); !winner.empty())
      document.notices.push_back({winner, Tone::open});
  }

  /// One bar a strategy with a campaign, on one scale.
  SplitChart split() const {
    std::vector<std::string> names;
    std::vector<OrderSplit> splits;
    for (const std::size_t s : words_.by_mean()) {
      if (s == words_.none()) continue;
      names.push_back(words_.name(s));
      splits.push_back(split_orders(report_.comparison, report_.experiment, s));
    }
    SplitChart chart = split_chart(language_, names, splits);
    chart.unit = text(language_, "order_split.of_replications",
                      {{"count", std::to_string(report_.experiment.done())}});
    return chart;
  }

  DocumentTable card() const {
    DocumentTable table{.title = words_.card_title(),
                        .head = words_.card_head(),
                        .note = std::string(text(language_, "finding.interval"))};
    for (const std::size_t s : words_.by_mean()) table.add(words_.card_row(s));
    return table;
  }

  DocumentTable doubt() const {
    DocumentTable table{.title = doubt_.title(), .head = doubt_.head(), .note = doubt_.note()};
    for (auto& row : doubt_.rows()) table.add(std::move(row));
    return table;
  }

  DocumentTable screening() const {
    DocumentTable table{.title = doubt_.screening_title(),
                        .head = doubt_.screening_head(),
                        .note = doubt_.screening_note()};
    for (auto& row : doubt_.screening_rows()) table.add(std::move(row));
    return table;
  }

  /// What each adds to doing nothing.
  IntervalChart chart() const {
    IntervalChart chart{.title = words_.t("chart"),
                        .unit =
                            words_.t("paired", {{"n", std::to_string(report_.experiment.done())}})};
    for (const std::size_t s : words_.by_mean()) {
      if (s == words_.none()) continue;
      const Estimate more = words_.difference(s, words_.none());
      chart.intervals.push_back({words_.name(s), more.low(), more.mean, more.high(),
                                 words_.with_interval(words_.criterion(), more),
                                 s == report_.decision.leader});
      const Estimate decisive = words_.decisive_difference(s, words_.none());
      if (!decisive.has_interval() || !std::isfinite(decisive.half_width)) continue;
      chart.intervals.back().outer_low = decisive.low();
      chart.intervals.back().outer_high = decisive.high();
    }
    fit_values(chart, language_, unit_of(words_.criterion().unit));
    return chart;
  }

  DocumentTable measures() const {
    const std::vector<std::size_t> order = words_.by_mean();
    DocumentTable table{.title = words_.t("measures"), .head = {""}};
    for (const std::size_t s : order) table.head.push_back(words_.name(s));
    for (std::size_t m = 0; m < report_.comparison.measures.size(); ++m) {
      const engine::Measure& measure = *report_.comparison.measures[m];
      std::vector<std::string> row = {
          std::string(text(language_, "measure." + std::string(measure.key) + ".name"))};
      for (const std::size_t s : order)
        row.push_back(words_.with_interval(
            measure, report_.experiment.answer(report_.comparison.question(s, m))));
      table.add(std::move(row));
    }
    return table;
  }

  /// Each pair once, the better one first.
  DocumentTable differences() const {
    const std::vector<std::size_t> order = words_.by_mean();
    DocumentTable table{.title = words_.t("differences"),
                        .head = {words_.t("strategy"), words_.t("less"), words_.t("difference")},
                        .words = {true, true, false}};
    for (std::size_t a = 0; a < order.size(); ++a)
      for (std::size_t b = a + 1; b < order.size(); ++b)
        table.add(
            {words_.name(order[a]), words_.name(order[b]),
             words_.with_interval(words_.criterion(), words_.difference(order[a], order[b]))});
    return table;
  }

  const CompareReport& report_;
  CompareText words_;
  UncertaintyText doubt_;
  Language language_;
};

} // namespace

DocumentTable limits_table(const CompareText& words) {
  DocumentTable table{.title = words.limits_title(), .head = words.limits_head()};
  for (auto& row : words.limits_rows()) table.add(std::move(row));
  table.words.assign(table.head.size(), true);
  return table;
}

ReportDocument compare_document(const CompareReport& report, Language language) {
  return CompareDocument(report, language).write();
}

} // namespace pondlab::report
