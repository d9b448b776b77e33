#include "app/state/pond_clock.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::app {

void PondClock::stand_at(int day, int minute, const workbench::PondWatch& pond) {
  moment_ = {day, minute};
  if (pond.scene() && pond.scene()->days() == day) shown_ = 0;
}

void PondClock::begin(PondLook& look, const workbench::PondWatch& pond) {
  shown_ = pond.number();
  look.playing = std::exchange(play_next_, false);
  look.minute = look.playing ? 0 : workbench::PondScene::day_end;
  if (!look.playing && moment_ && pond.scene() && moment_->day == pond.scene()->days() &&
      moment_->minute >= 0)
    look.minute = static_cast<float>(moment_->minute);
}

void PondClock::advance(PondLook& look, const workbench::PondWatch& pond, bool on_show,
                        double milliseconds) {
  if (pond.number() != shown_) begin(look, pond);
  if (!on_show || !look.playing) return;
  constexpr double longest_gap = 100; // after a pause of the browser's
  look.minute += look.speed * static_cast<float>(std::min(milliseconds, longest_gap) / 1000);
  if (look.minute < workbench::PondScene::day_end) return;
  look.minute = workbench::PondScene::day_end;
  look.playing = false;
}

} // namespace pondlab::app
