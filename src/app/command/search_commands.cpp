#include "app/command/search_commands.hpp"

#include "app/command/plan_commands.hpp"
#include "report/format/csv.hpp"
#include "report/search/search_report.hpp"
#include "scenario/parameters/typed.hpp"
#include "workbench/session/levers.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::app::command {
namespace {

void change(PageContext& page, scenario::NodePtr search) {
  say_unless_done(page, page.session.change_search(std::move(search)));
}

const scenario::Node& root_of(const PageContext& page) {
  return page.session.plan().document().root();
}

/// "搜到的方案 2" where there is a first.
std::string free_name(const PageContext& page) {
  const workbench::PlanDocument& plan = page.session.plan();
  const auto ids = plan.strategies();
  for (int number = 1;; ++number) {
    std::string name = page.ui.t("app.search.found_name", {{"number", std::to_string(number)}});
    if (std::ranges::none_of(ids, [&](const std::string& id) {
          return plan.strategy_name(id, page.ui.language) == name;
        }))
      return name;
  }
}

} // namespace

void SetLever::apply(PageContext& page) const {
  change(page, workbench::with_lever(root_of(page), lever));
}

void RemoveLever::apply(PageContext& page) const {
  change(page, workbench::without_lever(root_of(page), parameter));
}

void SetUsualLevers::apply(PageContext& page) const {
  const auto& study = page.session.plan().study();
  if (!study) return;
  const bool has_campaign = page.session.plan().strategy() != scenario::none_strategy;
  change(page, workbench::with_usual_levers(study->scenario,
                                            has_campaign ? page.session.plan().strategy()
                                                         : study->scenario.default_strategy().id));
}

void LimitSpending::apply(PageContext& page) const {
  constexpr int decimals = 2;
  std::optional<double> yuan;
  if (!typed.empty()) {
    const auto number = scenario::typed_number(typed, decimals);
    if (!number || *number < 0)
      return page.toast.say(page.ui.t("app.search.no_amount", {{"typed", typed}}), true);
    yuan = static_cast<double>(*number) / 100;
  }
  change(page, workbench::with_spend_limit(root_of(page), yuan));
}

void WeighAgainst::apply(PageContext& page) const {
  change(page, workbench::with_against(root_of(page), measure));
}

void SearchOn::apply(PageContext& page) const {
  change(page, workbench::with_moved_strategy(root_of(page), strategy));
}

void TakePlanFound::apply(PageContext& page) const {
  const experiment::Search* search = page.session.background().searching().found();
  if (!search || plan >= search->plans().size() || !search->plans()[plan].patch) return;
  const std::string name = free_name(page);
  const workbench::Edited edited = page.session.add_strategy(*search->plans()[plan].patch, name);
  say_unless_done(page, edited);
  if (edited == workbench::Edited::done)
    page.toast.offer(page.ui.t("app.search.taken", {{"name", name}}),
                     std::string(page.ui.t("app.search.to_compare")), CompareFound{});
}

void SaveSearch::apply(PageContext& page) const {
  const experiment::Search* search = page.session.background().searching().found();
  if (!search) return;
  std::string name = page.session.plan().file();
  if (name.ends_with(".json")) name.resize(name.size() - 5);
  const Language language = page.ui.language;
  page.save_file(name + (html ? "-search.html" : "-search.csv"),
                 html ? document_html(report::search_document(*search, language), language)
                      : report::for_excel(report::search_csv(*search, language)));
}

} // namespace pondlab::app::command
