#include "report/model/finding.hpp"
#include "report/model/plan_parts.hpp"
#include "report/run/run_text.hpp"

#include <algorithm>
#include <array>

namespace pondlab::report {

namespace {

using experiment::Estimate;
using experiment::Verdict;

constexpr std::size_t most_charts = 4;
/// Drawn if they were asked for, in this order.
constexpr std::array<std::string_view, 5> charted = {"incremental_contribution", "net_sales",
                                                     "orders", "reachable", "contribution"};

Tone tone_of_finding(const Finding& finding) {
  if (!finding.is_clear()) return Tone::open;
  return finding.difference.mean < 0 ? Tone::bad : Tone::good;
}

class RunDocument {
public:
  RunDocument(const RunReport& report, Language language)
      : study_(report.study), experiment_(report.experiment), date_(report.date),
        words_(report, language), language_(language) {}

  ReportDocument write() {
    ReportDocument document{.title = words_.title(),
                            .subtitle = words_.subtitle(),
                            .byline = byline(language_, study_.scenario, date_),
                            .foot = words_.foot()};
    add_notices(document.notices);
    add_front(document.front);
    add_back(document.back);
    document.details = {how(), all_figures()};
    return document;
  }

private:
  std::string t(std::string_view key) const { return words_.t(key); }
  std::string measure_name(const engine::Measure& measure) const {
    return std::string(text(language_, "measure." + std::string(measure.key) + ".name"));
  }

  std::string with_interval(const engine::Measure& measure, const Estimate& estimate) const {
    return estimate_text(language_, estimate, unit_of(measure.unit));
  }

  void add_notices(std::vector<Notice>& notices) const {
    if (const auto finding = finding_of(language_, study_, experiment_))
      notices.push_back({finding_sentence(language_, *finding), tone_of_finding(*finding)});
    const std::string unfinished = unfinished_text(language_, experiment_);
    if (!unfinished.empty()) notices.push_back({unfinished, Tone::open});
    if (const Notice verdict = words_.verdict(); !verdict.text.empty()) notices.push_back(verdict);
  }

  void add_front(std::vector<DocumentPart>& parts) const {
    if (const auto split = split_orders(study_, experiment_)) {
      SplitChart chart = split_chart(language_, {name_of(study_.strategy)}, {*split});
      chart.note = split_sentence(language_, *split);
      parts.emplace_back(std::move(chart));
    }
    if (!study_.expectations.empty()) parts.emplace_back(expectations());
    if (!study_.limit_places.empty()) parts.emplace_back(limits());
    add_charts(parts);
  }

  void add_back(std::vector<DocumentPart>& parts) const {
    const scenario::Scenario& scenario = study_.scenario;
    std::vector<std::string> strategies = {study_.strategy};
    if (study_.strategy != scenario::base_strategy && scenario.find(scenario::base_strategy))
      strategies.emplace_back(scenario::base_strategy); // which the strategy is told apart from
    parts.emplace_back(strategies_list(language_, scenario, strategies));
    for (DocumentTable table : {funnel(), assumptions_table(language_, scenario)})
      if (!table.rows.empty()) parts.emplace_back(std::move(table));
    parts.emplace_back(basis_table(language_, scenario));
  }

  DocumentDetails how() const {
    return {.title = std::string(text(language_, "finding.how")),
            .paragraphs = {std::string(text(language_, "order_split.how")),
                           std::string(text(language_, "finding.interval")), words_.built_by()}};
  }

  DocumentDetails all_figures() const {
    DocumentDetails all{.title = t("all_figures")};
    for (DocumentTable table : {measures(), mechanisms(), ledger()})
      if (!table.rows.empty()) all.parts.emplace_back(std::move(table));
    return all;
  }

  std::string name_of(const std::string& strategy) const {
    return study_.scenario.name_of(*study_.scenario.find(strategy), language_);
  }

  DocumentTable funnel() const {
    return funnel_table(language_, name_of(study_.strategy), experiment_, 0);
  }

  /// A measure of one mechanism over the whole run; without a value where it was not asked for.
  Estimate answer_of(const engine::Measure& measure, const std::string& id) const {
    for (std::size_t i = 0; i < study_.questions.size(); ++i) {
      const experiment::Question& question = study_.questions[i];
      if (question.measure == &measure && is_whole_run(question) && question.of == std::vector{id})
        return experiment_.answer(i);
    }
    return {};
  }

  DocumentTable expectations() const {
    DocumentTable table{.title = t("expectations"),
                        .head = {t("verdict"), t("expectation"), t("outcome")},
                        .words = {true, true, true}};
    for (std::size_t i = 0; i < study_.expectations.size(); ++i) {
      const Verdict verdict = judge(study_, experiment_, i).verdict;
      table.rows.push_back(
          {{std::string(text(language_, "verdict." + std::string(key_of(verdict)))),
            tone_of(verdict)},
           {words_.expected(i)},
           {words_.outcome(i)}});
    }
    return table;
  }

