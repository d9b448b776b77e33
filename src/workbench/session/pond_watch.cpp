#include "workbench/session/pond_watch.hpp"

namespace pondlab::workbench {

void PondWatch::about(Simulation* run) {
  run_ = run;
  scene_.reset();
  sample_.reset();
}

void PondWatch::watch(std::size_t people) {
  if (people_ == people && (sample_ || people == 0 || !run_)) return;
  people_ = people;
  about(run_);
  if (!run_) return;
  if (people > 0) sample_ = std::make_shared<const Sample>(sample_of(run_->plan().layout, people));
  run_->watch(sample_);
}

bool PondWatch::draw(int day) {
  if (!behind(day) || !run_->is_at(day)) return false;
  scene_ = std::make_unique<const PondScene>(*run_->world(), *sample_,
                                             day > 0 ? run_->record() : nullptr, frame_);
  ++number_;
  return true;
}

const engine::World* PondWatch::world() const {
  const engine::World* world = run_ ? run_->world() : nullptr;
  return world && scene_ && world->day() == scene_->days() ? world : nullptr;
}

} // namespace pondlab::workbench
