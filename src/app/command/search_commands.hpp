#pragma once

#include "app/command/page_context.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace pondlab::app::command {

/// The search in Compare's place, or the comparison.
struct ShowSearch {
  bool on;
  void apply(PageContext& page) const { page.view.searching = on; }
};

struct Search {
  void apply(PageContext& page) const { page.session.background().search(); }
};

struct StopSearching {
  void apply(PageContext& page) const { page.session.background().searching().cancel(); }
};

/// Whether the next search moves a lever of the plan.
struct MoveLever {
  std::string parameter;
  bool moved;
  void apply(PageContext& page) const {
    page.session.background().searching().move(parameter, moved);
  }
};

struct ChoosePlans {
  int count; ///< that the next search tries
  void apply(PageContext& page) const { page.session.background().searching().choose_plans(count); }
};

// Changes of what the plan has under `search`.

/// A lever more, or another range of one.
struct SetLever {
  scenario::DecisionVariable lever;
  void apply(PageContext& page) const;
};

struct RemoveLever {
  std::string parameter;
  void apply(PageContext& page) const;
};

/// The levers that go without saying, of the strategy on show.
struct SetUsualLevers {
  void apply(PageContext& page) const;
};

struct LimitSpending {
  std::string typed; ///< yuan; empty: no limit
  void apply(PageContext& page) const;
};

struct WeighAgainst {
  std::string measure;
  void apply(PageContext& page) const;
};

/// Whose plan is moved.
struct SearchOn {
  std::string strategy;
  void apply(PageContext& page) const;
};

/// Makes a plan that was found a strategy.
struct TakePlanFound {
  std::size_t plan; ///< place in the search's plans
  void apply(PageContext& page) const;
};

/// Compares strategies, the new one among them.
struct CompareFound {
  void apply(PageContext& page) const {
    page.view.place = Place::compare;
    page.view.searching = false;
  }
};

struct SaveSearch {
  bool html; ///< the report to read, else the one for spreadsheets
  void apply(PageContext& page) const;
};

} // namespace pondlab::app::command
