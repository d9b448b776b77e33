#include "engine/model/friends.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pondlab::engine {

namespace {

/// Ties a person starts: Pareto with the given exponent, mean `mean`, at most 500, rounded by
/// chance.
std::uint32_t ties_started(double mean, double tail, Draws& draws) {
  const double least = mean * (tail - 1) / tail;
  const double wanted = std::min(500., least * pow(draws.unit(), -1 / tail));
  const auto floor = static_cast<std::uint32_t>(wanted);
  return floor + (draws.unit() < wanted - floor ? 1 : 0);
}

/// Seats that are put in order at once.
constexpr std::size_t seats_an_arc = 4096;

/// How much of a part makes a piece.
constexpr std::size_t seats_a_piece = 8192;
constexpr std::size_t starters_a_piece = 2048;
constexpr std::size_t ties_a_piece = 65'536;

/// A power of two, so that an arc is the first bits of a place.
std::size_t arcs_of(const Layout& layout) {
  return std::bit_ceil(static_cast<std::size_t>(layout.people()) / seats_an_arc + 1);
}

std::size_t arc_of(std::uint64_t place, std::size_t arcs) {
  return arcs == 1 ? 0 : static_cast<std::size_t>(place >> (64 - std::countr_zero(arcs)));
}

} // namespace

Friends::Friends(const Network& network, const Layout& layout, const Source& source) {
  FriendsDrawing drawing(network, layout, source);
  while (!drawing.done()) drawing.work();
  *this = drawing.take();
}

FriendsDrawing::FriendsDrawing(const Network& network, const Layout& layout, const Source& source)
    : network_(&network), layout_(&layout), source_(source) {
  if (network.degree <= 0 || layout.people() < 3) part_ = Part::done;
}

std::size_t FriendsDrawing::size_of_part() const {
  switch (part_) {
  case Part::seats:
    return static_cast<std::size_t>(layout_->people());
  case Part::order:
    return arcs_.size();
  case Part::ties:
    return ring_.size();
  case Part::count:
  case Part::fill:
    return ties_.size();
  case Part::rows:
    return layout_->places();
  case Part::done:
    break;
  }
  return 0;
}

double FriendsDrawing::share() const {
  if (done()) return 1;
  const double of_part =
      static_cast<double>(at_) / static_cast<double>(std::max<std::size_t>(1, size_of_part()));
  return (static_cast<double>(part_) + of_part) / static_cast<double>(Part::done);
}

void FriendsDrawing::work() {
  switch (part_) {
  case Part::seats:
    take_seats();
    break;
  case Part::order:
    put_in_order();
    break;
  case Part::ties:
    start_ties();
    break;
  case Part::count:
    count_ties();
    break;
  case Part::fill:
    fill_rows();
    break;
  case Part::rows:
    finish_rows();
    break;
  case Part::done:
    return;
  }
  if (at_ < size_of_part()) return;
  part_ = static_cast<Part>(static_cast<std::uint8_t>(part_) + 1);
  at_ = 0;
}

/// Of one cohort at a time.
void FriendsDrawing::take_seats() {
  if (arcs_.empty()) arcs_.resize(arcs_of(*layout_));
  while (ordinal_ == layout_->cohorts()[cohort_].count) {
    ++cohort_;
    ordinal_ = 0;
  }
  const Cohort& cohort = layout_->cohorts()[cohort_];
  const std::size_t end = std::min<std::size_t>(cohort.count, ordinal_ + seats_a_piece);
  at_ += end - ordinal_;
  for (; ordinal_ < end; ++ordinal_) {
    const Block block = draw(source_, person_key(cohort.hash, ordinal_), -1, stream::friends);
    const std::uint64_t place = std::uint64_t{block.word[1]} << 32 | block.word[0];
    arcs_[arc_of(place, arcs_.size())].push_back({place, cohort.first + ordinal_});
  }
}

void FriendsDrawing::put_in_order() {
  if (at_ == 0) ring_.reserve(static_cast<std::size_t>(layout_->people()));
  std::vector<Seat> arc = std::move(arcs_[at_++]);
  std::sort(arc.begin(), arc.end());
  ring_.insert(ring_.end(), arc.begin(), arc.end());
}

