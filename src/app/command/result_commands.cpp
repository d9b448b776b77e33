#include "app/command/result_commands.hpp"

#include "app/command/file_commands.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::app::command {
namespace {

using Kind = workbench::FinishedWork::Kind;

/// Where it is on show.
Place place_of(Kind kind) {
  return kind == Kind::comparison || kind == Kind::search ? Place::compare : Place::results;
}

} // namespace

void ShowFinished::apply(PageContext& page) const {
  const workbench::FinishedWork* work = page.kept_results.find(page.view.wanted_work);
  if (!work) {
    page.view.wanted_work.clear();
    return;
  }
  const workbench::WorkRecord* record = page.kept_results.record(work->id);
  if (!record) return;
  page.view.wanted_work.clear();
  const experiment::JobSpecification asked = record->specification;
  const Kind kind = work->kind;
  const bool is_here =
      page.session.is_open() && page.session.plan().document().text() == asked.scenario;
  if (!is_here) {
    if (!page.session.open(asked.scenario, asked.file, work->case_id)) return;
    page.my_plans.opened(page.session);
  }
  const std::vector<std::string> strategies = page.session.plan().strategies();
  if (asked.strategy && std::ranges::find(strategies, *asked.strategy) != strategies.end())
    page.session.choose_strategy(*asked.strategy);
  show_opened(page, place_of(kind));
  if (kind != Kind::run) page.view.searching = kind == Kind::search;
}

} // namespace pondlab::app::command
