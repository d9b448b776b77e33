#pragma once

#include "experiment/study/job.hpp"
#include "report/trial/pilot_report.hpp"
#include "report/trial/trial_report.hpp"
#include "workbench/work/remote_work.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// What a brand's own test of the strategy on show would come to, computed by workers as
/// `pondlab trial` and `pondlab pilot` do: what it would find of each mechanism, or how many people
/// it takes to find anything. What is known stays when the rest is cancelled, and when the plan
/// changes: it is then out of date until somebody asks again.
class FieldTest : public RemoteWork {
public:
  using Kind = experiment::JobSpecification::Kind;

  /// `kind` is a trial or a pilot.
  FieldTest(Kind kind, WorkerPool& pool, Clock clock)
      : RemoteWork(pool, std::move(clock)), kind_(kind) {}

  /// The strategy on show; null where none runs from the start. A test of another ends there.
  void about(std::shared_ptr<const experiment::Study> study);
  /// Another scenario is open: nothing is known of it.
  void forget();

  /// Whether the strategy has a campaign to be tested.
  bool possible() const;
  /// Has workers compute it, from the beginning or from where they were stopped.
  void start();
  /// Has what such a test came to, without simulating anything. Throws Error (bad data) where the
  /// results are not its own, or not all of them, and knows nothing then.
  void take(std::span<const experiment::Bytes> results);

  void worker_result(int worker, std::span<const std::byte> bytes);

  int done() const { return replication_set_ ? replication_set_->done() : 0; }
  int wanted() const { return replication_set_ ? replication_set_->asked() : 0; }
  double share() const;
  double left() const { return dispatcher_.left(); }

  /// Whether all that was asked for is in.
  bool finished() const { return replication_set_ && replication_set_->finished(); }
  /// Whether anything was asked, be it finished or not.
  bool known() const { return job_.has_value(); }
  /// Whether what is known is of another plan or strategy than the one on show.
  bool out_of_date() const { return job_ && question_ != asked_; }
  /// All that the next test's answer hangs on; empty where nothing can be tested.
  const std::string& question() const { return question_; }
  /// The same of what is known or being found out.
  const std::string& answered() const { return asked_; }
  /// What was asked; there is something known.
  const experiment::JobSpecification& asked() const { return experiment::specification_of(*job_); }
  /// What is in, as workers handed it in.
  const std::vector<experiment::Bytes>& results() const { return results_; }
  /// Name of the strategy that it is about; there is something known.
  std::string strategy_name(Language language) const;
  /// What there is to learn; nothing before it is finished.
  std::vector<report::Notice> news(Language language) const;

  /// What is known, of a trial or of a pilot; null before it is finished, and of the other kind.
  const report::TrialReport* trial() const { return trial_ ? &*trial_ : nullptr; }
  const report::PilotReport* pilot() const { return pilot_ ? &*pilot_ : nullptr; }

private:
  experiment::JobSpecification specification() const;
  std::string question_on_show() const;
  void begin();
  void finish();

  Kind kind_;
  std::shared_ptr<const experiment::Study> study_;
  std::string question_; ///< that the strategy on show asks; empty: none
  std::string asked_;    ///< that of the job
  std::optional<experiment::Job> job_;
  std::optional<experiment::ReplicationSet> replication_set_;
  std::vector<experiment::Bytes> results_; ///< that it has taken in
  std::optional<report::TrialReport> trial_;
  std::optional<report::PilotReport> pilot_;
};

} // namespace pondlab::workbench
