#include "experiment/study/support.hpp"

#include "engine/model/plan.hpp"
#include "scenario/file/content.hpp"
#include "scenario/file/deepest_cut.hpp"
#include "scenario/json/path.hpp"
#include "scenario/parameters/parameter_values.hpp"

#include <algorithm>

namespace pondlab::experiment {

namespace {

using Found = std::vector<OutsideSupport>;
using engine::Plan;
using scenario::Scenario;

/// A coupon or live price that leaves less of the price than anybody has measured.
Found deep_cuts(const Scenario&, const Plan& plan) {
  Found found;
  for (const engine::CampaignEntry& entry : plan.campaign)
    if (const double cut = scenario::deepest_cut(entry); cut > scenario::deepest_trusted_cut)
      found.push_back(
          {.rule = {}, .subject = entry.id, .value = cut, .high = scenario::deepest_trusted_cut});
  return found;
}

/// Baskets of which a few decide a season, so that no interval can be trusted.
Found endless_variances(const Scenario&, const Plan& plan) {
  constexpr double most_shape = 500;
  Found found;
  const auto& segments = plan.setup.segments;
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (const double shape = segments[i].basket.person_shape;
        shape <= scenario::endless_person_shape)
      found.push_back(
          {.rule = {},
           .subject = (scenario::Path() / "segments" / i / "basket" / "person_shape").text(),
           .value = shape,
           .low = scenario::endless_person_shape,
           .high = most_shape});
  return found;
}

/// What nobody has measured, set beyond its usual range; a file that has a doubt of its own about
/// it knows better. Without a campaign none of it matters.
Found odd_responses(const Scenario& scenario, const Plan& plan) {
  if (plan.campaign.empty()) return {};
  scenario::ParameterValues values;
  engine::Response response = plan.setup.response;
  visit(values, response);
  Found found;
  for (const scenario::ParameterUncertainty& doubt : scenario.header.doubts) {
    if (!doubt.usual) continue;
    const double value = values.number(doubt.parameter.substr(doubt.parameter.rfind('.') + 1));
    if (value < doubt.low || value > doubt.high)
      found.push_back({.rule = {},
                       .subject = doubt.parameter,
                       .value = value,
                       .low = doubt.low,
                       .high = doubt.high});
  }
  return found;
}

/// Whether a mechanism addresses everybody, again and again from the first day to the last: its
/// `target` and `schedule` narrow nothing down.
class Unlimited final : public engine::ParameterVisitor {
public:
  bool holds() const { return holds_; }

  void field(std::string_view key, const engine::ValueRef& value,
             const engine::Spec& spec) override {
    const bool narrows = key == "target" || key == "schedule";
    if (const auto* const* nested = std::get_if<const engine::NestedRecord*>(&value)) {
      if (depth_ > 0 || !narrows) return;
      ++depth_;
      (*nested)->visit(*this);
      --depth_;
    } else if (depth_ > 0 || key == "from") {
      holds_ = holds_ && leaves_open(key, value, spec);
    }
  }

private:
  static bool leaves_open(std::string_view key, const engine::ValueRef& value,
                          const engine::Spec& spec) {
    constexpr int week = 7;
    if (key.starts_with("hour_") || key.starts_with("holdout")) return true;
    if (key == "every_days") return **std::get_if<std::int32_t*>(&value) <= week;
    return std::visit(
        [&](const auto* of) {
          using T = std::remove_cvref_t<decltype(*of)>;
          if constexpr (std::is_arithmetic_v<T>)
            return static_cast<std::int64_t>(*of) == spec.range.initial;
          else if constexpr (requires { of->empty(); })
            return of->empty();
          else if constexpr (std::is_same_v<T, engine::Date>)
            return !of->known();
          else
            return true;
        },
        value);
  }

  int depth_ = 0;
  bool holds_ = true;
};

/// A price that is lower for everybody all the time is a new price and no promotion.
Found standing_cuts(const Scenario&, const Plan& plan) {
  Found found;
  for (const engine::CampaignEntry& entry : plan.campaign) {
    const double cut = scenario::deepest_cut(entry);
    Unlimited unlimited;
    entry.mechanism->visit(unlimited);
    if (cut > 0 && unlimited.holds())
      found.push_back({.rule = {}, .subject = entry.id, .value = cut});
  }
  return found;
}

constexpr SupportRule rules[] = {
    {"deep_cut", true, deep_cuts},
    {"endless_variance", true, endless_variances},
    {"odd_response", true, odd_responses},
    {"standing_cut", false, standing_cuts},
};

} // namespace

std::span<const SupportRule> support_rules() { return rules; }

std::vector<OutsideSupport> outside_support(const scenario::Scenario& scenario, const Arm& arm) {
  std::vector<OutsideSupport> all;
  for (const SupportRule& rule : rules)
    for (OutsideSupport& found : rule.look(scenario, *arm.plan)) {
      found.rule = rule.key;
      found.withholds = rule.withholds;
      all.push_back(std::move(found));
    }
  return all;
}

bool withholds_advice(std::span<const OutsideSupport> outside) {
  return std::ranges::any_of(outside, &OutsideSupport::withholds);
}

} // namespace pondlab::experiment
