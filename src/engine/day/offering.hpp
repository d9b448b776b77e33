#pragma once

#include "engine/day/day_context.hpp"

#include <optional>
#include <span>
#include <vector>

namespace pondlab::engine {

/// Hands each visit what is offered to it: what the person holds, and the price of the session.
template <class Trace>
class Offering {
public:
  explicit Offering(DayContext<Trace>& context);

  /// For all of the worker's visits.
  void offer_all();

private:
  void offer_held(PersonIndex person);
  bool is_forgotten(const Held& held, PersonIndex person) const;
  void offer_session(const Visit& visit);

  DayContext<Trace>& today_;
  std::vector<std::span<const OfferTerms>> terms_; ///< of each mechanism that still counts
  std::vector<std::optional<SessionTerms>> sessions_;
  std::vector<double> remembered_; ///< share of coupons, by days since; empty: all
};

} // namespace pondlab::engine
