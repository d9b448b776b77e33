#include "workbench/pond/pond_day.hpp"

#include <algorithm>
#include <optional>

namespace pondlab::workbench {
namespace {

using engine::TraceEvent;
using engine::TraceKind;

// Minutes that ways and stays take in the picture. The engine knows when somebody comes, not how
// long they stay.
constexpr float walk = 14;
constexpr float swim_in = 70;
constexpr float live_stay = 35;
constexpr float visit_stay = 16;
constexpr float spark_flight = 60;

House house_of(const TraceEvent& visit) {
  if (visit.mechanism >= 0) return House::live;
  switch (static_cast<engine::Channel>(static_cast<int>(visit.value[0]))) {
  case engine::Channel::store:
    return House::store;
  case engine::Channel::marketplace:
    return House::marketplace;
  case engine::Channel::shop:
    break;
  }
  return House::shop;
}

/// What can be seen of it from outside.
std::optional<SignKind> sign_of(const TraceEvent& event) {
  switch (event.kind) {
  case TraceKind::joined:
    return SignKind::joined;
  case TraceKind::seen:
    return SignKind::seen;
  case TraceKind::clicked:
    return SignKind::clicked;
  case TraceKind::claimed:
    return SignKind::claimed;
  case TraceKind::order:
    return event.value[1] != 0 ? SignKind::baseline_order : SignKind::order;
  case TraceKind::refused:
    return SignKind::refused;
  case TraceKind::returned:
    return SignKind::returned;
  case TraceKind::opted_out:
    return SignKind::left;
  default:
    return std::nullopt;
  }
}

} // namespace

/// What the engine gives no minute is spread over the hours in which it is told: newcomers over the
/// morning, friends' shares and what comes back over the day.
float PondDay::minute_of(const TraceEvent& event) const {
  if (event.minute >= 0) return event.minute;
  const float share = map_.own_share(person_, 20 + static_cast<std::uint32_t>(event.kind));
  return event.kind == TraceKind::joined ? 360 + 240 * share : 540 + 720 * share;
}

void PondDay::tell(std::uint32_t dot, engine::PersonIndex person, const Whereabouts& before,
                   std::span<const TraceEvent> events) {
  const engine::People& people = world_.state().people;
  const engine::Day day = world_.day() - 1;
  dot_ = dot;
  person_ = person;
  home_ = map_.home_of(people, person, whereabouts_of(people, person), day);
  // Who did nothing drifts; only what happens to somebody is seen as a way.
  here_ = events.empty() ? home_ : map_.home_of(people, person, before, day);
  now_ = 0;
  leaves_ = -1;
  house_ = -1;
  visited_shop_ = false;
  for (const TraceEvent& event : events) {
    count(event);
    if (event.kind == TraceKind::joined)
      enter(event);
    else if (event.kind == TraceKind::visit)
      visit(event);
  }
  finish();
  for (const TraceEvent& event : events) {
    if (event.kind == TraceKind::friend_share) hear(event);
    if (const auto kind = sign_of(event)) sign(*kind, event);
  }
}

void PondDay::count(const TraceEvent& event) {
  const auto channel = [&] { return static_cast<std::size_t>(event.value[0]); };
  switch (event.kind) {
  case TraceKind::joined:
    ++counts_.joined;
    break;
  case TraceKind::seen:
    ++counts_.seen;
    break;
  case TraceKind::visit:
    if (event.mechanism >= 0) ++counts_.live_viewers;
    if (event.value[2] != 0) break; // a closed store
    ++counts_.visits[channel()];
    if (channel() == static_cast<std::size_t>(engine::Channel::shop) && !visited_shop_) {
      visited_shop_ = true;
      ++counts_.shop_visitors;
    }
    break;
  case TraceKind::order:
    ++counts_.orders[channel()];
    break;
  case TraceKind::returned:
    ++counts_.returns;
    break;
  case TraceKind::opted_out:
    ++counts_.left;
    break;
  case TraceKind::friend_share:
    ++counts_.shares;
    break;
  default:
    break;
  }
}

void PondDay::stay(float until) {
  if (until <= now_) return;
  legs_.push_back({dot_, here_, here_, now_, until, house_});
  now_ = until;
}

/// On the way for `takes` minutes, there at `arrive`; later where the last way has not ended.
void PondDay::go(Spot to, float arrive, float takes) {
  if (leaves_ >= 0) stay(std::min(leaves_, arrive - takes));
  house_ = -1;
  leaves_ = -1;
  stay(arrive - takes);
  const float there = std::min(std::max(arrive, now_ + 2), PondScene::day_end);
  if (there <= now_) {
    here_ = to;
    return;
  }
  legs_.push_back({dot_, here_, to, now_, there, -1});
  here_ = to;
  now_ = there;
}

void PondDay::enter(const TraceEvent& event) {
  const float minute = minute_of(event);
  go(map_.inlet(static_cast<std::size_t>(event.value[0])), minute, swim_in / 2);
  go(home_, minute + swim_in / 2, swim_in / 2);
}

/// Home between two visits only when there is time for it.
void PondDay::visit(const TraceEvent& event) {
  const House house = house_of(event);
  if (!map_.has(house)) return;
  const float minute = minute_of(event);
  if (leaves_ >= 0 && leaves_ + 3 * walk < minute) go(home_, leaves_ + walk, walk);
  go(map_.spot_in(house, person_), minute, walk);
  house_ = static_cast<std::int8_t>(house);
  leaves_ = std::min(now_ + (house == House::live ? live_stay : visit_stay), PondScene::day_end);
}

void PondDay::finish() {
  if (leaves_ >= 0)
    go(home_, leaves_ + walk, walk);
  else if (now_ == 0 && (here_.x != home_.x || here_.y != home_.y))
    go(home_, 720, 3 * walk);
  here_ = home_;
  // One past the end, so that the day's last moment shows everybody.
  if (now_ < PondScene::day_end + 1) {
    legs_.push_back({dot_, here_, here_, now_, PondScene::day_end + 1, -1});
    now_ = PondScene::day_end + 1;
  }
}

void PondDay::sign(SignKind kind, const TraceEvent& event) {
  const float minute = minute_of(event);
  // The legs just told are the last ones, and they tell where that was.
  Spot at = home_;
  for (auto leg = legs_.rbegin(); leg != legs_.rend() && leg->dot == dot_; ++leg) {
    if (minute < leg->begin) continue;
    const float share = std::min(1.f, (minute - leg->begin) / (leg->end - leg->begin));
    at = {leg->from.x + (leg->to.x - leg->from.x) * share,
          leg->from.y + (leg->to.y - leg->from.y) * share};
    break;
  }
  signs_.push_back({dot_, kind, at, minute});
}

void PondDay::hear(const TraceEvent& event) {
  const engine::People& people = world_.state().people;
  const auto other = static_cast<engine::PersonIndex>(event.value[1]);
  const Spot from = map_.home_of(people, other, whereabouts_of(people, other), world_.day() - 1);
  const float minute = minute_of(event);
  sparks_.push_back({from, home_, minute - spark_flight, minute});
}

} // namespace pondlab::workbench
