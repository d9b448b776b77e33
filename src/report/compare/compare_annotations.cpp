#include "report/compare/compare_text.hpp"
#include "report/model/annotation.hpp"

namespace pondlab::report {

std::string compare_annotations(const CompareReport& report, Language language, bool strict) {
  using Level = Annotation::Level;
  const CompareText words(report, language);
  const std::string& file = report.manifest.file;
  const Level open = strict ? Level::error : Level::warning;
  std::vector<Annotation> annotations = {{report.decision.can_be_acted_on() ? Level::notice : open,
                                          words.title(), words.verdict(), file}};
  const std::string unfinished = words.unfinished();
  if (!unfinished.empty()) annotations.push_back({Level::error, words.title(), unfinished, file});
  return annotations_text(std::move(annotations), language);
}

} // namespace pondlab::report
