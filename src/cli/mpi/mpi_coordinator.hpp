#pragma once

#include "cli/mpi/mpi_message.hpp"
#include "experiment/run/work_queue.hpp"
#include "experiment/study/job_specification.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace pondlab::cli {

/// Rank 0's side of a job under MPI: gives the queue's items to the other ranks, one at a time
/// each, and hands in what they make of them.
class Coordinator {
public:
  /// `ranks` of the whole job. `in_haste` tells whether somebody asked to stop, so that there is no
  /// time to wait for a rank that does not answer.
  Coordinator(int ranks, std::function<bool()> in_haste);

  /// Until the queue has no more items and all are back.
  void serve(const experiment::JobSpecification& specification, experiment::WorkQueue& queue);

  /// Sends the others home. False when one of them never answered: the job cannot end well.
  bool close();

private:
  struct Slot {
    std::optional<experiment::WorkItem> item; ///< that the rank works on
    bool told_to_stop = false;
  };

  void hand_out(experiment::WorkQueue& queue);
  void take(const Message& message, experiment::WorkQueue& queue);
  void stop_all();
  bool anybody_at_work() const;
  void write_off(experiment::WorkQueue& queue);

  std::vector<Slot> slots_; ///< of ranks 1, 2, …
  std::function<bool()> in_haste_;
  bool lost_ = false;
};

} // namespace pondlab::cli
