#pragma once

#include "cli/mpi/mpi_message.hpp"
#include "experiment/run/work_queue.hpp"
#include "experiment/study/job_specification.hpp"

#include <functional>
#include <vector>

namespace pondlab::cli {

/// Rank 0's side of a job under MPI: carries the queue's items to the other ranks, who are its
/// workers 1, 2, …, and back what they make of them.
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
  void hand_out(experiment::WorkQueue& queue);
  void take(const Message& message, experiment::WorkQueue& queue);
  void stop_all(const experiment::WorkQueue& queue);
  bool anybody_at_work(const experiment::WorkQueue& queue) const;
  void write_off(experiment::WorkQueue& queue);

  int ranks_;
  std::vector<bool> told_to_stop_; ///< by rank
  std::function<bool()> in_haste_;
  bool lost_ = false;
};

} // namespace pondlab::cli
