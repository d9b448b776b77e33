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

  /// Brings what the visitors hold closer, some time before it is asked for.
  void fetch() const;
  /// For all of the worker's visits.
  void offer_all();

private:
  /// A visit to be offered something, and where the visitor's chain of held things begins.
  struct Holder {
    Visit* visit;
    std::uint32_t chain;
  };

  void find_holders();
  void offer_to(const Holder& holder);
  void offer_held(const Holder& holder);
  bool is_forgotten(const Held& held, PersonIndex person) const;
  void offer_session(const Visit& visit);

  DayContext<Trace>& today_;
  std::vector<std::span<const OfferTerms>> terms_; ///< of each mechanism that still counts
  std::vector<std::optional<SessionTerms>> sessions_;
  std::vector<double> remembered_; ///< share of coupons, by days since; empty: all
  std::vector<Holder> holders_;
};

} // namespace pondlab::engine
