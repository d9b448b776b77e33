#include "workbench/results/side_by_side.hpp"

#include "experiment/run/measure_estimate.hpp"
#include "report/model/names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace pondlab::workbench {
namespace {

constexpr std::array<std::string_view, 12> side_by_side_measures = {
    "contribution",       "net_sales",     "orders",        "reported_campaign_orders",
    "incremental_orders", "anyway_orders", "campaign_cost", "coupon_liability",
    "return_rate",        "opted_out",     "fatigue",       "terminal_value"};

SideBySideRow row_of(const engine::Measure& measure, const WorkedStrategy& first,
                     const WorkedStrategy& second) {
  std::vector<std::optional<double>> own, others, differences;
  const int both = std::min(first.work.replications(), second.work.replications());
  for (int r = 0; r < first.work.replications(); ++r)
    own.push_back(first.work.value(measure, first.strategy, r));
  for (int r = 0; r < second.work.replications(); ++r)
    others.push_back(second.work.value(measure, second.strategy, r));
  for (int r = 0; r < both; ++r) {
    const auto& less = own[static_cast<std::size_t>(r)];
    const auto& of = others[static_cast<std::size_t>(r)];
    differences.push_back(of && less ? std::optional(*of - *less) : std::nullopt);
  }
  return {&measure, experiment::estimate_of(measure, own), experiment::estimate_of(measure, others),
          experiment::estimate_of_difference(measure, differences)};
}

/// "Inman: guides, 20 replications".
std::string head_of(const WorkedStrategy& one, int in, Language language) {
  return text(language, "app.finished.column",
              {{"plan", one.plan},
               {"strategy", one.work.strategy_name(one.strategy, language)},
               {"count", std::to_string(in)}});
}

std::string note_of(const WorkedStrategy& first, const WorkedStrategy& second, Language language) {
  std::string note(text(language, first.work.seed() == second.work.seed()
                                      ? "app.finished.same_luck"
                                      : "app.finished.other_luck"));
  const auto days = [](const WorkedStrategy& one) {
    return one.work.scenario().setup.horizon.days;
  };
  if (days(first) != days(second))
    note +=
        text(language, "app.finished.other_days",
             {{"first", std::to_string(days(first))}, {"second", std::to_string(days(second))}});
  return note;
}

} // namespace

std::vector<SideBySideRow> side_by_side(const WorkedStrategy& first, const WorkedStrategy& second) {
  std::vector<SideBySideRow> rows;
  for (const std::string_view key : side_by_side_measures) {
    const engine::Measure* measure = engine::find_measure(key);
    if (measure && first.work.has(*measure) && second.work.has(*measure))
      rows.push_back(row_of(*measure, first, second));
  }
  return rows;
}

report::DocumentTable side_by_side_table(const WorkedStrategy& first, const WorkedStrategy& second,
                                         Language language) {
  const std::vector<SideBySideRow> rows = side_by_side(first, second);
  report::DocumentTable table;
  table.title = text(language, "app.finished.side_by_side");
  table.head = {"", head_of(first, rows.empty() ? 0 : rows.front().first.n, language),
                head_of(second, rows.empty() ? 0 : rows.front().second.n, language),
                std::string(text(language, "app.finished.difference"))};
  for (const SideBySideRow& row : rows) {
    const report::Unit unit = report::unit_of(row.measure->unit);
    table.add({std::string(text(language, "measure." + std::string(row.measure->key) + ".name")),
               report::estimate_text(language, row.first, unit),
               report::estimate_text(language, row.second, unit),
               (row.difference.mean > 0 ? "+" : "") +
                   report::estimate_text(language, row.difference, unit)});
  }
  table.note = note_of(first, second, language);
  return table;
}

} // namespace pondlab::workbench
