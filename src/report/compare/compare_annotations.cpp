#include "report/compare/status_text.hpp"
#include "report/model/annotation.hpp"

namespace pondlab::report {

namespace {

Annotation::Level level_of(const CompareReport& report, Annotation::Level open) {
  using experiment::Status;
  if (!report.status.is_asked) return Annotation::Level::notice;
  if (report.status.whole.status == Status::go) return Annotation::Level::notice;
  return report.status.whole.status == Status::stop ? Annotation::Level::error : open;
}

} // namespace

std::string compare_annotations(const CompareReport& report, Language language, bool strict) {
  using Level = Annotation::Level;
  const CompareText words(report, language);
  const std::string& file = report.manifest.file;
  const Level open = strict ? Level::error : Level::warning;
  const StatusText status(report, language);
  std::string headline = status.headline();
  if (headline.empty()) headline = words.verdict();
  std::vector<Annotation> annotations = {{level_of(report, open), words.title(), headline, file}};
  if (const std::string winner = status.would_win(); !winner.empty())
    annotations.push_back({Level::warning, words.title(), winner, file});
  const std::string unfinished = words.unfinished();
  if (!unfinished.empty()) annotations.push_back({Level::error, words.title(), unfinished, file});
  return annotations_text(std::move(annotations), language);
}

} // namespace pondlab::report
