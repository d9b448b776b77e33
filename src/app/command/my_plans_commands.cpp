#include "app/command/my_plans_commands.hpp"

#include "app/command/file_commands.hpp"
#include "app/command/plan_commands.hpp"
#include "app/draw/display_text.hpp"
#include "base/diagnostic.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::app::command {
namespace {

std::string called(const PageContext& page, const std::string& id) {
  const workbench::PlanSummary* summary = page.my_plans.find(id);
  return summary && !summary->is_damaged() ? summary->name
                                           : std::string(page.ui.t("app.my_plans.damaged"));
}

/// Lets go of what was asked for: the plan at hand is worked on as before.
void stay(PageContext& page, std::string sentence) {
  page.view.my_plans.wanted_version = 0;
  page.my_plans.stay();
  page.toast.say(std::move(sentence), true);
}

/// Makes the session's plan the state that was asked for, where there is one.
void go_back(PageContext& page, std::int64_t edited) {
  const auto& versions = page.my_plans.versions();
  const auto version = std::ranges::find(versions, edited, &workbench::PlanVersion::edited);
  if (version == versions.end()) return;
  const std::string text = version->text;
  page.session.set_branching(false);
  const workbench::Edited outcome = page.session.edit("$", text);
  say_unless_done(page, outcome);
  if (outcome != workbench::Edited::done) return;
  const auto [date, time] = moment_text(page.ui, edited);
  page.view.place = Place::plan;
  page.toast.say(
      page.ui.t("app.my_plans.version_opened",
                {{"version", page.ui.t("app.my_plans.version", {{"date", date}, {"time", time}})}}),
      false);
}

} // namespace

const char* words_of(workbench::StoreFailure failure) {
  return failure == workbench::StoreFailure::full    ? "app.my_plans.full"
         : failure == workbench::StoreFailure::newer ? "app.my_plans.newer"
                                                     : "app.my_plans.refused";
}

void OpenPlan::apply(PageContext& page) const {
  if (id == page.my_plans.current())
    page.view.place = Place::plan;
  else
    platform::open_plan(id);
}

void OpenVersion::apply(PageContext& page) const {
  if (id == page.my_plans.current()) return go_back(page, edited);
  page.view.my_plans.wanted_version = edited;
  platform::open_plan(id);
}

void TakePlan::apply(PageContext& page) const {
  const std::string name = called(page, id);
  if (text.empty()) {
    platform::list_plans();
    return stay(page, page.ui.t("app.my_plans.gone", {{"name", name}}));
  }
  auto read = workbench::read_stored_plan(text, name);
  const std::string finding = read.diagnostics.empty()
                                  ? std::string()
                                  : to_text(read.diagnostics.front(), page.ui.language);
  if (!read)
    return stay(page, page.ui.t("app.my_plans.unreadable", {{"name", name}, {"finding", finding}}));
  workbench::StoredPlan& plan = *read.value;
  page.session.open(std::move(plan.document), plan.case_id);
  const std::vector<std::string> strategies = page.session.plan().strategies();
  if (plan.strategy != page.session.plan().strategy() &&
      std::ranges::find(strategies, plan.strategy) != strategies.end())
    page.session.choose_strategy(plan.strategy);
  const std::string copy = page.ui.t("app.my_plans.copy_name", {{"name", name}});
  page.my_plans.opened(page.session, id, std::move(plan.versions), is_own ? std::string() : copy);
  show_opened(page, place);
  if (!finding.empty()) page.toast.say(finding, true);
  if (!is_own) page.toast.say(page.ui.t("app.my_plans.elsewhere", {{"name", name}}), true);
  if (const std::int64_t version = std::exchange(page.view.my_plans.wanted_version, 0))
    go_back(page, version);
}

void DuplicatePlan::apply(PageContext& page) const {
  page.my_plans.duplicate(id, page.ui.t("app.my_plans.copy_name", {{"name", called(page, id)}}));
}

void RemovePlan::apply(PageContext& page) const {
  const std::string words = page.ui.t("app.my_plans.removed", {{"name", called(page, id)}});
  page.my_plans.remove(id);
  page.toast.offer(words, std::string(page.ui.t("app.my_plans.undo")), BringPlanBack{});
}

void ImportPlans::apply(PageContext& page) const {
  const auto say = [&](std::string_view key, std::size_t count, const Diagnostics& findings) {
    page.toast.say(page.ui.t(key, {{"count", std::to_string(count)},
                                   {"damaged", std::to_string(findings.size())},
                                   {"finding", findings.empty()
                                                   ? std::string()
                                                   : to_text(findings.front(), page.ui.language)}}),
                   !findings.empty());
  };
  auto read = workbench::read_plan_collection(text, file);
  if (!read) return say("app.my_plans.imported_none", 0, read.diagnostics);
  const std::size_t count = read.value->plans.size();
  const Diagnostics& damaged = read.value->damaged;
  if (count == 0 && damaged.empty())
    return page.toast.say(std::string(page.ui.t("app.my_plans.imported_empty")), true);
  page.my_plans.add(std::move(read.value->plans));
  page.view.place = Place::gallery;
  ShowMyPlans{true}.apply(page);
  say(count == 0        ? "app.my_plans.imported_none"
      : damaged.empty() ? "app.my_plans.imported"
                        : "app.my_plans.imported_some",
      count, damaged);
}

} // namespace pondlab::app::command