  /// The budget among them.
  DocumentTable limits() const {
    DocumentTable table{
        .title = t("plan_limits"), .head = {t("limit"), t("outcome")}, .words = {true, true}};
    for (std::size_t i = 0; i < study_.limit_places.size(); ++i) {
      const experiment::Kept kept = keeps(study_, experiment_, i);
      const scenario::Limit& limit = study_.scenario.header.limits[i];
      table.rows.push_back({{limit_name(language_, study_.scenario, limit)},
                            {kept_text(language_, limit, kept), tone_of(kept.verdict)}});
    }
    return table;
  }

  void add_charts(std::vector<DocumentPart>& parts) const {
    for (const std::string_view key : charted) {
      const auto series = std::ranges::find_if(
          study_.series, [&](const auto& question) { return question.measure->key == key; });
      if (series == study_.series.end() || parts.size() > most_charts) continue;
      parts.emplace_back(chart(static_cast<std::size_t>(series - study_.series.begin())));
    }
  }

  SeriesChart chart(std::size_t series) const {
    const engine::Measure& measure = *study_.series[series].measure;
    const auto& horizon = study_.scenario.setup.horizon;
    experiment::SeriesBand values = experiment_.series(series);
    SeriesChart chart{.title = measure_name(measure), .y_unit = unit_of(measure.unit)};
    chart.unit = t("a_day");
    if (experiment_.done() > 1) {
      chart.unit = words_.t("a_day_band", {{"n", std::to_string(experiment_.done())}});
      chart.bands.push_back({chart.unit, series_stroke(0, false).colour, 0, std::move(values.low),
                             std::move(values.high)});
    }
    chart.lines.push_back({"", series_stroke(0, false), 0, std::move(values.mean)});
    chart.x = day_axis(language_, horizon.days, horizon.start.days, true);
    fit_values(chart, language_, true);
    return chart;
  }

  bool is_whole_run(const experiment::Question& question) const {
    return question.strategy == study_.strategy && question.segment.empty() && question.from == 0 &&
           question.to == study_.scenario.setup.horizon.days;
  }

  DocumentTable measures() const {
    DocumentTable table{
        .title = t("measures"), .head = {"", t("mean")}, .continued = t("continued")};
    for (std::size_t i = 0; i < study_.questions.size(); ++i) {
      const experiment::Question& question = study_.questions[i];
      if (is_whole_run(question) && question.of.empty())
        table.add({measure_name(*question.measure),
                   with_interval(*question.measure, experiment_.answer(i))});
    }
    return table;
  }

  /// Measures of mechanisms, a column for each; those that are nothing everywhere are left out.
  DocumentTable mechanisms() const {
    const auto& campaign = experiment_.arms().front().plan->campaign;
    DocumentTable table{.title = t("by_mechanism"), .head = {""}, .narrow = campaign.size() == 1};
    std::vector<std::string> ids;
    for (const engine::CampaignEntry& entry : campaign) {
      ids.push_back(entry.id);
      table.head.push_back(mechanism_name(language_, entry.id));
    }
    for (const engine::Measure& measure : engine::measures()) {
      std::vector<DocumentCell> row = {{measure_name(measure)}};
      bool happened = false;
      for (const std::string& id : ids) row.push_back({of_mechanism(measure, id, happened)});
      if (happened) table.rows.push_back(std::move(row));
    }
    return table;
  }

  std::string of_mechanism(const engine::Measure& measure, const std::string& id,
                           bool& happened) const {
    const Estimate estimate = answer_of(measure, id);
    happened = happened || (estimate.defined() && (estimate.mean != 0 || estimate.sd != 0));
    return estimate.defined() ? with_interval(measure, estimate) : "";
  }

  DocumentTable ledger() const {
    const auto& campaign = experiment_.arms().front().plan->campaign;
    auto rows = words_.ledger();
    DocumentTable table{
        .title = t("ledger"), .head = std::move(rows.front()), .narrow = campaign.size() == 1};
    for (std::size_t m = 0; m < campaign.size(); ++m)
      table.head[m + 2] = mechanism_name(language_, campaign[m].id);
    for (std::size_t r = 1; r < rows.size(); ++r) table.add(std::move(rows[r]));
    return table;
  }

  const experiment::Study& study_;
  const experiment::Experiment& experiment_;
  std::optional<engine::Date> date_;
  RunText words_;
  Language language_;
};

} // namespace

ReportDocument run_document(const RunReport& report, Language language) {
  return RunDocument(report, language).write();
}

} // namespace pondlab::report
