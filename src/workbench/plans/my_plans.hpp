#pragma once

#include "workbench/plans/plan_collection.hpp"
#include "workbench/plans/plan_store.hpp"
#include "workbench/plans/plan_summary.hpp"
#include "workbench/plans/stored_plan.hpp"
#include "workbench/session/session.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// Why plans cannot be kept.
enum class StoreFailure : std::uint8_t {
  none,
  refused, ///< the browser gives no storage, or not to this page
  full,
  newer, ///< a newer page has changed how they are kept
};

/// A person's plans. Whatever is changed in a session is kept at once; a case that was only looked
/// at is none of them.
class MyPlans {
public:
  using Title = std::function<std::string()>;

  explicit MyPlans(PlanStore& store) : store_(store) {}

  // --- what there is ------------------------------------------------------------------------

  /// The latest edit first.
  const std::vector<PlanSummary>& list() const { return list_; }
  /// Whether the store has said what it holds, or that it cannot.
  bool is_listed() const { return listed_; }
  const PlanSummary* find(const std::string& id) const;
  /// Id of the one in the session; empty where nothing was changed in it.
  const std::string& current() const { return current_; }
  /// What the session's plan is called: a copy that nothing was changed in has a name too. Empty
  /// where it is a case's or a file's.
  std::string_view name() const;
  /// Whether everything changed is safe.
  bool is_kept() const { return kept_ && failure_ == StoreFailure::none; }
  StoreFailure failure() const { return failure_; }

  // --- what the session does ----------------------------------------------------------------

  /// Earlier states of the session's plan, the latest last.
  const std::vector<PlanVersion>& versions() const { return versions_; }
  /// A case or a file has been opened.
  void opened(const Session& session);
  /// A plan that was kept has been; where it is not `own`, another page works on it, and changes
  /// here go to a copy called `copy_name`.
  void opened(const Session& session, const std::string& id, std::vector<PlanVersion> versions,
              const std::string& copy_name = {});
  /// A plan has been made: it is kept at once, called `name` or like it.
  void made(const Session& session, const std::string& name);
  /// What was asked for could not be opened: the session's plan is as before, and this page's.
  void stay();
  /// Keeps what has changed since it looked last. A new plan is called as `title` says.
  void look(const Session& session, const Title& title);

  // --- what a person does with the list -----------------------------------------------------

  void rename(const std::string& id, std::string_view name);
  void duplicate(const std::string& id, const std::string& name);
  void remove(const std::string& id);
  void bring_back();
  /// Adds plans; none is ever overwritten.
  void add(std::vector<CollectedPlan> plans);
  /// `name`, or `name 2` and so on where a plan is called so.
  std::string free_name(const std::string& name) const;

  // --- what the store tells -----------------------------------------------------------------

  /// All that it holds: a JSON list of pairs of id and summary.
  void take_list(std::string_view text);
  void take_outcome(StoreFailure failure);

private:
  PlanSummary* entry(const std::string& id);
  void begin(const std::string& name);
  void take_edit(const Session& session);
  void note_version(std::int64_t now);
  void keep(const Session& session);
  void note_verdict(const Session& session);
  void put(const PlanSummary& summary, const std::string& plan);
  void sort();

  PlanStore& store_;
  PlanWriter writer_;
  std::vector<PlanSummary> list_;
  bool listed_ = false;
  bool kept_ = true;
  StoreFailure failure_ = StoreFailure::none;

  // Of the session's plan.
  std::string current_;
  std::string copy_name_; ///< of the copy that the next change makes
  scenario::NodePtr root_;
  std::string text_; ///< of `root_`
  std::string strategy_;
  std::vector<PlanVersion> versions_;
  std::string judged_; ///< what the verdict that was noted last is of

  std::optional<PlanSummary> removed_;
  bool removed_current_ = false;
};

} // namespace pondlab::workbench
