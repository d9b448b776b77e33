#include "workbench/session/playback.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

/// So that a whole run takes some ten seconds: a season is watched day by day, two years are not.
int natural_speed(int days) { return days <= 100 ? 7 : days <= 400 ? 30 : 0; }

} // namespace

void Playback::set_speed(int days_per_second, double now) {
  days_per_second_ = days_per_second;
  speed_chosen_ = true;
  played_from_ = now;
  played_day_ = day_;
}

void Playback::play(double now) {
  if (!can_run()) return;
  if (at_end()) day_ = 0;
  playing_ = true;
  stopped_ = false;
  wanted_ = day_;
  played_from_ = now;
  played_day_ = day_;
  look();
}

void Playback::pause() {
  playing_ = false;
  wanted_ = day_;
}

void Playback::stop() {
  pause();
  stopped_ = true;
}

void Playback::jump_to(int day) {
  if (!can_run()) return;
  playing_ = false;
  stopped_ = false;
  wanted_ = std::clamp(day, 0, days());
  day_ = std::min(wanted_, run()->simulated());
  look();
}

void Playback::open() {
  wanted_ = 0;
  begin_anew();
  if (can_run() && !speed_chosen_) days_per_second_ = natural_speed(days());
}

void Playback::begin_anew() {
  if (playing_) pause();
  day_ = 0;
  waiting_ = true;
  stopped_ = false;
  if (can_run()) wanted_ = std::min(wanted_, days());
}

void Playback::take_over() {
  playing_ = false;
  stopped_ = false;
  wanted_ = std::min(day_, days());
  day_ = can_run() ? std::min(wanted_, run()->simulated()) : 0;
  look();
}

bool Playback::busy() const {
  return allowed() &&
         (playing_ || day_ != wanted_ || !run()->is_at(wanted_) || futures_.others_behind(day_));
}

double Playback::due_in(double now) const {
  if (!busy()) return -1;
  if (!playing_ || days_per_second_ == 0 || !run()->is_at(wanted_) || futures_.others_behind(day_))
    return 0;
  const double due = played_from_ + (wanted_ - played_day_ + 1) * 1000.0 / days_per_second_;
  return std::max(0.0, due - now);
}

bool Playback::advance(double now, double end) {
  if (!busy()) return false;
  const double share = run()->people_share();
  if (playing_) {
    const double elapsed = (now - played_from_) / 1000;
    wanted_ = days_per_second_ == 0
                  ? days()
                  : std::min(days(), played_day_ + static_cast<int>(elapsed * days_per_second_));
  }
  while (!run()->is_at(wanted_) && clock_() < end) run()->work_towards(wanted_);
  const int before = std::exchange(day_, std::min(wanted_, run()->simulated()));
  if (playing_) keep_pace(now);
  bool changed = day_ != before || run()->people_share() != share;
  for (; futures_.others_behind(day_) && clock_() < end; changed = true)
    futures_.advance_others(day_);
  return changed;
}

/// Ends at the last day. Where it cannot keep up there are no debts.
void Playback::keep_pace(double now) {
  if (at_end() && run()->is_at(day_)) return pause();
  if (day_ >= wanted_ || days_per_second_ == 0) return;
  played_from_ = now;
  played_day_ = day_;
}

WorkInProgress Playback::work() const {
  if (!busy()) return {};
  if (!run()->has_people()) return {WorkInProgress::Kind::people, run()->people_share()};
  if (playing_ || day_ == wanted_) return {};
  return {WorkInProgress::Kind::days, static_cast<double>(day_) / wanted_};
}

} // namespace pondlab::workbench
