#include "app/command/new_plan_commands.hpp"

#include "app/command/file_commands.hpp"
#include "app/command/time_commands.hpp"
#include "base/clock.hpp"
#include "base/diagnostic.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/new_plan/new_plan.hpp"

namespace pondlab::app::command {
void ShowNewPlan::apply(PageContext& page) const {
  page.view.new_plan.is_open = on;
  page.view.place = Place::gallery;
}

void AnswerNumber::apply(PageContext& page) const {
  page.view.new_plan.typed.numbers[static_cast<std::size_t>(question)] = text;
}

void MakeNewPlan::apply(PageContext& page) const {
  const workbench::ReadPlan read = workbench::read_plan(page.view.new_plan.typed);
  if (!read.faults.empty())
    return page.toast.say(to_text(read.faults.front(), page.ui.language), true);
  const scenario::NewPlan plan =
      scenario::new_plan(read.answers, scenario::usual_start(engine::Date{days_until_today()}));
  const std::string file = read.answers.category + "-" + read.answers.goal + ".json";
  if (!page.session.open(scenario::canonical_text(*plan.root), file))
    return page.toast.say(to_text(page.session.refusal().front(), page.ui.language), true);
  page.my_plans.made(page.session, scenario::new_plan_name(read.answers, page.ui.language));
  const bool can_run = page.session.playback().can_run();
  show_opened(page, can_run ? Place::results : Place::plan);
  page.view.new_plan.is_open = false;
  page.toast.say(page.ui.t("app.new_plan.made", {{"name", std::string(page.my_plans.name())}}),
                 false);
  if (can_run) Run{}.apply(page);
}

} // namespace pondlab::app::command
