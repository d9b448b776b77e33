#include "scenario/file/scenario.hpp"

#include "base/utf8.hpp"
#include "engine/world/measure.hpp"
#include "scenario/file/decision_variable.hpp"
#include "scenario/file/expectation.hpp"
#include "scenario/file/migration.hpp"
#include "scenario/file/parameter_corners.hpp"
#include "scenario/file/parameter_uncertainty.hpp"
#include "scenario/file/usual_doubts.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/parameters/invisible.hpp"
#include "scenario/parameters/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace pondlab::scenario {
namespace {

bool is_strategy_id(std::string_view id) {
  return !id.empty() && unseen_character(id).empty() &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
         });
}

/// Reads a scenario in the current format, collecting findings of all its parts.
class ScenarioReader {
public:
  ScenarioReader(NodePtr root, std::string_view file, std::size_t most_strategies)
      : most_strategies_(most_strategies) {
    scenario_.root = std::move(root);
    scenario_.file = file;
  }

  Result<Scenario> read() {
    read_base();
    read_strategies();
    read_header();
    return finished();
  }

private:
  void read_base() {
    Findings findings(scenario_.file);
    Content base = read_content(*scenario_.root, findings);
    scenario_.setup = std::move(base.setup);
    const std::vector<NamedSegment> segments = named_segments(scenario_.setup);
    const std::int64_t people = engine::people_of(scenario_.setup);
    scenario_.strategies.push_back({.id = std::string(none_strategy),
                                    .segments = segments,
                                    .people = people,
                                    .sales = base.magnitude.sales});
    if (!base.campaign.empty()) {
      Strategy own{.id = std::string(base_strategy),
                   .segments = segments,
                   .people = people,
                   .sales = base.magnitude.sales};
      for (const engine::CampaignEntry& entry : base.campaign) own.mechanisms.push_back(entry.id);
      scenario_.strategies.push_back(std::move(own));
    }
    base_findings_ = findings.take();
    diagnostics_ = base_findings_;
  }

  void read_strategies() {
    const Node* node = scenario_.root->find("strategies");
    if (!node) return;
    const Path path = Path() / "strategies";
    Findings findings(scenario_.file);
    if (!node->is(NodeKind::object)) {
      findings.error(node->at(), path, "not_an_object", {{"found", excerpt(*node)}});
    } else if (node->members().size() > most_strategies_) {
      findings.error(node->at(), path, "too_many_strategies",
                     {{"size", std::to_string(node->members().size())},
                      {"limit", std::to_string(most_strategies_)}});
    } else {
      for (const Member& member : node->members()) read_strategy(member, path, findings);
    }
    keep(findings.take());
  }

  void read_strategy(const Member& member, const Path& path, Findings& findings) {
    if (const std::string_view invisible = invisible_character(member.key); !invisible.empty())
      findings.error(member.key_at, path / member.key, "invisible_character",
                     {{"code", code_point_name(invisible)}});
    else if (!is_strategy_id(member.key))
      findings.error(member.key_at, path / member.key, "bad_id",
                     {{"value", excerpt(std::string_view(member.key))}});
    if (member.key == base_strategy && find(*scenario_.root, Path() / "campaign"))
      return name_base(member, path / member.key, findings);
    if (member.key == none_strategy || member.key == base_strategy)
      return findings.error(member.key_at, path / member.key, "reserved_strategy",
                            {{"name", member.key}});
    scenario_.strategies.push_back(scenario::read_strategy(member, scenario_.root, base_findings_,
                                                           scenario_.file, diagnostics_));
  }

  /// What `strategies.base` says of the file's own campaign, which it cannot change.
  void name_base(const Member& member, const Path& path, Findings& findings) {
    Strategy described;
    describe_strategy(*member.value, path, described, findings);
    if (member.value->is(NodeKind::object))
      for (const Member& its : member.value->members())
        if (!describes_itself(its.key))
          findings.error(its.key_at, path / its.key, "change_of_base",
                         {{"key", excerpt(std::string_view(its.key))}});
    for (Strategy& strategy : scenario_.strategies) {
      if (strategy.id != base_strategy) continue;
      strategy.name = described.name;
      strategy.summary = described.summary;
    }
  }

