#pragma once

#include "experiment/arm.hpp"
#include "experiment/question.hpp"
#include "experiment/statistics.hpp"
#include "experiment/unit.hpp"

#include <deque>
#include <optional>
#include <set>
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
class Experiment {
public:
  /// Throws Error (usage) for a question that names an arm or a mechanism that does not exist.
  Experiment(std::vector<Arm> arms, std::vector<Question> questions, std::vector<Question> series,
             std::uint64_t seed, int replications);

  /// The next unit, or nothing when all are handed out.
  std::optional<Unit> next_work();
  /// A unit that nobody will finish: it is handed out again.
  void give_back(const Unit& unit);
  /// Takes a result in, of any replication not yet in. Throws Error (bad data) for one that is not
  /// of this experiment; the experiment is then as before.
  void accept(const UnitResult& result);
  void accept(std::span<const std::byte> result) { accept(result_from(result)); }

  /// Of the replications not yet in, only these (ascending) are handed out from now on: a share
  /// of the work.
  void restrict_to(std::span<const std::uint32_t> replications);
  /// Makes it an experiment of so many replications, or a few more where later ones are in. No work
  /// may be under way.
  void resize(int replications);

  int replications() const { return static_cast<int>(samples_.size()); }
  int done() const { return done_; }
  /// Replications to be in when all work that is handed out has come back.
  int asked() const { return asked_; }
  bool is_in(int replication) const { return samples_[static_cast<std::size_t>(replication)].in; }
  bool finished() const { return done_ == asked_; }
  /// Whether nothing is missing, neither work that was given back nor another's share.
  bool is_whole() const { return done_ == replications(); }

  const std::vector<Arm>& arms() const { return arms_; }
  const std::vector<Question>& questions() const { return questions_; }
  const std::vector<Question>& series() const { return series_; }
  std::uint64_t seed() const { return seed_; }

  /// The answer so far to question i: over the replications that are in.
  Estimate answer(std::size_t i) const;
  /// Its value in one replication, if that is in and the value defined.
  std::optional<double> answer(std::size_t i, int replication) const;
  /// Series i so far.
  SeriesBand series(std::size_t i) const;
  /// Fen posted to an account at a cost centre of an arm, summed over the replications that are in.
  std::int64_t ledger_sum(std::size_t arm, int cost_centre, engine::Account account) const;
  Fingerprint fingerprint(std::size_t arm) const;

private:
  /// What is kept of one replication.
  struct Sample {
    bool in = false;
    std::vector<std::optional<double>> answers;
    std::vector<std::vector<double>> series;            ///< NaN: no value
    std::vector<std::vector<std::uint64_t>> day_hashes; ///< of each arm
    std::vector<std::uint64_t> state_hashes;
  };
  /// A question with names resolved.
  struct Resolved {
    std::size_t arm = 0;
    int twin = -1; ///< arm, −1 where none is compared
    engine::MeasureInput input;
  };

  Resolved resolve(const Question& question) const;
  std::size_t arm_of(const ArmKey& key) const;
  void check(const UnitResult& result) const;
  void add_ledger(std::size_t arm, const engine::Ledger& ledger);

  std::vector<Arm> arms_;
  std::vector<Question> questions_;
  std::vector<Question> series_;
  std::vector<Resolved> resolved_;
  std::vector<Resolved> resolved_series_;
  std::uint64_t seed_;
  std::vector<Sample> samples_;                   ///< one a replication
  std::vector<std::vector<std::int64_t>> ledger_; ///< of each arm: cost centre × account
  std::deque<std::uint32_t> waiting_;             ///< replications not handed out
  int done_ = 0;
  int asked_ = 0;
};

} // namespace pondlab::experiment
