#pragma once

#include "engine/model/people.hpp"
#include "engine/model/setup.hpp"

#include <span>
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
  std::vector<std::uint32_t> first_;
  std::vector<PersonIndex> ties_;
};

} // namespace pondlab::engine
