#pragma once

#include "engine/books/counters.hpp"
#include "engine/books/ledger.hpp"
#include "engine/model/mechanism.hpp"
#include "engine/model/people.hpp"

#include <vector>

namespace pondlab::engine {

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

  // Stocks kept incrementally.
  std::int64_t members = 0;
  std::int64_t contacts = 0;
  std::int64_t in_community = 0;
  std::int64_t phones = 0;

  template <class Archive>
  void archive(Archive& a) {
    a(day, people, sharers, joiners, told, told_until, cursors, hazards, inflow_counts, departures,
      unsettled, stock, mechanisms, wallet, day_hashes, members, contacts, in_community, phones, ledger,
      counts);
  }
};

/// Length of the rings of future days in `departures` and `unsettled`.
inline constexpr Day horizon_ring = 128;

} // namespace pondlab::engine
