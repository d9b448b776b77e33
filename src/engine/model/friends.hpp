#pragma once

#include "engine/model/people.hpp"
#include "engine/model/setup.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pondlab::engine {

/// The friend graph, undirected, as compressed rows.
class Friends {
public:
  Friends() = default;
  /// Draws the graph over everybody in `layout`. People sit on a ring at places hashed from their
  /// keys; a tie leads to whoever sits next after a point near by (clusters) or anywhere
  /// (`rewired`). So a person more moves only the ties whose points fall between two neighbours.
  /// The number of ties a person starts is Pareto distributed (heavy tail) with mean degree / 2.
  Friends(const Network& network, const Layout& layout, const Source& source);

  std::span<const PersonIndex> of(PersonIndex person) const {
    if (first_.empty()) return {};
    return std::span(ties_).subspan(first_[person], first_[person + 1] - first_[person]);
  }
  bool empty() const { return ties_.empty(); }
  std::size_t ties() const { return ties_.size() / 2; }
  std::size_t bytes() const {
    return first_.size() * sizeof(std::uint32_t) + ties_.size() * sizeof(PersonIndex);
  }

private:
  friend class FriendsDrawing;
  std::vector<std::uint32_t> first_;
  std::vector<PersonIndex> ties_;
};

/// Draws a friend graph in pieces of a few milliseconds.
class FriendsDrawing {
public:
  /// `network` and `layout` outlive it.
  FriendsDrawing(const Network& network, const Layout& layout, const Source& source);

  bool done() const { return part_ == Part::done; }
  /// Does one more piece, where one is left.
  void work();
  /// Of the work, roughly (0…1).
  double share() const;
  /// Requires `done()`; once.
  Friends take() { return std::move(friends_); }

private:
  /// Everybody gets a seat, the seats are put in order, who sits there starts ties, and from the
  /// ties come the rows: counted, filled, and each without repetitions.
  enum class Part : std::uint8_t { seats, order, ties, count, fill, rows, done };
  struct Seat {
    std::uint64_t place;
    PersonIndex person;
    friend auto operator<=>(const Seat&, const Seat&) = default;
  };

  void take_seats();
  void put_in_order();
  void start_ties();
  void start_ties_of(const Seat& seat);
  PersonIndex next_after(std::uint64_t place) const;
  void count_ties();
  void fill_rows();
  void finish_rows();
  std::size_t size_of_part() const;

  const Network* network_;
  const Layout* layout_;
  Source source_;
  Part part_ = Part::seats;
  std::size_t at_ = 0;     ///< what of the part is done
  std::size_t cohort_ = 0; ///< who is being seated
  std::uint32_t ordinal_ = 0;
  std::vector<std::vector<Seat>> arcs_; ///< of the ring, in order; the seats of each are not yet
  std::vector<Seat> ring_;              ///< in order
  std::vector<std::pair<PersonIndex, PersonIndex>> ties_; ///< who started it, and to whom
  std::vector<PersonIndex> mine_;
  std::size_t kept_ = 0;  ///< ties that the rows so far have
  std::uint32_t row_ = 0; ///< where the next row began before repetitions went
  Friends friends_;
};

} // namespace pondlab::engine
