// The application's part in keeping plans: after each frame what changed goes to the browser, and
// what the browser tells of plans goes to the session.
#include "app/command/my_plans_commands.hpp"
#include "app/command/result_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/shell/application.hpp"
#include "app/state/platform.hpp"
#include "workbench/results/side_by_side.hpp"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

namespace pondlab::app {
namespace {

using nlohmann::json;

/// Where a person is, as text and back: the plan's id, a blank, the number of the place.
std::string here_text(const std::string& plan, Place place) {
  return plan.empty() ? plan : plan + " " + std::to_string(static_cast<int>(place));
}

struct Here {
  std::string plan;
  Place place = Place::plan;
};

Here read_here(const std::string& words) {
  const std::size_t blank = words.find(' ');
  if (blank == std::string::npos) return {};
  const int place = std::atoi(words.c_str() + blank);
  return {words.substr(0, blank), static_cast<Place>(std::clamp(place, 0, place_count - 1))};
}

} // namespace

void Application::keep() {
  apply_commands();
  attempt([&] { my_plans_.look(session_, [&] { return scenario_title(ui_, session_); }); });
  view_.kept = my_plans_.current().empty()                            ? ""
               : my_plans_.failure() == workbench::StoreFailure::none ? "app.my_plans.kept"
                                                                      : "app.my_plans.not_kept";
  keep_results();
  if (view_.place == Place::plan) session_.background().estimate_cost();
  if (returning_to_ && !session_.is_open()) return;
  std::string here = here_text(my_plans_.current(), view_.place);
  if (here != here_) platform::keep_here(here_ = std::move(here));
}

void Application::keep_results() {
  const bool handed = kept_results_.look(session_, [&] {
    return my_plans_.name().empty() ? scenario_title(ui_, session_) : std::string(my_plans_.name());
  });
  if (handed) toast_.say(std::string(ui_.t("app.finished.handed")), false);
  if (!view_.wanted_work.empty()) ui_.ask(command::ShowFinished{});
}

void Application::picture_lost() {
  screen_.lose();
  pond_picture_.forget();
}

void Application::plans_listed(const std::string& list) {
  const bool is_first = !my_plans_.is_listed();
  my_plans_.take_list(list);
  if (!is_first || session_.is_open()) return;
  const Here here = read_here(here_ = platform::here());
  if (!my_plans_.find(here.plan)) return;
  returning_to_ = here.place;
  platform::reopen_plan(here.plan);
}

/// That what was edited cannot be kept is told once, and in the gallery for as long as it lasts.
void Application::plans_outcome(workbench::StoreFailure failure) {
  my_plans_.take_outcome(failure);
  if (my_plans_.current().empty() || std::exchange(told_failure_, failure) == failure) return;
  if (failure != workbench::StoreFailure::none)
    toast_.say(std::string(ui_.t(command::words_of(failure))), true);
}

void Application::plans_exported(int count) {
  toast_.say(ui_.t("app.my_plans.exported",
                   {{"count", std::to_string(count)}, {"file", command::exported_file}}),
             false);
}

void Application::plan_arrived(const std::string& id, const std::string& text, bool is_own,
                               bool returns) {
  if (returns && session_.is_open()) // somebody was quicker than the plan they left
    return my_plans_.stay();
  const Place place = returns ? returning_to_.value_or(Place::plan) : Place::plan;
  returning_to_.reset();
  ui_.ask(command::TakePlan{id, text, is_own, place});
}

/// What the page says should the graphics or the program go, while it still can.
void Application::describe_trouble() {
  json words;
  for (const char* key : {"picture_lost", "picture_lost_words", "stopped", "stopped_words", "kept",
                          "not_kept", "reload"})
    words[key] = ui_.t("app.trouble." + std::string(key));
  const std::string text = words.dump();
  if (text != described_trouble_) platform::describe_trouble(described_trouble_ = text);
}

json Application::finished_json() const {
  json account{{"picked", kept_results_.picked()}, {"list", json::array()}};
  for (const workbench::FinishedWork& work : kept_results_.list())
    account["list"].push_back({{"plan", work.plan},
                               {"kind", key_of(work.kind)},
                               {"comparison", work.is_comparison()},
                               {"replications", work.replications},
                               {"finding", work.finding.in(ui_.language)}});
  if (kept_results_.read(0) && kept_results_.read(1)) {
    account["sideBySide"] = json::array();
    for (const auto& row :
         side_by_side_table(kept_results_.worked(0), kept_results_.worked(1), ui_.language).rows) {
      json cells = json::array();
      for (const report::DocumentCell& cell : row) cells.push_back(cell.text);
      account["sideBySide"].push_back(std::move(cells));
    }
  }
  return account;
}

json Application::my_plans_json() const {
  json account{{"listed", my_plans_.is_listed()},
               {"current", my_plans_.current()},
               {"name", my_plans_.name()},
               {"kept", my_plans_.is_kept()},
               {"failure", static_cast<int>(my_plans_.failure())},
               {"open", view_.my_plans.is_open},
               {"list", json::array()}};
  for (const workbench::PlanSummary& plan : my_plans_.list())
    account["list"].push_back({{"id", plan.id},
                               {"name", plan.name},
                               {"verdict", plan.verdict.in(ui_.language)},
                               {"versions", plan.versions.size()},
                               {"damaged", plan.is_damaged()}});
  return account;
}

} // namespace pondlab::app
