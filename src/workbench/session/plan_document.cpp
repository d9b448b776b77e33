#include "workbench/session/plan_document.hpp"

#include "scenario/json/edit.hpp"
#include "scenario/json/merge_patch.hpp"
#include "scenario/parameters/localized_text.hpp"
#include "workbench/session/calendar_bars.hpp"
#include "workbench/session/run_memory.hpp"
#include "workbench/session/tiles.hpp"

#include <utility>

namespace pondlab::workbench {

PlanDocument PlanDocument::with(scenario::Document document) const {
  PlanDocument next(reading_);
  next.document_ = std::move(document);
  next.strategy_ = strategy_;
  next.name_ = name_;
  next.question_ = question_;
  next.summary_ = summary_;
  next.last_study_ = last_study_;
  auto read = reading_.read(next.document_);
  next.diagnostics_ = std::move(read.diagnostics);
  if (read.value) next.take(std::move(*read.value));
  next.shown_root_ = scenario::root_under(next.document_.shared_root(), next.strategy_);
  return next;
}

PlanDocument PlanDocument::under(const std::string& strategy) const {
  PlanDocument next = *this;
  next.strategy_ = strategy;
  if (study_) next.take(study_->scenario);
  next.shown_root_ = scenario::root_under(document_.shared_root(), next.strategy_);
  return next;
}

/// Works out what to run, where that can be.
void PlanDocument::take(scenario::Scenario scenario) {
  if (!scenario.find(strategy_)) strategy_ = scenario.default_strategy().id;
  name_ = scenario.header.name;
  question_ = scenario.header.question;
  summary_ = scenario.header.summary;
  if (!fits(scenario)) return;
  experiment::Study study = experiment::plan_study(
      {.file = document_.file(), .scenario = document_.text(), .strategy = strategy_},
      std::move(scenario));
  ask_tiles(study);
  campaign_ = campaign_bars(study.scenario, strategy_);
  events_ = event_bars(study.arms.front().plan->setup);
  study_ = std::make_shared<const experiment::Study>(std::move(study));
  last_study_ = study_;
}

/// More people than there is memory for are an error of the plan here, though the file is valid.
bool PlanDocument::fits(const scenario::Scenario& scenario) {
  const double needed = memory_of_run(scenario.setup, scenario.find(strategy_)->mechanisms.size());
  if (needed <= reading_.memory) return true;
  const scenario::Path segments = scenario::Path() / "segments";
  diagnostics_.push_back({.at = document_.position(segments),
                          .path = segments.text(),
                          .key = "too_many_people_here",
                          .arguments = {{"people", std::to_string(people_of(scenario.setup))},
                                        {"needed", gigabytes(needed)},
                                        {"limit", gigabytes(reading_.memory)}},
                          .suggestion = {}});
  return false;
}

bool PlanDocument::is_patched() const {
  return strategy_ != scenario::base_strategy &&
         document_.find(scenario::Path() / "strategies" / strategy_) != nullptr;
}

const scenario::Node* PlanDocument::find(const scenario::Path& path) const {
  return scenario::find(*shown_root_, path);
}

bool PlanDocument::differs(const scenario::Path& path) const {
  if (shown_root_ == document_.shared_root()) return false;
  const scenario::NodePtr own = scenario::find_shared(shown_root_, path);
  const scenario::NodePtr base = scenario::find_shared(document_.shared_root(), path);
  return own ? merge_patch_between(base, own) != nullptr : base != nullptr;
}

std::string PlanDocument::shown_path(const Diagnostic& finding) const {
  const auto path = scenario::Path::parse(finding.path);
  const scenario::Path own = scenario::Path() / "strategies" / strategy_;
  return path && path->starts_with(own) ? path->below(own).text() : finding.path;
}

std::vector<std::string> PlanDocument::strategies() const {
  if (study_) return study_->scenario.strategy_ids();
  std::vector<std::string> ids{std::string(scenario::none_strategy)};
  if (document_.root().find("campaign")) ids.emplace_back(scenario::base_strategy);
  if (const scenario::Node* strategies = document_.root().find("strategies"))
    for (const scenario::Member& member : strategies->members())
      if (member.key != scenario::base_strategy) ids.push_back(member.key);
  return ids;
}

std::string PlanDocument::strategy_name(const std::string& id, Language language) const {
  const scenario::Strategy* strategy = study_ ? study_->scenario.find(id) : nullptr;
  if (strategy) return study_->scenario.name_of(*strategy, language);
  const std::string said =
      scenario::words_of(document_.find(scenario::Path() / "strategies" / id / "name"), language);
  if (!said.empty()) return said;
  const std::string key = "strategy." + id + ".name";
  return has_text(language, key) ? std::string(text(language, key)) : id;
}

} // namespace pondlab::workbench