PersonIndex FriendsDrawing::next_after(std::uint64_t place) const {
  const auto seat = std::upper_bound(ring_.begin(), ring_.end(), Seat{place, ~PersonIndex{0}});
  return seat == ring_.end() ? ring_.front().person : seat->person;
}

void FriendsDrawing::start_ties() {
  const std::size_t end = std::min(ring_.size(), at_ + starters_a_piece);
  for (; at_ < end; ++at_) start_ties_of(ring_[at_]);
}

void FriendsDrawing::start_ties_of(const Seat& seat) {
  // A power of two, so that one person more does not move everybody's neighbourhood.
  const std::uint64_t gap = ~std::uint64_t{0} / std::bit_ceil(ring_.size());
  Draws draws(source_, layout_->key_of(seat.person), -1, stream::degree);
  const std::uint32_t count = ties_started(network_->degree / 2, network_->tail, draws);
  // Room for that many different people: whoever has many friends knows a wider neighbourhood.
  const double neighbourhood = 2 + 3. * count;
  mine_.clear();
  for (std::uint32_t tries = 0; tries < 6 * count && mine_.size() < count; ++tries) {
    const bool far = draws.below(10'000) < static_cast<std::uint32_t>(network_->rewired);
    const std::uint64_t high = draws.word();
    const std::uint64_t anywhere = high << 32 | draws.word();
    // In a small pool a neighbourhood goes round the ring more than once; fmod is exact.
    const double away = (1 + draws.unit() * neighbourhood) * static_cast<double>(gap);
    const auto near = seat.place + static_cast<std::uint64_t>(std::fmod(away, 0x1p64));
    const PersonIndex other = next_after(far ? anywhere : near);
    if (other == seat.person || std::find(mine_.begin(), mine_.end(), other) != mine_.end())
      continue;
    mine_.push_back(other);
    ties_.emplace_back(seat.person, other);
  }
}

/// Counts stand two places on: summed up, each row's beginning stands one place on, and when the
/// rows are filled it has moved to the next row's.
void FriendsDrawing::count_ties() {
  std::vector<std::uint32_t>& first = friends_.first_;
  if (at_ == 0) {
    ring_ = {};
    first.assign(layout_->places() + 2, 0);
  }
  const std::size_t end = std::min(ties_.size(), at_ + ties_a_piece);
  for (; at_ < end; ++at_) {
    ++first[ties_[at_].first + 2];
    ++first[ties_[at_].second + 2];
  }
}

void FriendsDrawing::fill_rows() {
  std::vector<std::uint32_t>& first = friends_.first_;
  if (at_ == 0) {
    for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
    friends_.ties_.resize(2 * ties_.size());
  }
  const std::size_t end = std::min(ties_.size(), at_ + ties_a_piece);
  for (; at_ < end; ++at_) {
    const auto [one, other] = ties_[at_];
    friends_.ties_[first[one + 1]++] = other;
    friends_.ties_[first[other + 1]++] = one;
  }
}

/// Who started a tie to each other have it twice.
void FriendsDrawing::finish_rows() {
  std::vector<std::uint32_t>& first = friends_.first_;
  std::vector<PersonIndex>& ties = friends_.ties_;
  if (at_ == 0) {
    ties_ = {};
    first.pop_back();
  }
  const std::size_t end = std::min(layout_->places(), at_ + seats_a_piece);
  for (; at_ < end; ++at_) {
    const auto begin = ties.begin() + static_cast<std::ptrdiff_t>(row_);
    const auto stop = ties.begin() + static_cast<std::ptrdiff_t>(first[at_ + 1]);
    row_ = first[at_ + 1];
    std::sort(begin, stop);
    const auto kept = std::unique(begin, stop);
    std::copy(begin, kept, ties.begin() + static_cast<std::ptrdiff_t>(kept_));
    first[at_] = static_cast<std::uint32_t>(kept_);
    kept_ += static_cast<std::size_t>(kept - begin);
  }
  if (end < layout_->places()) return;
  first.back() = static_cast<std::uint32_t>(kept_);
  ties.resize(kept_);
}

} // namespace pondlab::engine
