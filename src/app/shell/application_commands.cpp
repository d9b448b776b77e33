#include "app/draw/style.hpp"
#include "app/shell/application.hpp"
#include "app/shell/platform.hpp"

#include <emscripten.h>
#include <string>

namespace pondlab::app {

void Application::apply_commands() {
  for (const Command& command : ui_.take_commands()) {
    attempt([&] { std::visit([this](const auto& what) { apply(what); }, command); });
    wake(emscripten_get_now());
  }
}

void Application::apply(const command::GoTo& what) { view_.place = what.place; }

void Application::apply(const command::OpenShipped& what) {
  for (const ShippedScenario& scenario : shipped_) {
    if (scenario.id != what.id) continue;
    show(session_.open(scenario.text, scenario.file, scenario.id));
    if (what.run && session_.can_run()) apply(command::Run{});
  }
}

void Application::apply(const command::OpenText& what) {
  show(session_.open(what.text, what.name));
}

/// After opening: the results when it can run, the plan when something is wrong with it.
void Application::show(bool opened) {
  if (!opened) {
    const Diagnostics& refusal = session_.refusal();
    toast_.say(refusal.empty() ? std::string(ui_.t("app.file.unreadable"))
                               : to_text(refusal.front(), ui_.language),
               true);
    return;
  }
  toast_.close();
  view_.section.clear();
  apply(command::ChoosePerson{});
  view_.campaign.clear();
  const std::vector<std::string> tiles = session_.tiles();
  view_.measure = tiles.empty() ? std::string() : tiles.front();
  view_.place = session_.can_run() ? Place::results : Place::plan;
}

void Application::apply(const command::PickFile&) { platform::pick_file(); }

void Application::apply(const command::SaveFile&) {
  if (!session_.is_open()) return;
  platform::save_file(session_.file(), session_.document().text());
  session_.mark_saved();
  toast_.say(ui_.t("app.file.saved", {{"file", session_.file()}}), false);
}

void Application::apply(const command::ChooseStrategy& what) {
  say(session_.choose_strategy(what.name));
}

void Application::apply(const command::Run&) {
  if (!session_.can_run()) return;
  session_.play(emscripten_get_now());
  if (view_.place == Place::gallery) view_.place = Place::results;
}

void Application::apply(const command::Pause&) { session_.pause(); }

void Application::apply(const command::StepDay&) {
  session_.pause();
  session_.step_day();
  pond_wants_play_ = view_.place == Place::pond && !ui_.reduced_motion && !session_.at_end();
}

void Application::apply(const command::JumpTo& what) {
  session_.pause();
  session_.jump_to(what.day);
  moment_.reset();
}

/// Somebody who looks at one moment wants to know who, so the pond shows them.
void Application::apply(const command::ShowMoment& what) {
  session_.pause();
  session_.jump_to(what.day);
  view_.person = session_.following().name();
  moment_ = what;
  if (session_.pond() && session_.pond()->days() == what.day) pond_shown_ = 0;
}

void Application::apply(const command::SetSpeed& what) {
  session_.set_speed(what.days_per_second, emscripten_get_now());
}

void Application::apply(const command::Replicate& what) {
  session_.replicate(what.count);
  view_.place = Place::results;
}
void Application::apply(const command::CancelReplications&) { session_.replications().cancel(); }

void Application::apply(const command::Compare& what) { session_.compare(what.replications); }
void Application::apply(const command::StopComparing&) { session_.comparing().cancel(); }

void Application::apply(const command::TakeStrategy& what) {
  session_.comparing().take(what.id, what.taken);
}

void Application::apply(const command::ChooseReplications& what) {
  session_.comparing().choose_replications(what.count);
}

void Application::apply(const command::ChooseAnalysisLevel& what) {
  session_.comparing().choose_analysis_level(what.analysis_level);
}

void Application::apply(const command::CompareWith& what) { view_.against_leader = what.leader; }

void Application::apply(const command::SaveComparison& what) {
  const workbench::Comparing& comparing = session_.comparing();
  if (!comparing.card() || comparing.running()) return;
  const std::string name = comparing.report_file(what.html ? "html" : "json");
  platform::save_file(name,
                      what.html ? comparing.report_html(ui_.language) : comparing.report_json());
  toast_.say(ui_.t("app.file.saved", {{"file", name}}), false);
}

void Application::apply(const command::Edit& what) { say(session_.edit(what.path, what.value)); }

void Application::apply(const command::Remove& what) { say(session_.remove(what.path)); }
void Application::apply(const command::Undo&) { session_.undo(); }
void Application::apply(const command::Redo&) { session_.redo(); }
void Application::apply(const command::ChooseMeasure& what) { view_.measure = what.measure; }
void Application::apply(const command::ChooseCampaign& what) { view_.campaign = what.id; }
void Application::apply(const command::ChooseSection& what) { view_.section = what.path; }
void Application::apply(const command::LookAtPond& what) { view_.pond = what.look; }
void Application::apply(const command::ChoosePerson& what) {
  view_.person = what.name;
  session_.following().choose(what.name);
}
void Application::apply(const command::CancelFollowing&) { session_.following().cancel(); }
void Application::apply(const command::ShowScreen& what) { view_.screen = what.screen; }
void Application::apply(const command::ShowTwin& what) { view_.twin = what.twin; }
void Application::apply(const command::Inspect& what) { view_.inspected = what.subject; }

void Application::apply(const command::ShowPeople& what) { session_.ask_people(what.asked); }
void Application::apply(const command::ClosePeople&) { session_.people_list().close(); }

void Application::apply(const command::SortPeople& what) {
  session_.people_list().sort_by(what.by);
}

void Application::apply(const command::LookForPeople& what) {
  session_.people_list().look_for(what.letters);
}

void Application::apply(const command::SavePeople&) {
  if (session_.people_list().behind() == nullptr) return;
  const std::string name = session_.people_file();
  platform::save_file(name, session_.people_table(ui_.language));
  toast_.say(ui_.t("app.file.saved", {{"file", name}}), false);
}

void Application::apply(const command::SetBranching& what) { session_.set_branching(what.on); }
void Application::apply(const command::ShowFuture& what) { session_.show_future(what.number); }
void Application::apply(const command::DropFuture& what) { session_.drop_future(what.number); }
void Application::apply(const command::ShowKeys& what) { view_.keys_open = what.on; }

/// Why a change of the plan was not made.
void Application::say(workbench::Edited outcome) {
  switch (outcome) {
  case workbench::Edited::done:
    return;
  case workbench::Edited::unreadable:
    return toast_.say(std::string(ui_.t("app.plan.not_edited")), true);
  case workbench::Edited::invalid:
    return toast_.say(session_.refusal().empty()
                          ? std::string(ui_.t("app.plan.not_edited"))
                          : to_text(session_.refusal().front(), ui_.language),
                      true);
  case workbench::Edited::settled:
    return toast_.say(ui_.t("app.future.settled", {{"day", std::to_string(session_.day())}}), true);
  case workbench::Edited::full:
    return toast_.say(std::string(ui_.t("app.future.full")), true);
  }
}

void Application::apply(const command::SetLanguage& what) {
  ui_.language = what.language;
  platform::store("language", what.language == Language::zh ? "zh" : "en");
}

void Application::apply(const command::SetTheme& what) {
  ui_.theme_name = what.theme;
  apply_style(ui_.theme());
  const char* name = ui_.theme().dark ? "dark" : "light";
  platform::set_theme(name);
  platform::store("theme", name);
}

void Application::apply(const command::ToggleInspector&) {
  view_.inspector_open = !view_.inspector_open;
  platform::store("inspector", view_.inspector_open ? "open" : "closed");
}

void Application::apply(const command::SetScale& what) {
  ui_.scale = what.scale;
  platform::store("scale", std::to_string(what.scale));
}

void Application::worker_ready(int worker) { session_.worker_ready(worker); }

void Application::worker_progress(int worker, double share) {
  session_.worker_progress(worker, share);
}

void Application::worker_result(int worker, std::span<const std::byte> bytes) {
  attempt([&] { session_.worker_result(worker, bytes); });
  if (!session_.workers_at_work()) wake(emscripten_get_now());
}

void Application::worker_failed(const std::string& sentence) {
  session_.cancel_workers();
  toast_.say(ui_.t("app.top.worker_failed", {{"reason", sentence}}), true);
}

} // namespace pondlab::app
