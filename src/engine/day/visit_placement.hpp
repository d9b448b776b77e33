#pragma once

#include "engine/day/standing_offers.hpp"

#include <array>
#include <span>
#include <vector>

namespace pondlab::engine {

/// A share of visits, evenly over these minutes of the day.
struct PartOfDay {
  double share;
  int from, to;
};

/// Draws where and when visits go: a channel by logit, in which stimulus and price speak for the
/// places where they count, and a minute.
template <class Trace>
class VisitPlacement {
public:
  VisitPlacement(DayContext<Trace>& context, StandingOffers<Trace>& standing);

  /// Draws for all of the worker's visits of a stretch.
  void draw_all(const Stretch& stretch);
  /// Places them, once offers are made to them.
  void place_all(const Stretch& stretch);

  /// Sets the minute of a visit that was placed. Few visits are asked for theirs: who is followed,
  /// who orders, and all of a day on which offers stand between two minutes.
  void set_minute(Visit& visit) const;

private:
  using Weights = std::array<double, channel_count>;
  using Pull = std::array<std::array<double, 256>, channel_count>; ///< by price sensitivity
  struct ChannelBounds {
    Weights least, most;
  };

  void draw_by_standing();
  std::size_t draw_run(std::size_t first, const Cohort& cohort);
  void draw_first_visits(std::span<const std::uint32_t> places, std::uint32_t stream,
                         const Cohort& cohort);
  void place(Visit& visit, const Weights& cold);
  void choose(Visit& visit, const Weights& cold);
  bool choose_by_bounds(Visit& visit, const Weights& warm);
  ChannelBounds price_by_bounds(Visit& visit, const Weights& warm);
  void pull_by_price(Visit& visit, Weights& weight);
  std::size_t quote_for(PersonIndex person, Fen basket, std::span<const Offer> offers,
                        Channel channel);
  void keep_price(const Visit& visit, Channel channel);
  void pull_by_standing(PersonIndex person, Weights& weight) const;
  void tally(const Visit& visit);

  /// A visit's quote where certain offers count, and what it multiplies a channel's weight by.
  struct Quoted {
    std::uint64_t counting;
    Quote quote;
    double pull;
  };

  DayContext<Trace>& today_;
  StandingOffers<Trace>& standing_;
  double lost_;   ///< share of visits to a closed store that go nowhere else
  bool ordinary_; ///< all stores are open, and nothing is offered to whoever comes
  std::vector<Pull> standing_pull_;                ///< of each segment
  std::vector<Weights> weights_;                   ///< of each segment
  std::vector<std::array<PartOfDay, 4>> sessions_; ///< of each mechanism, where it holds one today
  std::vector<Quoted> quotes_;                     ///< of the visit that is being placed
  std::array<std::uint8_t, channel_count> quote_in_{}; ///< which of them, by channel
};

} // namespace pondlab::engine
