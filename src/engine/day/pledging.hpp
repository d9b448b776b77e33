#pragma once

#include "engine/day/day_context.hpp"

#include <vector>

namespace pondlab::engine {

/// What is paid for today and complete later, on one day: cleared orders on terms that say so
/// become pledges, mechanisms decide on the open ones, and those that are complete are orders of
/// today. Serial.
template <class Trace>
class Pledging {
public:
  explicit Pledging(DayContext<Trace>& context);

  /// Whether a cleared order is pledged; if so, it is kept here.
  bool takes(const Order& order, const Fallback& fallback);

  /// Once all orders of the day are cleared. What is complete, or bought alone instead, joins them.
  void resolve();

private:
  bool is_pledge(const Cut& cut) const;
  void resolve_of(int mechanism);
  void refuse(int mechanism, Pledge& pledge);
  void pay(int mechanism, const Pledge& pledge);
  void follow_fate(int mechanism, Pledge& pledge);
  void complete(int mechanism, Pledge& pledge, Fen earned);
  void await_next(int mechanism, Pledge& pledge);
  void come_to_nothing(int mechanism, Pledge& pledge);
  void give_back_held(const Order& order);
  void buy_alone(const Pledge& pledge);
  void release(int mechanism, Pledge& pledge, Account to, Fen amount);

  DayContext<Trace>& today_;
  std::vector<std::size_t> fresh_; ///< of each mechanism, the place of its first pledge of today
  bool any_ = false;               ///< whether anything can be pledged, or is
};

} // namespace pondlab::engine
