#pragma once

#include "desk/worker_pool.hpp"
#include "experiment/study.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>

namespace pondlab::desk {

/// Replications of the strategy on show, computed by workers. What has been accepted stays when the
/// rest is cancelled, and more can be asked for later.
class Replications {
public:
  explicit Replications(WorkerPool& pool) : pool_(pool) {}

  /// Forgets everything: another scenario or strategy is on show, or none.
  void about(std::shared_ptr<const experiment::Study> study);
  /// Has workers compute until `count` replications are in.
  void start(int count);
  void cancel();

  void worker_ready(int worker);
  void worker_progress(int worker, double share);
  void worker_result(int worker, std::span<const std::byte> bytes);

  bool running() const { return running_; }
  int done() const { return experiment_ ? experiment_->done() : 0; }
  int wanted() const { return wanted_; }
  /// Of all days of the replications wanted, those of units under way included.
  double share() const;

  /// What is known so far; null before anything was asked for.
  const experiment::Experiment* experiment() const { return experiment_ ? &*experiment_ : nullptr; }
  const experiment::Study* study() const { return study_.get(); }
  /// Series i over the replications that are in.
  const experiment::SeriesBand& series(std::size_t i) const;

private:
  struct UnderWay {
    experiment::Unit unit;
    double share = 0;
  };
  int workers() const;
  void give_work(int worker);
  void finish();

  WorkerPool& pool_;
  std::shared_ptr<const experiment::Study> study_;
  std::optional<experiment::Experiment> experiment_;
  std::map<int, UnderWay> under_way_;                           ///< by worker
  mutable std::map<std::size_t, experiment::SeriesBand> bands_; ///< of what is in
  bool running_ = false;
  int wanted_ = 0;
};

/// Replications that can be asked for in all.
inline constexpr int most_replications = 1000;

} // namespace pondlab::desk
