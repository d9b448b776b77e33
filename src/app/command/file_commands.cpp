#include "app/command/file_commands.hpp"

#include "app/command/people_commands.hpp"
#include "app/command/time_commands.hpp"
#include "app/state/platform.hpp"
#include "base/diagnostic.hpp"

#include <vector>

namespace pondlab::app::command {
namespace {

/// After opening: the results when it can run, the plan when something is wrong with it.
void show(PageContext& page, bool opened) {
  if (!opened) {
    const Diagnostics& refusal = page.session.refusal();
    page.toast.say(refusal.empty() ? std::string(page.ui.t("app.file.unreadable"))
                                   : to_text(refusal.front(), page.ui.language),
                   true);
    return;
  }
  page.toast.close();
  page.view.section.clear();
  ChoosePerson{}.apply(page);
  page.view.campaign.clear();
  const std::vector<std::string> tiles = page.session.figures().tiles();
  page.view.measure = tiles.empty() ? std::string() : tiles.front();
  page.view.place = page.session.playback().can_run() ? Place::results : Place::plan;
}

} // namespace

void OpenShipped::apply(PageContext& page) const {
  for (const ShippedScenario& scenario : page.shipped) {
    if (scenario.id != id) continue;
    show(page, page.session.open(scenario.text, scenario.file, scenario.id));
    if (run && page.session.playback().can_run()) Run{}.apply(page);
  }
}

void OpenText::apply(PageContext& page) const { show(page, page.session.open(text, name)); }

void PickFile::apply(PageContext&) const { platform::pick_file(); }

void SaveFile::apply(PageContext& page) const {
  if (!page.session.is_open()) return;
  page.save_file(page.session.plan().file(), page.session.plan().document().text());
  page.session.mark_saved();
}

} // namespace pondlab::app::command
