#include "report/model/report_document.hpp"

#include <utility>

namespace pondlab::report {

void DocumentTable::add(std::vector<std::string> texts) {
  std::vector<DocumentCell>& row = rows.emplace_back();
  row.reserve(texts.size());
  for (std::string& text : texts) row.push_back({std::move(text)});
}

DocumentTable table_of(const SplitChart& chart) {
  DocumentTable table{.title = chart.title,
                      .head = {"", chart.head[0], chart.head[1], chart.head[2]},
                      .note = chart.note};
  for (const SplitBar& bar : chart.bars) {
    const std::string interval = bar.interval.empty() ? "" : " " + bar.interval;
    table.add({bar.label, bar.reported, bar.more + interval, bar.anyway});
  }
  return table;
}

} // namespace pondlab::report
