#include "engine/model/people.hpp"

#include "base/error.hpp"
#include "engine/thinning/thinning_filter.hpp"

namespace pondlab::engine {

static_assert(tile_size == 128, "Layout counts in tiles of the thinning filter");

void Layout::add(int segment, bool sea, std::uint64_t hash, std::uint32_t count) {
  if (count == 0) return;
  const auto first = static_cast<PersonIndex>(places());
  tiles_.insert(tiles_.end(), (count + tile_size - 1) / tile_size,
                static_cast<std::uint16_t>(cohorts_.size()));
  cohorts_.push_back({segment, sea, hash, first, count});
  people_ += count;
}

namespace {

/// Archive that gives every column its length and adds up what one person takes.
struct Resizer {
  std::size_t places;
  std::size_t bytes = 0;

  template <class... Column>
  void operator()(Column&... columns) {
    (columns.assign(places, {}), ...);
    ((bytes += sizeof(typename Column::value_type)), ...);
  }
};

} // namespace

void People::resize(std::size_t places) {
  Resizer resizer{places};
  archive(resizer);
  last_order.assign(places, never);
  joined.assign(places, never);
}

std::size_t People::bytes_per_person() {
  Resizer resizer{0};
  People people;
  people.archive(resizer);
  return resizer.bytes;
}

} // namespace pondlab::engine
