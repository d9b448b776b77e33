#include "report/model/annotation.hpp"
#include "report/run/run_text.hpp"

#include "scenario/json/edit.hpp"

namespace pondlab::report {

namespace {

using experiment::Verdict;
using Level = Annotation::Level;

/// Where the scenario's file states the expectation; nowhere when the file was changed to be run.
scenario::TextSpan place_of(const experiment::Study& study, std::size_t expectation) {
  const scenario::Node* node =
      scenario::find(*study.scenario.root, scenario::Path() / "expectations" / expectation);
  return node == nullptr ? scenario::TextSpan{} : node->at();
}

} // namespace

std::string run_annotations(const RunReport& report, Language language, bool strict) {
  const RunText words(report, language);
  const std::string& file = report.manifest.file;
  std::vector<Annotation> annotations;
  for (std::size_t i = 0; i < report.study.expectations.size(); ++i) {
    const Verdict verdict = judge(report.study, report.experiment, i).verdict;
    if (verdict == Verdict::pass || verdict == Verdict::skipped) continue;
    const scenario::TextSpan at = place_of(report.study, i);
    annotations.push_back({verdict == Verdict::fail || strict ? Level::error : Level::warning,
                           words.expected(i), words.outcome(i), file, at.line, at.column});
  }
  const Notice verdict = words.verdict();
  if (annotations.empty() && !verdict.text.empty())
    annotations.push_back({Level::notice, words.title(), verdict.text, file});
  const std::string unfinished = unfinished_text(language, report.experiment);
  if (!unfinished.empty()) annotations.push_back({Level::error, words.title(), unfinished, file});
  return annotations_text(std::move(annotations), language);
}

} // namespace pondlab::report
