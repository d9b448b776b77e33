#pragma once

#include "app/state/pond_look.hpp"
#include "workbench/session/pond_watch.hpp"

#include <optional>

namespace pondlab::app {

/// At which minute of its day the pond stands, and how a day of it is played.
class PondClock {
public:
  /// The pond is to stand at `minute` once it is drawn for the end of `day`; −1: at its end.
  void stand_at(int day, int minute, const workbench::PondWatch& pond);
  /// It is to stand at the end of whatever day is drawn.
  void stand_at_end() { moment_.reset(); }
  /// The day that is about to be drawn is to be played.
  void play_next(bool play) { play_next_ = play; }

  /// Moves the minute on by the milliseconds since the last frame; to its beginning where the pond
  /// was drawn anew.
  void advance(PondLook& look, const workbench::PondWatch& pond, bool on_show, double milliseconds);

private:
  struct Moment {
    int day = 0;
    int minute = 0;
  };
  void begin(PondLook& look, const workbench::PondWatch& pond);

  long shown_ = 0; ///< number of the drawing of the pond last on show
  std::optional<Moment> moment_;
  bool play_next_ = false;
};

} // namespace pondlab::app
