#include "app/command/strategy_commands.hpp"

#include "app/command/plan_commands.hpp"
#include "app/draw/display_text.hpp"
#include "scenario/json/parse.hpp"
#include "workbench/session/starter.hpp"

#include <algorithm>

namespace pondlab::app::command {
namespace {

std::string strategy_name(const PageContext& page, const std::string& id) {
  return page.session.plan().strategy_name(id, page.ui.language);
}

/// What went, with what hung on it, and how it comes back.
void say_gone(PageContext& page, const std::string& name) {
  const scenario::Tidied& ends = page.session.loose_ends();
  const std::string key = ends.changed() ? "app.strategies.gone_with" : "app.strategies.gone";
  page.toast.say(
      page.ui.t(key, {{"name", name},
                      {"count", std::to_string(ends.expectations + ends.levers + ends.doubts)}}),
      false);
}

/// The root of the shipped scenario that shows a kind of mechanism: `example-<kind>`.
scenario::NodePtr example_of(const Shipped& shipped, const std::string& kind) {
  std::string id = "example-" + kind;
  std::ranges::replace(id, '_', '-');
  const auto found = std::ranges::find(shipped, id, &ShippedScenario::id);
  if (found == shipped.end()) return nullptr;
  const auto root = scenario::parse(found->text, found->file);
  return root ? *root.value : nullptr;
}

void show_added(PageContext& page, workbench::Edited edited) {
  say_unless_done(page, edited);
  if (edited != workbench::Edited::done) return;
  page.view.choosing_mechanism = false;
  page.view.section = (scenario::Path() / "campaign" / page.session.added()).text();
}

} // namespace

void CopyStrategy::apply(PageContext& page) const {
  const std::string name = page.ui.t(
      "app.strategies.copy_name", {{"name", strategy_name(page, page.session.plan().strategy())}});
  say_unless_done(page, page.session.copy_strategy(name));
}

void RenameStrategy::apply(PageContext& page) const {
  if (name.empty()) return;
  say_unless_done(page, page.session.rename_strategy(id, name, page.ui.language));
}

void DeleteStrategy::apply(PageContext& page) const {
  const std::string name = strategy_name(page, id);
  const workbench::Edited edited = page.session.delete_strategy(id);
  say_unless_done(page, edited);
  if (edited == workbench::Edited::done) say_gone(page, name);
}

void AddMechanism::apply(PageContext& page) const {
  const scenario::NodePtr example = example_of(page.shipped, kind);
  show_added(page, page.session.add_mechanism(kind, workbench::starter(kind, example.get())));
}

void CopyMechanism::apply(PageContext& page) const {
  show_added(page, page.session.copy_mechanism(key));
}

void RemoveMechanism::apply(PageContext& page) const {
  const std::string name = campaign_name(page.ui, key);
  const workbench::Edited edited = page.session.remove_mechanism(key);
  say_unless_done(page, edited);
  if (edited == workbench::Edited::done) say_gone(page, name);
}

void ShiftPeriod::apply(PageContext& page) const {
  page.view.choosing_mechanism = false;
  page.view.section = (scenario::Path() / "campaign" / key).text();
  say_unless_done(page, page.session.shift_period(key, shift, page.view.campaign_change));
}

} // namespace pondlab::app::command
