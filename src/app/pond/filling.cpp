#include "app/pond/filling.hpp"

#include "app/command/time_commands.hpp"
#include "app/widgets/empty_state.hpp"
#include "app/widgets/progress.hpp"
#include "report/model/number.hpp"

#include <algorithm>
#include <string>

namespace pondlab::app {
namespace {

/// From how many people on drawing them takes long enough to say so before.
constexpr long long very_many = 1'000'000;

std::string count_of(const Ui& ui, const workbench::Session& session) {
  return report::number_text(ui.language, static_cast<double>(session.figures().people()),
                             report::Unit::count);
}

} // namespace

void draw_filling(Ui& ui, std::string_view name, const Rect& area,
                  const workbench::Session& session) {
  const double share = session.playback().work().share;
  const std::string words =
      ui.t("app.results.people_words", {{"people", count_of(ui, session)},
                                        {"share", std::to_string(static_cast<int>(share * 100))}});
  progress(ui, {area.x, area.y, area.w, 3}, static_cast<float>(share));
  if (empty_state(ui, name, area, Icon::people, ui.t("app.results.people"), words,
                  ui.t("app.results.stop_people"), Icon::close))
    ui.ask(command::StopComputing{});
}

void draw_not_run(Ui& ui, std::string_view name, const Rect& area,
                  const workbench::Session& session) {
  std::string words(ui.t("app.results.not_run_words"));
  if (session.figures().people() >= very_many) {
    const engine::Plan& plan = session.figures().plan();
    const double memory = workbench::memory_of_run(plan.setup, plan.campaign.size());
    words = ui.t("app.results.not_run_many_words",
                 {{"people", count_of(ui, session)}, {"memory", workbench::gigabytes(memory)}});
  }
  if (empty_state(ui, name, area, Icon::results, ui.t("app.results.not_run"), words,
                  ui.t("app.top.run"), Icon::run))
    ui.ask(command::Run{});
}

} // namespace pondlab::app
