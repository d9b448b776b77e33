#pragma once

#include "workbench/results/finished_work.hpp"
#include "workbench/results/read_work.hpp"
#include "workbench/results/result_store.hpp"
#include "workbench/session/session.hpp"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// Finished work that is kept, and bytes that its results may take together; the oldest goes first.
inline constexpr std::size_t most_finished = 40;
inline constexpr std::int64_t most_result_bytes = std::int64_t{64} << 20;

/// Runs, comparisons, searches and tests that were finished. What is asked again of a plan that
/// would be simulated alike is not simulated again: its results are there as soon as the plan is on
/// show.
class KeptResults {
public:
  using Title = std::function<std::string()>;

  explicit KeptResults(ResultStore& store) : store_(store) {}

  /// The latest first.
  const std::vector<FinishedWork>& list() const { return list_; }
  const FinishedWork* find(const std::string& id) const;

  /// Keeps what has come to rest since it looked last, of a plan called as `title` says, and hands
  /// the session what is known of the plan on show. True when it handed something.
  bool look(Session& session, const Title& title);
  void remove(std::string id); ///< which may be the list's own
  /// The record of a finished work, which is asked for where it is not there yet.
  const WorkRecord* record(const std::string& id);

  // --- two of them side by side -------------------------------------------------------------

  /// Takes one in, at most two, or leaves it out; a third takes the place of the one before. Only
  /// what can stand beside another is.
  void pick(const std::string& id, bool picked);
  bool is_picked(const std::string& id) const;
  int picked() const { return static_cast<int>(picked_.size()); }
  /// Picked work, first or second, once it has been read; null before, and where it cannot be.
  const ReadWork* read(std::size_t place) const;
  /// What stands at a place that has been read.
  WorkedStrategy worked(std::size_t place) const {
    return {*read(place), picked_[place].strategy, find(picked_[place].id)->plan};
  }
  void choose_strategy(std::size_t place, const std::string& strategy);
  /// Whether one that was picked cannot be read.
  bool is_unreadable() const;

  // --- the store ----------------------------------------------------------------------------

  /// All that it holds: a JSON list of pairs of id and summary.
  void take_list(std::string_view text);
  /// A record that was asked for; empty where it is gone.
  void take_record(const std::string& id, std::span<const std::byte> bytes);

private:
  struct Picked {
    std::string id;
    std::shared_ptr<const ReadWork> work; ///< null: not yet
    std::string strategy;
    bool unreadable = false;
  };
  void keep_run(const Session& session, const Title& title);
  void keep_comparison(const Session& session, const Title& title);
  void keep_search(const Session& session, const Title& title);
  void keep_test(const Session& session, const Title& title, FinishedWork::Kind kind);
  void keep(FinishedWork work, const experiment::JobSpecification& specification,
            const std::vector<experiment::Bytes>& results, std::string_view question);
  void look_at(const Session& session);
  bool hand_run(Session& session);
  bool hand_comparison(Session& session);
  bool hand_search(Session& session);
  bool hand_test(Session& session, FinishedWork::Kind kind);
  /// The record of the latest work that `answers`, where it has been read.
  const WorkRecord* answer(const std::function<bool(const FinishedWork&)>& answers);
  template <class Take>
  bool hand(FinishedWork::Kind kind, const Take& take);
  void drop(const std::string& id);
  void read_picked();
  void make_room();

  ResultStore& store_;
  std::vector<FinishedWork> list_;
  std::map<std::string, WorkRecord> records_;
  std::set<std::string> asked_for_; ///< ids of records that are on their way
  std::vector<Picked> picked_;
  // What the session has at hand is kept already.
  std::set<FinishedWork::Kind> kept_;
  std::shared_ptr<const experiment::Study> shown_; ///< looked at last
  /// What can be asked of that in each kind of work, as keys; empty: nothing, or not again.
  std::array<std::string, FinishedWork::kind_count> questions_;
  /// Ids of records that are no answer, though their keys are.
  std::set<std::string> refused_;
};

} // namespace pondlab::workbench
