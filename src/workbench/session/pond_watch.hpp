#pragma once

#include "workbench/pond/pond_scene.hpp"
#include "workbench/session/simulation.hpp"

#include <cstddef>
#include <memory>

namespace pondlab::workbench {

/// The pond of the run on show as it was last drawn, while somebody looks at it. While days are
/// being simulated it stays behind the day on show.
class PondWatch {
public:
  /// From now on it is of this run, which is not drawn yet; null: of none.
  void about(Simulation* run);
  /// Draws at least so many people from now on; 0: nobody looks.
  void watch(std::size_t people);

  /// What it is drawn into; another frame has it drawn anew.
  void fit(const PondFrame& frame) { frame_ = frame; }

  /// Whether it is looked at and not of `day`, or not in its frame.
  bool behind(int day) const {
    return sample_ && (!scene_ || scene_->days() != day || !(scene_->map().frame() == frame_));
  }
  /// Draws it where it is behind and the world stands there. True when it did.
  bool draw(int day);

  /// At the end of `days()` of its own; null before the first time.
  const PondScene* scene() const { return scene_.get(); }
  /// Tells one drawing from the next.
  long number() const { return number_; }
  /// The world as the scene shows it; null while it is elsewhere.
  const engine::World* world() const;

private:
  Simulation* run_ = nullptr;
  PondFrame frame_;
  std::size_t people_ = 0; ///< wanted; 0: nobody looks
  std::shared_ptr<const Sample> sample_;
  std::unique_ptr<const PondScene> scene_;
  long number_ = 0;
};

} // namespace pondlab::workbench
