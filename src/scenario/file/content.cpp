#include "scenario/file/content.hpp"

#include "engine/model/copula.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/file/goods.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/parameters/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pondlab::scenario {
namespace {

TextSpan place_of(const Node& root, std::string_view key) {
  const Node* node = root.find(key);
  return node ? node->at() : root.at();
}

void check_people(const engine::Setup& setup, const Node& root, Findings& findings) {
  const std::int64_t people = engine::people_of(setup);
  const TextSpan at = place_of(root, "segments");
  if (people == 0) findings.error(at, Path() / "segments", "no_people");
  if (people > engine::max_people)
    findings.error(
        at, Path() / "segments", "too_many_people",
        {{"people", std::to_string(people)}, {"limit", std::to_string(engine::max_people)}});
}

void check_channels(const engine::Setup& setup, const Node& root, Findings& findings) {
  for (std::size_t i = 0; i < setup.segments.size(); ++i) {
    const engine::ChannelPreference& channels = setup.segments[i].channels;
    if (channels.store + channels.marketplace + channels.shop > 0) continue;
    const Node& segment = *root.find("segments")->items()[i];
    findings.error(place_of(segment, "channels"), Path() / "segments" / i / "channels",
                   "no_channel");
  }
}

void check_correlations(const engine::Setup& setup, const Node& root, Findings& findings) {
  for (std::size_t i = 0; i < setup.segments.size(); ++i) {
    if (engine::is_consistent(setup.segments[i].correlation)) continue;
    const Node& segment = *root.find("segments")->items()[i];
    findings.error(place_of(segment, "correlation"), Path() / "segments" / i / "correlation",
                   "correlations_contradict");
  }
}

void check_tails(const engine::Setup& setup, const Node& root, Findings& findings) {
  for (std::size_t i = 0; i < setup.segments.size(); ++i) {
    const double shape = setup.segments[i].basket.person_shape;
    if (shape > heavy_person_shape) continue;
    const Path path = Path() / "segments" / i / "basket" / "person_shape";
    findings.warning(find(root, path)->at(), path,
                     shape > endless_person_shape ? "heavy_baskets" : "endless_variance");
  }
}

/// Rules of platforms that the campaign asks more than: said at the parameter that asks, or at the
/// mechanism where the file leaves it out.
void check_rules(const Content& content, const Node& root, Findings& findings) {
  for (const engine::CampaignEntry& entry : content.campaign) {
    std::vector<engine::Breach> breaches;
    entry.mechanism->breaches(content.setup.horizon, content.campaign, breaches);
    const Path mechanism = Path() / "campaign" / entry.id;
    for (const engine::Breach& breach : breaches) {
      const Path parameter = mechanism / std::string(breach.parameter);
      const Node* node = find(root, parameter);
      findings.warning((node ? node : find(root, mechanism))->at(), node ? parameter : mechanism,
                       std::string(breach.rule),
                       {{"asked", std::to_string(breach.asked)},
                        {"most", std::to_string(breach.most)},
                        {"month", breach.month}});
    }
  }
}

void check_stores(const engine::Setup& setup, const Node& root, Findings& findings) {
  std::int64_t stores = 0;
  for (const engine::StoreGroup& group : setup.stores) stores += group.stores;
  if (stores <= static_cast<std::int64_t>(engine::max_stores)) return;
  findings.error(
      place_of(root, "stores"), Path() / "stores", "too_many_stores",
      {{"stores", std::to_string(stores)}, {"limit", std::to_string(engine::max_stores)}});
}

/// Money that the books cannot hold, at the baskets it comes from.
void check_magnitude(const engine::Magnitude& magnitude, const Node& root, Findings& findings) {
  const bool all = magnitude.sales > engine::max_sales;
  if (!all && magnitude.largest <= engine::max_sales_of_one) return;
  const auto yuan = [](double fen) { return fmt::format("{:.1e}", fen / 100); };
  const Node& segment = *root.find("segments")->items()[magnitude.segment];
  findings.error(place_of(segment, "basket"), Path() / "segments" / magnitude.segment / "basket",
                 all ? "too_much_money" : "too_much_money_of_one",
                 {{"money", yuan(all ? magnitude.sales : magnitude.largest)},
                  {"limit", yuan(all ? engine::max_sales : engine::max_sales_of_one)}});
}

} // namespace

const std::vector<std::string>& header_keys() {
  static const std::vector<std::string> keys{
      "format_version", "name",         "question",   "summary", "run",    "comparison",
      "limits",         "expectations", "strategies", "doubts",  "search", "author",
  };
  return keys;
}

Content read_content(const Node& root, Findings& findings) {
  References references;
  for (const char* channel : {"store", "marketplace", "shop"})
    references.declare(engine::Reference::channel, channel);

  Content content;
  content.setup = engine::with_defaults<engine::Setup>();
  Reader reader(&root, root.at(), Path(), "scenario", findings, references);
  for (const std::string& key : header_keys()) reader.accept(key);
  reader.accept("campaign");
  visit(reader, content.setup);
  reader.finish();
  content.campaign =
      read_campaign(root.find("campaign"), Path() / "campaign", findings, references);

  references.check(findings);
  references.check_dates(content.setup.horizon.start, content.setup.horizon.days, findings);
  if (!findings.has_errors_below(Path() / "segments")) {
    check_people(content.setup, root, findings);
    check_channels(content.setup, root, findings);
    check_correlations(content.setup, root, findings);
    content.magnitude = engine::magnitude_of(content.setup, !content.campaign.empty());
    check_magnitude(content.magnitude, root, findings);
  }
  if (!findings.has_errors_below(Path() / "stores")) check_stores(content.setup, root, findings);
  if (!findings.has_errors()) {
    check_tails(content.setup, root, findings);
    check_rules(content, root, findings);
    check_goods(content.campaign, root, findings);
  }
  return content;
}

} // namespace pondlab::scenario
