#pragma once

#include "app/command/page_context.hpp"

namespace pondlab::app::command {

/// Plays the run on show.
struct Run {
  void apply(PageContext& page) const {
    if (!page.session.playback().can_run()) return;
    page.session.playback().play(page.now);
    if (page.view.place == Place::gallery) page.view.place = Place::results;
  }
};

struct Pause {
  void apply(PageContext& page) const { page.session.playback().pause(); }
};

/// Ends what is being computed for the day on show.
struct StopComputing {
  void apply(PageContext& page) const { page.session.playback().stop(); }
};

struct StepDay {
  void apply(PageContext& page) const {
    page.session.playback().step_day();
    page.pond_clock.play_next(page.view.place == Place::pond && !page.ui.reduced_motion &&
                              !page.session.playback().at_end());
  }
};

struct JumpTo {
  int day;
  void apply(PageContext& page) const {
    page.session.playback().jump_to(day);
    page.pond_clock.stand_at_end();
  }
};

/// Goes to the last day at once.
struct RunToEnd {
  void apply(PageContext& page) const {
    if (!page.session.playback().can_run()) return;
    JumpTo{page.session.playback().days()}.apply(page);
    if (page.view.place == Place::gallery) page.view.place = Place::results;
  }
};

struct SetSpeed {
  int days_per_second; ///< 0: as fast as it goes
  void apply(PageContext& page) const {
    page.session.playback().set_speed(days_per_second, page.now);
  }
};

/// A moment of the followed customer's life, in phone and pond. Somebody who looks at one moment
/// wants to know who, so the pond shows them.
struct ShowMoment {
  int day;    ///< at the end of which the phone stands
  int minute; ///< of that day, at which the pond stands; −1: its end
  void apply(PageContext& page) const {
    page.session.playback().jump_to(day);
    page.view.person = page.session.following().name();
    page.pond_clock.stand_at(day, minute, page.session.pond());
  }
};

} // namespace pondlab::app::command
