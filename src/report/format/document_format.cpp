#include "report/model/report_document.hpp"

namespace pondlab::report {

std::string document_as(std::string_view format, const ReportDocument& document, Language language,
                        bool colour) {
  if (format == "markdown") return document_markdown(document);
  if (format == "html") return document_html(document, language);
  return document_text(document, colour);
}

} // namespace pondlab::report
