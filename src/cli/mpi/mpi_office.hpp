#pragma once

#include "cli/mpi/mpi_post.hpp"
#include "experiment/run/foreman.hpp"
#include "experiment/study/inquiry.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace pondlab::cli {

/// Rank 0's side of a job under MPI: gives the foreman's units to the other ranks, one at a time
/// each, and hands in what they make of them.
class Office {
public:
  /// `ranks` of the whole job. `in_haste` tells whether somebody asked to stop, so that there is no
  /// time to wait for a rank that does not answer.
  Office(int ranks, std::function<bool()> in_haste);

  /// Until the foreman has no more units and all are back.
  void serve(const experiment::Inquiry& inquiry, experiment::Foreman& foreman);

  /// Sends the others home. False when one of them never answered: the job cannot end well.
  bool close();

private:
  struct Desk {
    std::optional<experiment::Unit> unit; ///< that the rank works on
    bool told_to_stop = false;
  };

  void hand_out(experiment::Foreman& foreman);
  void take(const Letter& letter, experiment::Foreman& foreman);
  void stop_all();
  bool anybody_at_work() const;
  void write_off(experiment::Foreman& foreman);

  std::vector<Desk> desks_; ///< of ranks 1, 2, …
  std::function<bool()> in_haste_;
  bool lost_ = false;
};

} // namespace pondlab::cli
