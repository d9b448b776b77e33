#pragma once

#include "engine/campaign.hpp"
#include "engine/mechanism.hpp"
#include "engine/people.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace pondlab::mechanisms {

/// A `Target` resolved against a plan.
class CompiledTarget {
public:
  CompiledTarget() = default;
  CompiledTarget(const engine::Target& target, const engine::Plan& plan);

  /// Whether the target includes this person's segment.
  bool matches_segment(const engine::Plan& plan, engine::PersonIndex person) const;
  /// Whether everything but segment and reach fits.
  bool matches(const engine::People& people, engine::PersonIndex person, engine::Day day) const;

  /// Everybody of the pool who matches, has all bits of `must` and none of `must_not` in their
  /// reach.
  engine::Audience select(const engine::Plan& plan, const engine::People& people, engine::Day day,
                          std::uint8_t must, std::uint8_t must_not = 0) const;

private:
  /// No condition beyond segment and reach.
  bool takes_everybody() const;

  engine::Target target_;
  std::vector<bool> segments_; ///< by index of segment
};

/// The days of a schedule, ascending, with a quick look-up.
class CompiledSchedule {
public:
  CompiledSchedule() = default;
  CompiledSchedule(const engine::Schedule& schedule, const engine::Plan& plan);
  bool due(engine::Day day) const {
    return day >= 0 && static_cast<std::size_t>(day) < due_.size() &&
           due_[static_cast<std::size_t>(day)];
  }

private:
  std::vector<bool> due_;
};

/// Notes on everybody addressed that they were, so that conversions are counted anew.
void note_addressed(const engine::CampaignDay& day, const engine::Audience& audience);

/// Offers the coupon of a mechanism to every visit of somebody who holds a valid one.
void offer_coupon(const engine::CampaignDay& day, const engine::Coupon& coupon,
                  std::span<const engine::OfferVisit> visits, std::vector<engine::Offer>& offers);

/// A coupon is redeemed once: the day's later orders with the same coupon are refused it.
void redeem_once(const engine::CampaignDay& day, std::span<const engine::Order> orders,
                 const std::function<void(std::size_t)>& refuse);

} // namespace pondlab::mechanisms
