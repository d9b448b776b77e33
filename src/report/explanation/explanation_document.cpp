#include "report/explanation/explanation_text.hpp"
#include "report/model/annotation.hpp"
#include "report/model/names.hpp"

namespace pondlab::report {

namespace {

/// Each factor's part of the difference.
IntervalChart chart_of(const ExplanationReport& report, const ExplanationText& words,
                       Language language) {
  IntervalChart chart{
      .title = words.t("chart"),
      .unit = text(language, "compare.paired", {{"n", std::to_string(report.experiment.done())}})};
  for (const experiment::FactorAmount& factor : report.accounting.factors) {
    const experiment::Estimate& estimate = factor.amount.estimate;
    chart.intervals.push_back({words.factor_name(factor.factor), estimate.low(), estimate.mean,
                               estimate.high(), words.money(factor.amount.mean), false});
  }
  fit_values(chart, language, Unit::money);
  return chart;
}

} // namespace

ReportDocument explanation_document(const ExplanationReport& report, Language language) {
  const ExplanationText words(report, language);
  ReportDocument document{
      .title = words.title(), .subtitle = words.subtitle(), .foot = words.foot()};
  if (const std::string unfinished = unfinished_text(language, report.experiment);
      !unfinished.empty())
    document.notices.push_back({unfinished, Tone::open});
  document.notices.push_back({words.summary(), Tone::plain});
  document.front.emplace_back(words.factors());
  if (!report.accounting.factors.empty())
    document.front.emplace_back(chart_of(report, words, language));
  document.back.emplace_back(words.places());
  for (DocumentTable& table : words.causes()) document.back.emplace_back(std::move(table));
  return document;
}

std::string explanation_annotations(const ExplanationReport& report, Language language) {
  using Level = Annotation::Level;
  const ExplanationText words(report, language);
  const std::string& file = report.manifest.file;
  std::vector<Annotation> annotations = {{Level::notice, words.title(), words.summary(), file}};
  if (const std::string unfinished = unfinished_text(language, report.experiment);
      !unfinished.empty())
    annotations.push_back({Level::error, words.title(), unfinished, file});
  return annotations_text(std::move(annotations), language);
}

} // namespace pondlab::report
