#include "workbench/plans/plan_collection.hpp"

#include "scenario/json/parse.hpp"

#include <limits>
#include <utility>

namespace pondlab::workbench {
namespace {

constexpr std::size_t head_bytes = 200; ///< within which a collection says that it is one

/// One of them; the first finding goes to `damaged` where it cannot be read.
void collect(const TreePlace& item, const std::string& file, PlanCollection& collection) {
  TreeReader reader(file);
  const TreePlace summary = reader.member(item, "summary");
  const TreePlace plan = reader.member(item, "plan");
  Diagnostics findings = reader.findings();
  if (reader.good()) {
    auto read_summary = read_plan_summary(summary, file);
    auto read_plan = read_stored_plan(plan, file);
    if (read_summary && read_plan) {
      collection.plans.push_back({std::move(*read_summary.value), std::move(*read_plan.value)});
      return;
    }
    findings = read_summary ? read_plan.diagnostics : read_summary.diagnostics;
  }
  if (!findings.empty()) collection.damaged.push_back(std::move(findings.front()));
}

} // namespace

bool is_plan_collection(std::string_view text) {
  return text.substr(0, head_bytes).find("\"pondlab_plans\"") != std::string_view::npos;
}

scenario::Result<PlanCollection> read_plan_collection(std::string_view text,
                                                      const std::string& file) {
  const auto tree = scenario::parse(text, file, stored_limits);
  if (!tree) return {std::nullopt, tree.diagnostics};
  const TreePlace whole{tree.value->get(), {}};
  TreeReader reader(file);
  const std::int64_t format =
      reader.whole(whole, "pondlab_plans", 1, std::numeric_limits<std::int32_t>::max());
  if (format > plan_format)
    reader.fault(reader.member(whole, "pondlab_plans"), "newer_format",
                 {{"found", std::to_string(format)}, {"newest", std::to_string(plan_format)}});
  const std::vector<TreePlace> items = reader.list(whole, "plans", most_collected_plans);
  if (!reader.good()) return {std::nullopt, reader.findings()};
  PlanCollection collection;
  for (const TreePlace& item : items) collect(item, file, collection);
  return {std::move(collection), {}};
}

} // namespace pondlab::workbench
