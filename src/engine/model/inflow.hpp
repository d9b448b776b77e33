#pragma once

#include "engine/numeric/units.hpp"
#include "engine/parameters/localized_text.hpp"
#include "engine/parameters/parameters.hpp"

#include <string>
#include <vector>

namespace pondlab::engine {

/// How people of the public sea enter the pond.
enum class InflowKind : std::uint8_t {
  scheduled,     ///< exactly so many a day: the brand's own acquisition record
  natural,       ///< so many expected a day at the start: till, own media, brand search
  paid,          ///< budget ÷ cost of a friend, dearer as the sea empties
  word_of_mouth, ///< Bass: outside influence p, inside influence q × share already in
};

/// One channel of inflow. Each person of the sea carries one unit-exponential clock a channel,
/// drawn at set-up; the channel's cumulative hazard passes the clocks. More spend brings a
/// superset, earlier.
struct Inflow {
  std::string id;
  LocalizedText name;              ///< for people; empty: the id says it
  int kind{};                      ///< InflowKind
  std::string segment;             ///< whose sea
  Date from, to;                   ///< first and last day; absent = whole run
  bool buys_at_once{};             ///< joins at the till: the first order is on that day
  std::vector<std::int64_t> daily; ///< scheduled: people a day from `from` on
  double per_day{};                ///< natural: expected people a day while the sea is full
  Fen budget_a_day{};              ///< paid
  Fen cost_per_friend{};           ///< paid
  double outside_influence{};      ///< word of mouth: p a day
  double inside_influence{};       ///< word of mouth: q a day
  int mixing{};                    ///< word of mouth: everyone, or friends only
  std::int32_t becomes_contact{};  ///< bp who become a guide's contact on joining
  std::int32_t joins_community{};  ///< bp who join the store's community on joining
};
void visit(ParameterVisitor&, Inflow&);

/// The friend graph: a ring of people in random order, each tied to near neighbours, some ties
/// rewired, with a heavy tail of well-connected people. Degree 0 switches it off.
struct Network {
  double degree{};        ///< mean number of friends
  std::int32_t rewired{}; ///< bp of ties that go anywhere
  double tail{};          ///< Pareto exponent of the degree; larger is more even
};
void visit(ParameterVisitor&, Network&);

/// A stretch of days that differs: a season, a marketplace's promotion, a shock.
struct Period {
  std::string id;
  LocalizedText name; ///< for people; empty: the id says it
  Date from, to;
  double demand{};              ///< organic visits × this
  double marketplace_pull{};    ///< log-odds towards the marketplace flagship
  std::int32_t stores_closed{}; ///< bp of stores that are shut
};
void visit(ParameterVisitor&, Period&);

} // namespace pondlab::engine
