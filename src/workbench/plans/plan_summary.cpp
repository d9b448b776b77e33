#include "workbench/plans/plan_summary.hpp"

#include "base/utf8.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/parse.hpp"
#include "workbench/plans/stored_plan.hpp"

#include <algorithm>

namespace pondlab::workbench {
namespace {

using scenario::Member;
using scenario::Node;
using scenario::NodePtr;

/// What a thumbnail can show.
constexpr std::size_t most_bars = 12;
constexpr std::size_t most_spans = 60;
constexpr std::size_t most_verdict_bytes = 1'000;
constexpr std::int64_t most_days = 100'000;

NodePtr bar_node(const CampaignBar& bar) {
  std::vector<NodePtr> days;
  for (std::size_t i = 0; i < bar.spans.size() && i < most_spans; ++i) {
    days.push_back(Node::integer(bar.spans[i].from));
    days.push_back(Node::integer(bar.spans[i].to));
  }
  return Node::object(
      {{"id", {}, Node::string(bar.id)}, {"days", {}, Node::array(std::move(days))}});
}

NodePtr campaign_node(const std::vector<CampaignBar>& campaign) {
  std::vector<NodePtr> bars;
  for (const CampaignBar& bar : campaign)
    if (!bar.removed && bars.size() < most_bars) bars.push_back(bar_node(bar));
  return Node::array(std::move(bars));
}

CampaignBar read_bar(TreeReader& reader, const TreePlace& place) {
  CampaignBar bar;
  bar.id = reader.words(place, "id", 200);
  const auto days = reader.list(place, "days", 2 * most_spans);
  for (std::size_t i = 0; i + 1 < days.size(); i += 2) {
    const auto from = days[i].node->as_integer(), to = days[i + 1].node->as_integer();
    if (!from || !to || *from < 0 || *to < *from || *to > most_days) {
      reader.fault(days[i], "not_whole", {{"value", excerpt(*days[i].node)}});
      break;
    }
    bar.spans.push_back({static_cast<int>(*from), static_cast<int>(*to)});
  }
  return bar;
}

} // namespace

std::string plan_name(std::string_view name) {
  std::string line;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = code_point_at(name, at);
    at += point.bytes.size();
    if (point.is_malformed || is_unseen(point.value)) continue;
    if (line.empty() && point.value == U' ') continue;
    if (line.size() + point.bytes.size() > most_plan_name_bytes) break;
    line += point.bytes;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string to_text(const PlanSummary& summary) {
  std::vector<NodePtr> versions;
  for (const std::int64_t edited : summary.versions) versions.push_back(Node::integer(edited));
  return canonical_text(*Node::object({
      {"pondlab_plan", {}, Node::integer(plan_format)},
      {"name", {}, Node::string(summary.name)},
      {"edited", {}, Node::integer(summary.edited)},
      {"days", {}, Node::integer(summary.days)},
      {"campaign", {}, campaign_node(summary.campaign)},
      {"verdict",
       {},
       Node::object({{"zh", {}, Node::string(summary.verdict.zh)},
                     {"en", {}, Node::string(summary.verdict.en)}})},
      {"verdict_is_old", {}, Node::boolean(summary.verdict_is_old)},
      {"versions", {}, Node::array(std::move(versions))},
  }));
}

scenario::Result<PlanSummary> read_plan_summary(std::string_view text, const std::string& name) {
  const auto tree = scenario::parse(text, name);
  if (!tree) return {std::nullopt, tree.diagnostics};
  return read_plan_summary(TreePlace{tree.value->get(), {}}, name);
}

scenario::Result<PlanSummary> read_plan_summary(const TreePlace& summary, const std::string& name) {
  TreeReader reader(name);
  PlanSummary read;
  read.name = plan_name(reader.words(summary, "name", 4 * most_plan_name_bytes));
  read.edited = reader.whole(summary, "edited", 0, latest_moment);
  read.days = static_cast<int>(reader.whole(summary, "days", 0, most_days));
  for (const TreePlace& bar : reader.list(summary, "campaign", most_bars))
    read.campaign.push_back(read_bar(reader, bar));
  const TreePlace verdict = reader.member(summary, "verdict");
  read.verdict = {reader.words(verdict, "zh", most_verdict_bytes),
                  reader.words(verdict, "en", most_verdict_bytes)};
  read.verdict_is_old = reader.flag(summary, "verdict_is_old");
  for (const TreePlace& version : reader.list(summary, "versions", most_versions))
    read.versions.push_back(version.node->as_integer().value_or(0));
  if (reader.good() && read.name.empty())
    reader.fault({summary.node, summary.path / "name"}, "empty_text", {});
  if (!reader.good()) return {std::nullopt, reader.findings()};
  return {std::move(read), {}};
}

} // namespace pondlab::workbench
