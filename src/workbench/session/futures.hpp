#pragma once

#include "workbench/session/figures.hpp"
#include "workbench/session/plan_document.hpp"
#include "workbench/session/simulation.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace pondlab::workbench {

/// A plan and its run.
struct Future {
  int number = 0;              ///< stays with it; the first one is 0
  int left = -1;               ///< the future it leaves
  scenario::NodePtr root_left; ///< that one's document then; null for a run from the start
  PlanDocument plan;
  std::optional<Simulation> simulation; ///< nothing where the plan has errors

  Simulation* run() { return simulation ? &*simulation : nullptr; }
  const Simulation* run() const { return simulation ? &*simulation : nullptr; }
};

/// What came of asking for a change of the plan.
enum class Edited : std::uint8_t {
  done,
  unreadable, ///< no JSON, or it leads nowhere
  invalid,    ///< would not run from a day on
  settled,    ///< is settled before day 0 and can only run from the start
  full,       ///< as many futures are kept as can be
};

/// The future on show and those kept beside it, each with a plan of its own: how they branch, are
/// shown, taken back and kept in step. They share the memory for snapshots of the past.
class Futures {
public:
  static constexpr std::size_t most = 4;

  explicit Futures(PlanDocument plan) : shown_{.root_left = {}, .plan = std::move(plan)} {}

  Future& shown() { return shown_; }
  const Future& shown() const { return shown_; }
  const std::vector<Future>& others() const { return others_; }
  /// What the one on show is compared with: the one it left, else the latest; null where it is
  /// alone.
  const Future* reference() const;
  /// All that are kept, by number.
  std::vector<FutureView> views() const;

  /// Another scenario: nothing else is kept.
  void open(PlanDocument plan);
  /// Another plan in the place of the one on show, from the start. People that have been drawn
  /// stay where they are the same.
  void start_anew(PlanDocument plan);
  /// Another plan from the end of `day` on, beside the one on show; where that one begins there
  /// itself, in its place.
  Edited branch(PlanDocument plan, int day);
  /// False where there is none of that number, or it is on show already.
  bool show(int number);
  /// The last one stays.
  void drop(int number);

  // One step of the document's edits, where there is one. Undoing the change that made a branch
  // goes back to the future it left.
  bool undo();
  bool redo();

  /// Whether the others have not come to the end of `day` yet, to which all are drawn.
  bool others_behind(int day) const;
  /// Does one piece of work towards that.
  void advance_others(int day);

private:
  void replace(PlanDocument plan);
  bool take_branch_back();
  void keep(Future future);
  int free_number(int taken) const;
  const Future* find_other(int number) const;
  void share_memory();

  Future shown_;
  std::vector<Future> others_;   ///< by number
  std::optional<Future> undone_; ///< a branch that was undone, for redo
};

} // namespace pondlab::workbench
