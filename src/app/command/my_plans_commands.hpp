#pragma once

#include "app/command/page_context.hpp"
#include "app/state/platform.hpp"

#include <cstdint>
#include <string>

namespace pondlab::app::command {

/// Key of the sentence that says why plans are not kept, and what to do; there is a failure.
const char* words_of(workbench::StoreFailure failure);

/// The gallery with one's own plans, or with the cases.
struct ShowMyPlans {
  bool on;
  void apply(PageContext& page) const {
    page.view.my_plans = {.is_open = on};
    page.view.new_plan.is_open = false;
  }
};

/// Asks for a plan, which arrives a little later.
struct OpenPlan {
  std::string id;
  void apply(PageContext& page) const;
};

/// Goes back to an earlier state of a plan: one change, that undo takes back.
struct OpenVersion {
  std::string id;
  std::int64_t edited; ///< which
  void apply(PageContext& page) const;
};

/// A plan that was asked for.
struct TakePlan {
  std::string id;
  std::string text;
  bool is_own; ///< else another tab works on it
  Place place = Place::plan;
  void apply(PageContext& page) const;
};

struct BeginRenaming {
  std::string id; ///< empty: ends it
  void apply(PageContext& page) const { page.view.my_plans.renaming = id; }
};

struct RenamePlan {
  std::string id;
  std::string name;
  void apply(PageContext& page) const { page.my_plans.rename(id, name); }
};

struct DuplicatePlan {
  std::string id;
  void apply(PageContext& page) const;
};

struct BringPlanBack {
  void apply(PageContext& page) const { page.my_plans.bring_back(); }
};

struct RemovePlan {
  std::string id;
  void apply(PageContext& page) const;
};

/// The file into which all plans are exported.
inline constexpr const char* exported_file = "pondlab-plans.json";

struct ExportPlans {
  void apply(PageContext&) const { platform::export_plans(exported_file); }
};

struct ImportPlans {
  std::string file; ///< its name
  std::string text;
  void apply(PageContext& page) const;
};

} // namespace pondlab::app::command
