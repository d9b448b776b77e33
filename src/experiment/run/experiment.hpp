#pragma once

#include "experiment/run/arm.hpp"
#include "experiment/run/question.hpp"
#include "experiment/run/work_item.hpp"
#include "experiment/run/work_source.hpp"
#include "experiment/statistics/statistics.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace pondlab::experiment {

/// A series day by day over replications; NaN where a day has no value.
struct SeriesBand {
  std::vector<double> mean;
  std::vector<double> low;  ///< 5 % and
  std::vector<double> high; ///< 95 % quantile of the replications
};

/// Fingerprints of one arm over the replications that are in, combined in their order.
struct Fingerprint {
  std::vector<std::uint64_t> days;   ///< one a day, over all replications
  std::vector<std::uint64_t> states; ///< final state, one a replication
};

/// An experiment, driven from outside: ask it for work, have the work done anywhere, hand the
/// results in. What comes out depends on neither the workers nor the order of the results. Not for
/// several threads at a time.
class Experiment : public WorkSource {
public:
  /// Throws Error (usage) for a question that names an arm or a mechanism that does not exist.
  Experiment(std::vector<Arm> arms, std::vector<Question> questions, std::vector<Question> series,
             std::uint64_t seed, int replications);

  /// From now on items also count what led to each segment's contribution. Not beside questions
  /// about segments.
  void count_funnels() { funnels_ = true; }

  /// Replications that follow a protocol: of each its readings are kept, and no more.
  Experiment(std::shared_ptr<const Protocol> protocol, std::uint64_t seed, int replications);

  std::optional<WorkItem> next_work() override;
  void give_back(const WorkItem& item) override;
  /// Takes a result in, of any replication not yet in.
  bool accept(const WorkResult& result) override;
  bool accept(std::span<const std::byte> result) { return accept(work_result_from(result)); }

  /// Of the replications not yet in, only these (ascending) are handed out from now on: a share
  /// of the work.
  void restrict_to(std::span<const std::uint32_t> replications);
  /// Makes it an experiment of so many replications, or a few more where later ones are in. No work
  /// may be under way.
  void resize(int replications);

  /// The experiment is about other values of parameters: of point `point`, where the arms' plans
  /// have these hashes. To be called before anything is in.
  void move_to(std::uint32_t point, std::vector<std::uint64_t> plan_hashes);

  /// The experiment is a stage of a search: its items are told apart from those of the others. To
  /// be called before anything is handed out.
  void move_to_stage(std::uint8_t stage) { stage_ = stage; }
  std::uint8_t stage() const { return stage_; }

  /// From now on only the first `replications` were ever asked for: there is enough. Results beyond
  /// them, in or under way, are as if they did not exist.
  void cut(int replications);

  int replications() const { return static_cast<int>(samples_.size()); }
  int done() const override { return done_; }
  int asked() const override { return asked_; }
  bool is_in(int replication) const { return samples_[static_cast<std::size_t>(replication)].in; }
  /// How many of the first replications are in without a gap.
  int done_in_order() const;
  /// Whether nothing is missing, neither work that was given back nor another's share.
  bool is_whole() const { return done_ == replications(); }

  const std::vector<Arm>& arms() const override { return arms_; }
  /// Of the plan that an arm runs here.
  std::uint64_t plan_hash(std::size_t arm) const { return plan_hashes_[arm]; }
  const std::vector<Question>& questions() const { return questions_; }
  const std::vector<Question>& series() const { return series_; }
  std::uint64_t seed() const override { return seed_; }
  std::int64_t days() const override;
  Worker worker() const override { return {arms_, seed_, nullptr, protocols()}; }
  /// Its own, as part `point` of the work; none where it follows none.
  Protocols protocols() const;

  /// The answer so far to question i: over the replications that are in.
  Estimate answer(std::size_t i) const;
  /// Its value in one replication, if that is in and the value defined.
  std::optional<double> answer(std::size_t i, int replication) const;
  /// Series i so far; `cumulative`: of each replication's sum up to the day.
  SeriesBand series(std::size_t i, bool cumulative = false) const;
  /// Fen posted to an account at a cost centre of an arm, summed over the replications that are in.
  std::int64_t ledger_sum(std::size_t arm, int cost_centre, engine::Account account) const;
  /// What a mechanism of an arm counted over the whole run, summed over the replications that are
  /// in.
  std::int64_t touch_sum(std::size_t arm, int mechanism, engine::TouchCounter counter) const;
  Fingerprint fingerprint(std::size_t arm) const;
  /// Of an arm in a replication that is in: one a segment of its plan, then nobody's. Empty where
  /// they were not counted.
  std::span<const Funnel> funnels(std::size_t arm, int replication) const;
  /// Of a replication that is in and follows a protocol; empty otherwise.
  std::span<const double> readings(int replication) const;

private:
  /// What is kept of one replication.
  struct Sample {
    bool in = false;
    std::vector<std::optional<double>> answers;
    std::vector<std::vector<double>> series;            ///< NaN: no value
    std::vector<std::vector<std::uint64_t>> day_hashes; ///< of each arm
    std::vector<std::uint64_t> state_hashes;
    std::vector<std::vector<std::int64_t>> ledger;  ///< of each arm: cost centre × account
    std::vector<std::vector<std::int64_t>> touches; ///< of each arm: mechanism × counter
    std::vector<std::vector<Funnel>> funnels;       ///< of each arm
    std::vector<double> readings;                   ///< of the protocol, and then nothing above
  };
  /// A question with names resolved.
  struct Resolved {
    std::size_t arm = 0;
    int twin = -1;    ///< arm, −1 where none is compared
    int segment = -1; ///< place in `segments_`, −1: everybody
    engine::MeasureInput input;
  };

  /// Whose outcome a question is about: an arm's, and which segment's.
  using Place = std::pair<std::size_t, int>;
  class Unpacked;

  Resolved resolve(const Question& question);
  std::size_t arm_of(const ArmKey& key) const;
  void check(const WorkResult& result) const;
  void check_outcome(const WorkResult& result, std::size_t arm) const;
  void keep_outcomes(Sample& sample, const WorkResult& result) const;
  /// Questions, those about one outcome one after the other.
  std::vector<std::size_t> in_order_of_outcomes() const;
  int place_of(const std::string& segment);
  std::vector<std::int64_t> ledger_of(std::size_t arm, const engine::Ledger& ledger) const;
  /// Of a cell of an arm's table, over the replications that are in.
  std::int64_t sum_of(std::vector<std::vector<std::int64_t>> Sample::* tables, std::size_t arm,
                      std::size_t cell) const;
  std::vector<std::int64_t> touches_of(std::size_t arm, const engine::DayCounts& counts) const;

  std::vector<Arm> arms_;
  std::uint32_t point_ = 0;
  std::uint8_t stage_ = 0;
  std::vector<std::uint64_t> plan_hashes_; ///< of each arm
  std::vector<Question> questions_;
  std::vector<Question> series_;
  std::vector<Resolved> resolved_;
  std::vector<Resolved> resolved_series_;
  std::vector<ArchivedText> segments_; ///< that questions are about
  bool funnels_ = false;
  std::shared_ptr<const Protocol> protocol_; ///< or nullptr
  std::uint64_t seed_;
  std::vector<Sample> samples_;       ///< one a replication
  std::deque<std::uint32_t> waiting_; ///< replications not handed out
  int done_ = 0;
  int asked_ = 0;
};

} // namespace pondlab::experiment
