// What changes the structure of a plan: its strategies, and the mechanisms of their campaigns.
#include "scenario/edit/strategy_list.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/json/edit.hpp"
#include "workbench/session/session.hpp"

#include <utility>

namespace pondlab::workbench {
namespace {

const scenario::Path campaign_path = scenario::Path() / "campaign";

/// The first of `kind`, `kind#2`, `kind#3` … that the campaign on show does not have; empty where
/// it has all.
std::string free_key(const PlanDocument& plan, const std::string& kind) {
  for (int number = 1; number <= scenario::max_instance; ++number) {
    std::string key = number == 1 ? kind : kind + "#" + std::to_string(number);
    if (!plan.find(campaign_path / key)) return key;
  }
  return {};
}

} // namespace

Edited Session::copy_strategy(const std::string& name) {
  return take_added(with_copy_of(plan().document().shared_root(), plan().strategy(), name));
}

Edited Session::add_strategy(const scenario::Node& patch, const std::string& name) {
  return take_added(with_strategy(plan().document().shared_root(), patch, name));
}

Edited Session::take_added(scenario::AddedStrategy added) {
  scenario::Document document = plan().document();
  if (!document.replace(std::move(added.root), scenario::Path() / "strategies" / added.id))
    return Edited::unreadable;
  branching_ = false;
  return take(plan().with(std::move(document)).under(added.id));
}

Edited Session::rename_strategy(const std::string& id, const std::string& name, Language language) {
  return change({with_strategy_name(plan().document().shared_root(), id, name, language),
                 scenario::Path() / "strategies" / id});
}

Edited Session::delete_strategy(const std::string& id) {
  return take_out({without_strategy(plan().document().shared_root(), id),
                   scenario::Path() / "strategies" / id});
}

Edited Session::add_mechanism(const std::string& kind, const scenario::NodePtr& entry) {
  const std::string key = free_key(plan(), kind);
  const bool no_campaign = plan().strategy() == scenario::none_strategy;
  const bool begins_base = no_campaign && !plan().document().find(campaign_path);
  if (key.empty() || (no_campaign && !begins_base)) return Edited::unreadable;
  scenario::ChangedDocument changed =
      change_under(plan().document().shared_root(), plan().strategy(), campaign_path / key, entry,
                   scenario::ChangeFor::strategy);
  scenario::Document document = plan().document();
  if (!document.replace(std::move(changed.root), changed.changed)) return Edited::unreadable;
  added_ = key;
  PlanDocument next = plan().with(std::move(document));
  return take(begins_base ? next.under(std::string(scenario::base_strategy)) : std::move(next));
}

Edited Session::copy_mechanism(const std::string& key) {
  const scenario::NodePtr entry = find_shared(plan().shown_root(), campaign_path / key);
  return entry ? add_mechanism(key.substr(0, key.find('#')), entry) : Edited::unreadable;
}

Edited Session::remove_mechanism(const std::string& key) {
  return take_out(change_under(plan().document().shared_root(), plan().strategy(),
                               campaign_path / key, nullptr, scenario::ChangeFor::strategy));
}

Edited Session::shift_period(const std::string& key, PeriodShift shift, scenario::ChangeFor whom) {
  const scenario::NodePtr entry = find_shared(plan().shown_root(), campaign_path / key);
  if (!entry || !plan().study()) return Edited::unreadable;
  auto shifted = shifted_period(key, entry, plan().study()->scenario.setup.horizon, shift);
  if (!shifted) return Edited::done;
  return change(change_under(plan().document().shared_root(), plan().strategy(), shifted->path,
                             std::move(shifted->value), whom));
}

Edited Session::change_search(scenario::NodePtr search) {
  const scenario::Path place = scenario::Path() / "search";
  const scenario::NodePtr& root = plan().document().shared_root();
  branching_ = false;
  if (search->members().empty())
    return root->find("search") ? change({without(root, place), place}) : Edited::done;
  return change({with_value(root, place, std::move(search)), place});
}

/// Of a valid plan nothing stays that refers to what went.
Edited Session::take_out(scenario::ChangedDocument changed) {
  loose_ends_ = {};
  if (changed.root && plan().study()) {
    loose_ends_ = without_loose_ends(changed.root, plan().file());
    changed.root = loose_ends_.root;
  }
  branching_ = false;
  return change(std::move(changed));
}

} // namespace pondlab::workbench
