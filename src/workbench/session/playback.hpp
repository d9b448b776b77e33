#pragma once

#include "workbench/session/futures.hpp"
#include "workbench/work/clock.hpp"

namespace pondlab::workbench {

/// The day on show, and how it moves: gone to, or played at a speed. Days that are not simulated
/// yet are simulated on the way, in slices; the other futures follow. Times are in milliseconds.
class Playback {
public:
  /// `futures` outlive it. `clock` tells how long a slice of work has taken.
  Playback(Futures& futures, Clock clock) : futures_(futures), clock_(std::move(clock)) {}

  bool can_run() const { return run() != nullptr; }
  int days() const { return run() ? run()->days() : 0; }
  /// The day on show, at the end of which all figures stand; 0: before the first.
  int day() const { return day_; }
  bool at_end() const { return can_run() && day_ >= days(); }

  bool playing() const { return playing_; }
  int speed() const { return days_per_second_; }
  /// 0: as fast as it goes.
  void set_speed(int days_per_second, double now);
  /// Begins to play, from the start again when at the end.
  void play(double now);
  void pause();
  /// Stops, and whatever was being computed with it, until somebody asks for a day again.
  void stop();
  /// Goes to the end of any day: at once where it has been simulated, else by simulating.
  void jump_to(int day);
  void step_day() { jump_to(day_ + 1); }

  /// Another scenario is open: it begins before the first day.
  void open();
  /// The run on show has begun anew. Its days up to the one on show have to be simulated again;
  /// that waits until somebody looks.
  void begin_anew();
  /// The run on show is another: the day stays, as far as that has come.
  void take_over();
  void look() { waiting_ = false; }

  /// Whether there is a run that may be computed: somebody looks, and nobody stopped it.
  bool allowed() const { return can_run() && !waiting_ && !stopped_; }
  /// Whether `advance` has anything to do, now or later.
  bool busy() const;
  /// Milliseconds from `now` until it has: 0 while there is something to compute, the time to the
  /// next day while playing slowly; negative: never.
  double due_in(double now) const;
  /// Does what is due at `now` until the clock shows `end`. True when what is on show has changed.
  bool advance(double now, double end);
  /// What is being computed, for a person.
  WorkInProgress work() const;

private:
  Simulation* run() { return futures_.shown().run(); }
  const Simulation* run() const { return futures_.shown().run(); }
  void keep_pace(double now);

  Futures& futures_;
  Clock clock_;
  bool playing_ = false;
  bool waiting_ = false;
  bool stopped_ = false;
  int day_ = 0;
  int wanted_ = 0; ///< the day that `day_` is on its way to
  int days_per_second_ = 7;
  bool speed_chosen_ = false;
  double played_from_ = 0; ///< milliseconds at which `played_day_` was on show
  int played_day_ = 0;
};

} // namespace pondlab::workbench
