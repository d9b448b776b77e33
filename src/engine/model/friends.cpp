#include "engine/model/friends.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pondlab::engine {

namespace {

struct Seat {
  std::uint64_t place;
  PersonIndex person;
  friend auto operator<=>(const Seat&, const Seat&) = default;
};

std::vector<Seat> seat_everybody(const Layout& layout, const Source& source) {
  std::vector<Seat> ring;
  ring.reserve(static_cast<std::size_t>(layout.people()));
  for (const Cohort& cohort : layout.cohorts())
    for (std::uint32_t i = 0; i < cohort.count; ++i) {
      const std::uint64_t key = person_key(cohort.hash, i);
      const Block block = draw(source, key, -1, stream::friends);
      ring.push_back({std::uint64_t{block.word[1]} << 32 | block.word[0], cohort.first + i});
    }
  std::sort(ring.begin(), ring.end());
  return ring;
}

PersonIndex next_after(const std::vector<Seat>& ring, std::uint64_t place) {
  const auto seat = std::upper_bound(ring.begin(), ring.end(), Seat{place, ~PersonIndex{0}});
  return seat == ring.end() ? ring.front().person : seat->person;
}

/// Ties a person starts: Pareto with the given exponent, mean `mean`, at most 500, rounded by
/// chance.
std::uint32_t ties_started(double mean, double tail, Draws& draws) {
  const double least = mean * (tail - 1) / tail;
  const double wanted = std::min(500., least * pow(draws.unit(), -1 / tail));
  const auto floor = static_cast<std::uint32_t>(wanted);
  return floor + (draws.unit() < wanted - floor ? 1 : 0);
}

} // namespace

Friends::Friends(const Network& network, const Layout& layout, const Source& source) {
  if (network.degree <= 0 || layout.people() < 3) return;
  const std::vector<Seat> ring = seat_everybody(layout, source);
  // A power of two, so that one person more does not move everybody's neighbourhood.
  const std::uint64_t gap = ~std::uint64_t{0} / std::bit_ceil(ring.size());
  std::vector<std::pair<PersonIndex, PersonIndex>> pairs;
  std::vector<PersonIndex> mine;
  for (const Seat& seat : ring) {
    Draws draws(source, layout.key_of(seat.person), -1, stream::degree);
    const std::uint32_t count = ties_started(network.degree / 2, network.tail, draws);
    // Room for that many different people: whoever has many friends knows a wider neighbourhood.
    const double neighbourhood = 2 + 3. * count;
    mine.clear();
    for (std::uint32_t tries = 0; tries < 6 * count && mine.size() < count; ++tries) {
      const bool far = draws.below(10'000) < static_cast<std::uint32_t>(network.rewired);
      const std::uint64_t high = draws.word();
      const std::uint64_t anywhere = high << 32 | draws.word();
      // In a small pool a neighbourhood goes round the ring more than once; fmod is exact.
      const double away = (1 + draws.unit() * neighbourhood) * static_cast<double>(gap);
      const auto near = seat.place + static_cast<std::uint64_t>(std::fmod(away, 0x1p64));
      const PersonIndex other = next_after(ring, far ? anywhere : near);
      if (other == seat.person || std::find(mine.begin(), mine.end(), other) != mine.end())
        continue;
      mine.push_back(other);
      pairs.emplace_back(seat.person, other);
    }
  }
  for (std::size_t i = 0, n = pairs.size(); i < n; ++i)
    pairs.emplace_back(pairs[i].second, pairs[i].first);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  first_.assign(layout.places() + 1, 0);
  for (const auto& pair : pairs) ++first_[pair.first + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  ties_.reserve(pairs.size());
  for (const auto& pair : pairs) ties_.push_back(pair.second);
}

} // namespace pondlab::engine
