#include "report/model/report_document.hpp"

#include <utility>

namespace pondlab::report {

void DocumentTable::add(std::vector<std::string> texts) {
  std::vector<DocumentCell>& row = rows.emplace_back();
  row.reserve(texts.size());
  for (std::string& text : texts) row.push_back({std::move(text)});
}

} // namespace pondlab::report
