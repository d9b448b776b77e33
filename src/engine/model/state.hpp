#pragma once

#include "engine/books/counters.hpp"
#include "engine/books/ledger.hpp"
#include "engine/model/mechanism.hpp"
#include "engine/model/people.hpp"

#include <vector>

namespace pondlab::engine {

/// How many of the pool can be reached in each way, kept as it changes.
struct ReachStocks {
  std::int64_t members = 0;
  std::int64_t contacts = 0;
  std::int64_t in_community = 0; ///< and not muted
  std::int64_t phones = 0;
  std::int64_t followers = 0;

  /// Somebody of the pool with these bits of `reach` comes (1) or goes (−1).
  void add(std::uint8_t bits, std::int64_t n) {
    const auto has = [bits](std::uint8_t bit) { return (bits & bit) != 0; };
    contacts += has(reach::guide) ? n : 0;
    in_community += has(reach::community) && !has(reach::muted) ? n : 0;
    phones += has(reach::phone) ? n : 0;
    followers += has(reach::follower) ? n : 0;
  }
  ReachStocks& operator+=(const ReachStocks& other) {
    members += other.members;
    contacts += other.contacts;
    in_community += other.in_community;
    phones += other.phones;
    followers += other.followers;
    return *this;
  }
  /// Their bits change.
  void change(std::uint8_t before, std::uint8_t after) {
    add(before, -1);
    add(after, 1);
  }
  friend bool operator==(const ReachStocks&, const ReachStocks&) = default;
};

/// Everything of a world that changes from day to day: what a snapshot holds.
struct State {
  Day day = 0; ///< the next day to simulate
  People people;
  std::vector<PersonIndex> sharers;        ///< yesterday's, whose friends see it today
  std::vector<PersonIndex> joiners;        ///< yesterday's, for word of mouth among friends
  std::vector<PersonIndex> told;           ///< people with `mark::friend_told`
  std::vector<std::int16_t> told_until;    ///< of each of them
  std::vector<std::uint32_t> cursors;      ///< per inflow channel: clocks already passed
  std::vector<double> hazards;             ///< per inflow channel: cumulative
  std::vector<std::int64_t> inflow_counts; ///< per inflow channel: joined so far
  std::vector<std::vector<PersonIndex>> departures; ///< new friends who will delete, by day mod 128
  std::vector<std::vector<Order>>
      unsettled; ///< orders that come back or earn commission, by day mod 128
  std::vector<std::vector<std::int64_t>> stock; ///< pieces left, product × size
  std::vector<MechanismState> mechanisms;
  Wallet wallet; ///< what everybody holds of the mechanisms'
  Ledger ledger;
  DayCounts counts;
  std::vector<std::uint64_t> day_hashes;
  std::uint64_t events_hash = 0; ///< of today, sum over people

  ReachStocks stocks;

  template <class Archive>
  void archive(Archive& a) {
    a(day, people, sharers, joiners, told, told_until, cursors, hazards, inflow_counts, departures,
      unsettled, stock, mechanisms, wallet, day_hashes, stocks, ledger, counts);
  }
};

/// Length of the rings of future days in `departures` and `unsettled`.
inline constexpr Day horizon_ring = 128;

} // namespace pondlab::engine
