#pragma once

#include "engine/day/billing.hpp"

#include <array>
#include <vector>

namespace pondlab::engine {

/// The day's offers to whoever comes (`Mechanism::standing`). They are declared once a day, so that
/// a visit of which nothing comes costs a comparison and no bill: whoever would not order even at
/// the deepest price that any of them can make is not asked.
template <class Trace>
class StandingOffers {
public:
  explicit StandingOffers(DayContext<Trace>& context);

  bool any() const { return !today_.work.standing.empty(); }

  /// The odds of an order are at most multiplied by this, whatever is bought and expected.
  double bound(PersonIndex person) const {
    return bounds_[static_cast<std::uint8_t>(today_.state.people.record[person].price_sensitivity)];
  }

  /// The visit's own offers and those that stand at its minute, in order. Valid until the next
  /// call.
  std::span<const Offer> with_own(const Visit& visit);
  /// Whether one stands for chosen people, this one among them.
  bool targets(PersonIndex person) const;
  /// Those that stand for everybody all day, as they are on average.
  std::vector<Offer> for_everybody() const;
  /// What somebody who only looks learns of the price: their usual order under what stands.
  Quote seen_by(const Visit& visit);

private:
  void add_standing(const Visit& visit);
  double effort_of(const StandingOffer& offer, PersonIndex person) const;

  DayContext<Trace>& today_;
  std::array<double, 256> bounds_{}; ///< by price sensitivity
  std::vector<Offer> offers_;
};

} // namespace pondlab::engine
