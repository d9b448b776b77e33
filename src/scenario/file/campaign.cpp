#include "scenario/file/campaign.hpp"

#include "engine/model/plan.hpp"
#include "scenario/parameters/reader.hpp"

#include <charconv>

namespace pondlab::scenario {
namespace {

/// Reports what is wrong with a key of the campaign, or returns its kind.
const mechanisms::Kind* kind_of(const Member& member, const Path& path, Findings& findings) {
  const std::string_view key = member.key;
  const std::string kind(key.substr(0, key.find('#')));
  if (const mechanisms::Kind* known = mechanisms::find_kind(kind)) {
    if (parse_campaign_key(key)) return known;
    findings.error(
        member.key_at, path, "bad_instance",
        {{"key", excerpt(key)}, {"kind", kind}, {"limit", std::to_string(max_instance)}});
    return nullptr;
  }
  std::vector<std::string> kinds;
  for (const mechanisms::Kind& known : mechanisms::catalogue()) kinds.emplace_back(known.kind);
  findings.error(member.key_at, path, "unknown_mechanism_kind",
                 {{"kind", excerpt(std::string_view(kind))}, {"known", listed(kinds)}},
                 findings.full() ? std::string() : nearest(kind, kinds));
  return nullptr;
}

std::shared_ptr<engine::Mechanism> read_mechanism(const mechanisms::Kind& kind, const Node& node,
                                                  const Path& path, Findings& findings,
                                                  References& references) {
  auto mechanism = kind.make();
  Reader reader(&node, node.at(), path, kind.kind, findings, references);
  mechanism->visit(reader);
  reader.finish();
  return mechanism;
}

} // namespace

std::optional<CampaignKey> parse_campaign_key(std::string_view key) {
  const std::size_t mark = key.find('#');
  CampaignKey parsed{std::string(key.substr(0, mark)), 0};
  if (mark == key.npos) return parsed;
  const std::string_view digits = key.substr(mark + 1);
  const char* last = digits.data() + digits.size();
  const auto [end, fault] = std::from_chars(digits.data(), last, parsed.instance);
  const bool canonical = !digits.empty() && digits[0] != '0' && digits[0] != '+';
  if (fault != std::errc{} || end != last || !canonical || parsed.instance < 2 ||
      parsed.instance > max_instance)
    return std::nullopt;
  return parsed;
}

engine::Campaign read_campaign(const Node* node, const Path& path, Findings& findings,
                               References& references) {
  engine::Campaign campaign;
  if (!node) return campaign;
  if (!node->is(NodeKind::object)) {
    findings.error(node->at(), path, "not_an_object", {{"found", excerpt(*node)}});
    return campaign;
  }
  if (node->members().size() > max_mechanisms) {
    findings.error(node->at(), path, "too_many_mechanisms",
                   {{"size", std::to_string(node->members().size())},
                    {"limit", std::to_string(max_mechanisms)}});
    return campaign;
  }
  for (const Member& member : node->members()) {
    const Path below = path / member.key;
    const mechanisms::Kind* kind = kind_of(member, below, findings);
    if (!kind) continue;
    references.declare(engine::Reference::mechanism, member.key);
    const CampaignKey key = *parse_campaign_key(member.key);
    campaign.push_back({member.key, key.kind, kind->number, static_cast<std::uint8_t>(key.instance),
                        read_mechanism(*kind, *member.value, below, findings, references)});
  }
  return engine::in_order(std::move(campaign));
}

Describe description_of(const mechanisms::Kind& kind) {
  Describe describe(kind.kind);
  kind.make()->visit(describe);
  return describe;
}

} // namespace pondlab::scenario
