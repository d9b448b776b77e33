#pragma once

#include "base/text.hpp"
#include "desk/comparison_card.hpp"
#include "desk/crew.hpp"
#include "experiment/sequence.hpp"
#include "experiment/study.hpp"
#include "report/compare_report.hpp"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace pondlab::desk {

/// Strategies of the plan compared by workers on the same people and luck, as `pondlab compare`
/// does at the file's own values (`--draws 0`). What is known stays when the rest is cancelled, and
/// when the plan changes: it is then out of date until somebody compares again.
class Comparing {
public:
  Comparing(WorkerPool& pool, Clock clock) : crew_(pool, std::move(clock)) {}

  /// The plan that the next comparison is of; null where there is none that runs from the start.
  /// A comparison of another text ends there.
  void about(std::shared_ptr<const experiment::Study> study);
  /// Another scenario is open: nothing is known of it.
  void forget();

  // --- what is compared next -----------------------------------------------------------------

  bool possible() const { return study_ != nullptr; }
  /// All of the plan's that were not left out; no campaign always among them.
  std::vector<std::string> chosen() const;
  bool takes(const std::string& strategy) const { return !left_out_.contains(strategy); }
  /// Takes a strategy in or leaves it out; no campaign is never left out.
  void take(const std::string& strategy, bool taken);
  /// What is decided by; null where nothing can be compared.
  const engine::Measure* measure() const;
  /// δ, the smallest difference worth acting on, in the measure's unit.
  double worthwhile() const;
  /// Replications, as the file asks or as was chosen.
  int replications() const;
  void choose_replications(int count);

  /// Has workers compute until so many replications are in, or the choice is settled. What is known
  /// of the same plan and strategies is gone on with; otherwise it is forgotten.
  void start(int replications);
  void cancel() { crew_.cancel(); }

  void worker_ready(int worker) { crew_.worker_ready(worker); }
  void worker_progress(int worker, double share) { crew_.worker_progress(worker, share); }
  void worker_result(int worker, std::span<const std::byte> bytes);

  bool running() const { return crew_.running(); }
  int done() const { return experiment_ ? experiment_->done() : 0; }
  int wanted() const { return running() ? crew_.wanted() : done(); }
  double share() const { return crew_.share(); }
  double left() const { return crew_.left(); }

  // --- what is known -------------------------------------------------------------------------

  /// Null while nothing is in. While workers are at it, it may lack the last few replications.
  const ComparisonCard* card() const;
  /// Whether what is known is of another plan than the one on show.
  bool out_of_date() const;
  /// Whether the next comparison goes on with what is known.
  bool goes_on() const;
  /// Whether the choice is made, so that more replications of it are not needed.
  bool is_chosen() const { return sequence_ && sequence_->settled(); }
  /// Requires a card, as the rest does.
  std::string strategy_name(const ComparedStrategy& strategy, Language language) const;
  /// One sentence: who leads and how sure that is, or what is missing.
  std::string verdict(Language language) const;
  /// Why no more replications were run.
  std::string course(Language language) const;
  /// What the intervals and chances are about.
  std::string scope(Language language) const;
  /// The reports of the command line on what is in.
  std::string report_json() const;
  std::string report_html(Language language) const;
  /// The names of their files, by what the scenario's is called.
  std::string report_file(std::string_view extension) const;

private:
  void plan();
  void look();
  report::CompareReport report() const;

  Crew crew_;
  std::shared_ptr<const experiment::Study> study_; ///< of the plan on show
  std::set<std::string> left_out_;
  int replications_ = 0;                             ///< chosen; 0: as the file says
  std::optional<experiment::Comparison> comparison_; ///< what is known, or being found out
  std::optional<experiment::Experiment> experiment_;
  std::optional<experiment::Sequence> sequence_; ///< looks on and says when it is enough
  mutable std::optional<ComparisonCard> card_;
};

} // namespace pondlab::desk
