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
