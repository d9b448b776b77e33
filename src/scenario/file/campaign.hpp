#pragma once

#include "mechanisms/catalogue.hpp"
#include "scenario/parameters/description.hpp"
#include "scenario/parameters/findings.hpp"
#include "scenario/parameters/references.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace pondlab::scenario {

/// Mechanisms of one campaign: what a world keeps in a byte.
inline constexpr std::size_t max_mechanisms = 60;
/// Largest n of `kind#n`.
inline constexpr int max_instance = 200;

/// A key of the campaign, taken apart: "sms#2" is kind "sms", instance 2; "sms" has instance 0.
struct CampaignKey {
  std::string kind;
  int instance = 0;
};
/// Nothing when what follows `#` is no number from 2 to max_instance.
std::optional<CampaignKey> parse_campaign_key(std::string_view key);

/// Reads a campaign. It comes in the order in which mechanisms act (`engine::in_order`), so that
/// nothing hangs on the order of the file's keys. `node` may be null: no campaign.
engine::Campaign read_campaign(const Node* node, const Path& path, Findings&, References&);

/// What a kind of mechanism declares about its parameters.
Describe description_of(const mechanisms::Kind& kind);

} // namespace pondlab::scenario
