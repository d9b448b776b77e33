#include "app/command/file_commands.hpp"

#include "app/command/my_plans_commands.hpp"
#include "app/command/people_commands.hpp"
#include "app/command/time_commands.hpp"
#include "app/state/platform.hpp"
#include "base/diagnostic.hpp"

#include <vector>

namespace pondlab::app::command {
namespace {

/// A case or a file: the results when it can run, the plan when something is wrong with it.
void take(PageContext& page, bool opened) {
  if (!opened) {
    const Diagnostics& refusal = page.session.refusal();
    page.toast.say(refusal.empty() ? std::string(page.ui.t("app.file.unreadable"))
                                   : to_text(refusal.front(), page.ui.language),
                   true);
    return;
  }
  page.my_plans.opened(page.session);
  show_opened(page, page.session.playback().can_run() ? Place::results : Place::plan);
}

} // namespace

void show_opened(PageContext& page, Place place) {
  page.toast.close();
  page.view.section.clear();
  ChoosePerson{}.apply(page);
  page.view.campaign.clear();
  const std::vector<std::string> tiles = page.session.figures().tiles();
  page.view.measure = tiles.empty() ? std::string() : tiles.front();
  page.view.place = place;
}

void OpenShipped::apply(PageContext& page) const {
  for (const ShippedScenario& scenario : page.shipped) {
    if (scenario.id != id) continue;
    take(page, page.session.open(scenario.text, scenario.file, scenario.id));
    if (run && page.session.playback().can_run()) Run{}.apply(page);
  }
}

void OpenText::apply(PageContext& page) const {
  if (workbench::is_plan_collection(text))
    ImportPlans{name, text}.apply(page);
  else
    take(page, page.session.open(text, name));
}

void PickFile::apply(PageContext&) const { platform::pick_file(); }

void SaveFile::apply(PageContext& page) const {
  if (!page.session.is_open()) return;
  page.save_file(page.session.plan().file(), page.session.plan().document().text());
  page.session.mark_saved();
  platform::plan_is_in_file(page.my_plans.current());
}

} // namespace pondlab::app::command
