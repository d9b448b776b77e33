#include "app/command/plan_commands.hpp"

#include "base/diagnostic.hpp"

namespace pondlab::app::command {

void say_unless_done(PageContext& page, workbench::Edited outcome) {
  const auto say = [&](std::string sentence) { page.toast.say(std::move(sentence), true); };
  const std::string not_edited(page.ui.t("app.plan.not_edited"));
  const Diagnostics& refusal = page.session.refusal();
  switch (outcome) {
  case workbench::Edited::done:
    return;
  case workbench::Edited::unreadable:
    return say(not_edited);
  case workbench::Edited::invalid:
    return say(refusal.empty() ? not_edited : to_text(refusal.front(), page.ui.language));
  case workbench::Edited::settled:
    return say(
        page.ui.t("app.future.settled", {{"day", std::to_string(page.session.playback().day())}}));
  case workbench::Edited::full:
    return say(std::string(page.ui.t("app.future.full")));
  }
}

namespace {

/// What the strategy on show has for itself stays its own; else as a person has chosen.
scenario::ChangeFor change_for(PageContext& page, const std::string& path) {
  const auto where = scenario::Path::parse(path);
  const bool own = where && page.session.plan().differs(*where);
  return own ? scenario::ChangeFor::strategy : page.view.change_for(path);
}

} // namespace

void Edit::apply(PageContext& page) const {
  say_unless_done(page, page.session.edit(path, value, change_for(page, path)));
}

void Remove::apply(PageContext& page) const {
  say_unless_done(page, page.session.remove(path, change_for(page, path)));
}

void ShowFinding::apply(PageContext& page) const {
  auto path = scenario::Path::parse(finding.path);
  if (!path || path->is_root()) return;
  const scenario::Path strategies = scenario::Path() / "strategies";
  if (path->size() > 2 && path->starts_with(strategies)) {
    const auto id = std::get<std::string>(path->steps()[1]);
    page.session.choose_strategy(id);
    path = path->below(strategies / id);
  }
  page.view.wanted_field = path->text();
  const std::size_t depth =
      path->steps().front() == scenario::Step(std::string("campaign")) ? 2 : 1;
  while (path->size() > depth) path = path->parent();
  page.view.section = path->text();
}

void TypeAnswer::apply(PageContext& page) const {
  TypedAnswers& answers = page.view.answers;
  const scenario::NodePtr& document = page.session.plan().document().shared_root();
  if (answers.about != document) answers.typed = {};
  answers.about = document;
  answers.typed[question] = text;
}

void Adapt::apply(PageContext& page) const {
  const workbench::Edited edited = page.session.adapt(asked);
  if (edited == workbench::Edited::done) page.view.answers = {};
  say_unless_done(page, edited);
}

void CloseNotices::apply(PageContext& page) const {
  page.view.answers.closed = page.session.plan().document().shared_root();
}

} // namespace pondlab::app::command
