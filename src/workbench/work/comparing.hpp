#pragma once

#include "base/text.hpp"
#include "experiment/study/sequential_monitor.hpp"
#include "experiment/study/study.hpp"
#include "report/compare/compare_report.hpp"
#include "workbench/work/analysis_level.hpp"
#include "workbench/work/comparison_card.hpp"
#include "workbench/work/remote_work.hpp"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// Strategies of the plan compared by workers on the same people and luck, as `pondlab compare`
/// does. What is known stays when the rest is cancelled, and when the plan changes: it is then out
/// of date until somebody compares again.
class Comparing : public RemoteWork {
public:
  Comparing(WorkerPool& pool, Clock clock) : RemoteWork(pool, std::move(clock)) {}

  /// The plan that the next comparison is of; null where there is none that runs from the start.
  /// What is known stays that of the plan on show, with the names and limits that this one has,
  /// where it would be simulated alike (`question_of`); a comparison of another ends there.
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
  /// δ, the smallest difference worth acting on, in the measure's unit; nothing where it comes of
  /// what campaigns cost, which the first replications tell.
  std::optional<double> worthwhile() const;
  /// Replications, as the file asks or as was chosen.
  int replications() const;
  void choose_replications(int count);
  /// Parameters that the plan has in doubt.
  int doubts() const;
  /// As chosen, or else what `pondlab compare` does; luck alone where nothing is in doubt.
  AnalysisLevel analysis_level() const;
  void choose_analysis_level(AnalysisLevel analysis_level) { analysis_level_ = analysis_level; }
  /// How often parameters are drawn where they are: as the file says, or else a usual number.
  int draws() const;
  /// Replications that going so far takes beside those at the file's values.
  int work_at(AnalysisLevel analysis_level) const;
  /// What of that the next comparison has to do, going as far as chosen or so far.
  int missing_in_doubt() const { return missing_in_doubt(analysis_level()); }
  int missing_in_doubt(AnalysisLevel analysis_level) const;

  /// Has workers compute until so many replications are in, or the choice is settled, and then what
  /// is in doubt. What is known of the same plan and strategies is gone on with; otherwise it is
  /// forgotten.
  void start(int replications);
  /// Has what a comparison of this plan came to, as `specification` and `results` once gave it,
  /// without simulating anything: the same strategies and the same doubts are then chosen. Throws
  /// Error (bad data) where the results are not its own, and knows nothing then.
  void take(const experiment::JobSpecification& specification,
            std::span<const experiment::Bytes> results);

  void worker_result(int worker, std::span<const std::byte> bytes);

  /// Replications of everything, those of draws and screening included.
  int done() const { return replication_set_ ? replication_set_->done() : 0; }
  int wanted() const { return running() ? dispatcher_.wanted() : done(); }
  double share() const { return dispatcher_.share(); }
  double left() const { return dispatcher_.left(); }

  // --- what is known -------------------------------------------------------------------------

  /// What was asked, where anything is known.
  const experiment::JobSpecification* specification() const {
    return comparison_ ? &comparison_->specification : nullptr;
  }
  /// What is in, as workers handed it in.
  const std::vector<experiment::Bytes>& results() const { return results_; }
  /// Null while nothing is in. While workers are at it, it may lack the last few replications.
  const ComparisonCard* card() const;
  /// Whether what is known is of another plan than the one on show.
  bool out_of_date() const { return comparison_ && (!study_ || outdated_); }
  /// Whether the next comparison goes on with what is known.
  bool goes_on() const;
  /// Whether the choice is made, so that more replications at the file's values are not needed.
  bool is_chosen() const { return monitor_ && monitor_->settled(); }
  /// Requires a card, as the rest does.
  std::string strategy_name(const ComparedStrategy& strategy, Language language) const;
  /// One sentence: who earns how much more than whom; empty of one strategy.
  std::string finding(Language language) const;
  /// One sentence: whom to choose and how sure that is, or what is missing.
  std::string verdict(Language language) const;
  /// Why no more replications were run.
  std::string procedure(Language language) const;
  /// Warning that a few large values decide; empty where none do.
  std::string skewness(Language language) const;
  /// What the intervals and chances are about.
  std::string scope(Language language) const;
  /// Whom to choose where parameters are in doubt; empty where they were not drawn.
  std::string doubt_verdict(Language language) const;
  /// Which of the doubts flip the choice; empty where that was not looked for.
  std::string hinges(Language language) const;
  /// All that the command line's words are about, without what identifies the work.
  report::CompareReport known() const;
  /// The reports of the command line on what is in; the page that is handed on tells what the check
  /// finds too.
  std::string report_json() const;
  std::string report_html(Language language, engine::Date date) const;
  /// The names of their files, by what the scenario's is called.
  std::string report_file(std::string_view extension) const;

private:
  std::vector<experiment::PointNumber> points_at(AnalysisLevel analysis_level) const;
  void plan(int replications);
  std::optional<experiment::Comparison> asked_anew() const;
  void renew(experiment::Comparison anew);
  void accept_all(std::span<const experiment::Bytes> results);
  void forget_results();
  void look();
  report::CompareReport report() const;

  std::shared_ptr<const experiment::Study> study_; ///< of the plan on show
  std::set<std::string> left_out_;
  int replications_ = 0;                             ///< chosen; 0: as the file says
  std::optional<AnalysisLevel> analysis_level_;      ///< chosen
  std::optional<experiment::Comparison> comparison_; ///< what is known, or being found out
  bool outdated_ = false; ///< it is simulated otherwise in the plan on show
  std::optional<experiment::ReplicationSet> replication_set_;
  std::vector<experiment::Bytes> results_;               ///< that it has taken in
  std::optional<experiment::SequentialMonitor> monitor_; ///< looks on and says when it is enough
  mutable std::optional<ComparisonCard> card_;
  mutable int on_card_ = 0; ///< replications of everything that the card is about
};

} // namespace pondlab::workbench
