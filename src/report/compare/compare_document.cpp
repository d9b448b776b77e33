#include "report/compare/status_text.hpp"
#include "report/compare/uncertainty_text.hpp"
#include "report/model/plan_parts.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

using experiment::Estimate;

class CompareDocument {
public:
  CompareDocument(const CompareReport& report, Language language)
      : report_(report), words_(report, language), doubt_(report, language), language_(language) {}

  ReportDocument write() {
    ReportDocument document{.title = words_.title(),
                            .subtitle = words_.subtitle(),
                            .byline = byline(language_, report_.comparison.scenario, report_.date),
                            .foot = words_.foot(shown())};
    add_notices(document.notices);
    add_front(document.front);
    add_back(document.back);
    document.details = {how(), all_figures()};
    return document;
  }

private:
  bool has_choice() const { return report_.comparison.strategies.size() > 1; }

  /// The strategy that the figures are of: the leader, or where that is no campaign the best one.
  std::size_t shown() const {
    const std::vector<std::size_t> order = words_.by_mean();
    if (report_.decision.leader != words_.none() || !has_choice()) return report_.decision.leader;
    return order.front() == words_.none() ? order[1] : order.front();
  }

  /// What the status says the advice need not say again.
  bool is_verdict_said() const {
    return report_.status.is_asked &&
           report_.status.whole.status == experiment::Status::not_separable;
  }

  /// Whether another strategy is the choice once parameters are drawn.
  bool changes_with_doubt() const {
    return report_.doubt && report_.doubt->leader != report_.decision.leader;
  }

  void add_notices(std::vector<Notice>& notices) const {
    const auto add = [&](std::string sentence, Tone tone) {
      if (!sentence.empty()) notices.push_back({std::move(sentence), tone});
    };
    const StatusText status(report_, language_);
    add(status.headline(), tone_of(report_.status.whole.status));
    add(words_.unfinished(), Tone::open);
    add(words_.finding(), Tone::plain);
    add(status.would_win(), Tone::open);
    if (!is_verdict_said())
      add(words_.verdict(), report_.decision.can_be_acted_on() ? Tone::good : Tone::open);
    if (changes_with_doubt()) add(doubt_.verdict(), Tone::open);
    if (report_.screening && doubt_.hinges_on_any()) add(doubt_.hinges(), Tone::open);
  }

  void add_front(std::vector<DocumentPart>& parts) const {
    parts.emplace_back(split());
    if (has_choice()) parts.emplace_back(figures());
    if (report_.status.is_asked) parts.emplace_back(status_table(report_, language_));
  }

  void add_back(std::vector<DocumentPart>& parts) const {
    const scenario::Scenario& scenario = report_.comparison.scenario;
    parts.emplace_back(strategies_list(language_, scenario, report_.comparison.strategies));
    if (DocumentTable table = funnel(); !table.rows.empty()) parts.emplace_back(std::move(table));
    DocumentTable assumed =
        report_.screening ? doubt_.hinges_table() : assumptions_table(language_, scenario);
    if (!assumed.rows.empty() || !assumed.note.empty()) parts.emplace_back(std::move(assumed));
    parts.emplace_back(basis_table(language_, scenario));
    if (has_choice()) parts.emplace_back(chart());
  }

  DocumentDetails how() const {
    DocumentDetails how{.title = std::string(text(language_, "finding.how"))};
    if (is_verdict_said()) how.paragraphs.push_back(words_.verdict());
    if (report_.doubt && !changes_with_doubt()) how.paragraphs.push_back(doubt_.verdict());
    if (report_.screening && !doubt_.hinges_on_any()) how.paragraphs.push_back(doubt_.hinges());
    for (std::string paragraph :
         {words_.procedure(), words_.skewness(), words_.scope(),
          std::string(text(language_, "order_split.how")), doubt_.left_out(), words_.built_by()})
      if (!paragraph.empty()) how.paragraphs.push_back(std::move(paragraph));
    how.parts.emplace_back(card());
    if (report_.doubt) how.parts.emplace_back(doubt());
    if (report_.screening) how.parts.emplace_back(screening());
    if (has_choice()) how.parts.emplace_back(differences());
    return how;
  }

  DocumentDetails all_figures() const {
    DocumentDetails all{.title = words_.t("all_figures")};
    all.parts.emplace_back(measures());
    all.parts.emplace_back(hashes());
    return all;
  }

  /// Net gain, cost against the budget, and whom it cost.
  DocumentFigures figures() const {
    return {
        {words_.gain_figure(shown()), words_.cost_figure(shown()), words_.opt_out_figure(shown())}};
  }

  DocumentTable funnel() const {
    return funnel_table(language_, words_.name(shown()), report_.experiment,
                        arm_of(report_, shown()));
  }

  DocumentTable hashes() const {
    DocumentTable table{.title = words_.t("hashes"),
                        .head = {words_.t("strategy"), words_.t("hash")},
                        .words = {true, true}};
    for (std::size_t s = 0; s < report_.comparison.strategies.size(); ++s)
      table.add({words_.name(s), words_.plan_hash(s)});
    table.narrow = true;
    return table;
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