  void read_header() {
    Findings findings(scenario_.file);
    References references;
    std::set<std::string> mechanisms, segments; // strategies share most of them
    for (const engine::Measure& measure : engine::measures())
      references.declare(engine::Reference::measure, std::string(measure.key));
    for (const Strategy& strategy : scenario_.strategies) {
      references.declare(engine::Reference::strategy, strategy.id);
      for (const std::string& id : strategy.mechanisms)
        if (mechanisms.insert(id).second) references.declare(engine::Reference::mechanism, id);
      for (const NamedSegment& segment : strategy.segments)
        if (segments.insert(segment.id).second)
          references.declare(engine::Reference::segment, segment.id);
    }
    const Node& root = *scenario_.root;
    scenario_.header = engine::with_defaults<Header>();
    Reader reader(&root, root.at(), Path(), "scenario", findings, references);
    visit(reader, scenario_.header);
    references.check(findings);
    if (!findings.has_errors()) {
      check_expectations(scenario_, findings);
      check_doubts(scenario_, findings);
      check_search(scenario_, findings);
      check_work(findings);
      if (!findings.has_errors() && !has_errors(diagnostics_)) check_corners(scenario_, findings);
    }
    keep(findings.take());
  }

  /// Before memory or hours are taken.
  void check_work(Findings& findings) {
    const auto replications = static_cast<double>(scenario_.header.run.replications);
    double people = 0, sales = 0;
    for (const Strategy& strategy : scenario_.strategies) {
      people += static_cast<double>(strategy.people);
      sales = std::max(sales, strategy.sales);
    }
    const double work = people * scenario_.setup.horizon.days * replications;
    if (sales <= engine::max_sales && sales * replications > engine::max_sales_of_all)
      too_much(findings, "too_much_money_in_all", sales * replications / 100,
               engine::max_sales_of_all / 100);
    if (work > max_person_days) too_much(findings, "too_much_work", work, max_person_days);
  }

  void too_much(Findings& findings, const char* key, double what, double limit) {
    const Node* run = scenario_.root->find("run");
    findings.error(
        run ? run->at() : scenario_.root->at(), Path() / "run", key,
        {{"work", fmt::format("{:.1e}", what)}, {"limit", fmt::format("{:.0e}", limit)}});
  }

  void keep(Diagnostics found) {
    for (Diagnostic& diagnostic : found) diagnostics_.push_back(std::move(diagnostic));
  }

  Result<Scenario> finished() {
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) {
                       return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
                     });
    if (has_errors(diagnostics_)) return {std::nullopt, std::move(diagnostics_)};
    std::vector<Limit>& searched = scenario_.header.search.limits;
    for (const Limit& limit : scenario_.header.limits)
      if (std::ranges::find(searched, limit) == searched.end()) searched.push_back(limit);
    add_usual_doubts(scenario_);
    return {std::move(scenario_), std::move(diagnostics_)};
  }

  std::size_t most_strategies_;
  Scenario scenario_;
  Diagnostics base_findings_;
  Diagnostics diagnostics_;
};

} // namespace

const Strategy* Scenario::find(std::string_view strategy) const {
  const auto found = std::find_if(strategies.begin(), strategies.end(),
                                  [&](const Strategy& known) { return known.id == strategy; });
  return found == strategies.end() ? nullptr : &*found;
}

std::vector<std::string> Scenario::strategy_ids() const {
  std::vector<std::string> ids;
  for (const Strategy& strategy : strategies) ids.push_back(strategy.id);
  return ids;
}

const Strategy& Scenario::default_strategy() const {
  return strategies.size() > 1 ? strategies[1] : strategies.front();
}

std::string Scenario::name_of(const Strategy& strategy, Language language) const {
  if (!strategy.name.empty()) return strategy.name.in(language);
  const std::string key = "strategy." + strategy.id + ".name";
  return has_text(language, key) ? std::string(text(language, key)) : strategy.id;
}

TextArgument Scenario::strategy_argument(std::string_view strategy) const {
  const Strategy* its = find(strategy);
  if (!its) return {"strategy", std::string(strategy)};
  return {"strategy", name_of(*its, Language::zh), name_of(*its, Language::en)};
}

std::string Scenario::segment_name(std::string_view id, Language language) const {
  for (const Strategy& strategy : strategies) {
    const auto found = std::ranges::find(strategy.segments, id, &NamedSegment::id);
    if (found != strategy.segments.end() && !found->name.empty())
      return engine::name_of(*found, language);
  }
  return std::string(id);
}

Result<Scenario> read(const Document& document, std::size_t most_strategies) {
  Result<NodePtr> root = migrate(document.shared_root(), document.file());
  if (!root) return {std::nullopt, std::move(root.diagnostics)};
  return ScenarioReader(*root.value, document.file(), most_strategies).read();
}

Result<Scenario> read(std::string_view text, std::string_view file, std::size_t most_strategies) {
  Result<Document> document = Document::parse(text, file);
  if (!document) return {std::nullopt, std::move(document.diagnostics)};
  return read(*document.value, most_strategies);
}

} // namespace pondlab::scenario
