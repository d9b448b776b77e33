#include "desk/comparing.hpp"

#include "report/compare_words.hpp"

#include <algorithm>

namespace pondlab::desk {

void Comparing::about(std::shared_ptr<const experiment::Study> study) {
  study_ = std::move(study);
  if (study_ && out_of_date()) cancel();
}

void Comparing::forget() {
  cancel();
  left_out_.clear();
  replications_ = 0;
  card_.reset();
  sequence_.reset();
  experiment_.reset();
  comparison_.reset();
}

std::vector<std::string> Comparing::chosen() const {
  std::vector<std::string> ids =
      study_ ? study_->scenario.strategy_ids() : std::vector<std::string>{};
  std::erase_if(ids, [this](const std::string& id) { return !takes(id); });
  return ids;
}

void Comparing::take(const std::string& strategy, bool taken) {
  if (taken)
    left_out_.erase(strategy);
  else if (strategy != experiment::no_campaign)
    left_out_.insert(strategy);
}

const engine::Measure* Comparing::measure() const {
  return study_ ? &experiment::criterion(study_->scenario.header.comparison) : nullptr;
}

double Comparing::worthwhile() const {
  return study_ ? static_cast<double>(study_->scenario.header.comparison.worthwhile_difference) : 0;
}

int Comparing::replications() const {
  if (replications_ > 0) return replications_;
  return study_ ? std::min(study_->replications, most_replications) : 0;
}

void Comparing::choose_replications(int count) {
  replications_ = std::clamp(count, 1, most_replications);
}

bool Comparing::out_of_date() const {
  return comparison_ && (!study_ || study_->text != comparison_->text);
}

bool Comparing::goes_on() const {
  return comparison_ && !out_of_date() && comparison_->strategies == chosen();
}

void Comparing::plan() {
  card_.reset();
  sequence_.reset();
  experiment_.reset();
  auto planned = experiment::plan_comparison(
      study_->text, study_->scenario.file, {.strategies = chosen(), .replications = 1, .draws = 0});
  comparison_ = std::move(planned.comparison);
  experiment_.emplace(comparison_->experiment());
}

void Comparing::start(int replications) {
  if (!study_ || running()) return;
  if (!goes_on()) plan();
  const int wanted = std::clamp(replications, 1, most_replications);
  experiment_->resize(wanted);
  comparison_->replications = experiment_->replications();
  sequence_.emplace(*comparison_);
  look();
  if (is_chosen()) return;
  experiment::Design design{comparison_->text, comparison_->scenario.file, comparison_->seed, {}};
  for (const experiment::Arm& arm : comparison_->arms) design.arms.push_back(arm.key);
  crew_.start(*experiment_, design, wanted);
}

void Comparing::worker_result(int worker, std::span<const std::byte> bytes) {
  if (crew_.worker_result(worker, bytes)) look();
}

/// Stops as the command line does: when the batches that are whole settle the choice.
void Comparing::look() {
  sequence_->look(*experiment_);
  if (!is_chosen()) return;
  cancel();
  experiment_->cut(sequence_->looked());
}

/// Deciding takes longer the more replications are in, so that a card is good for a tenth more of
/// them while others are to come.
const ComparisonCard* Comparing::card() const {
  if (done() == 0) return nullptr;
  const int known = card_ ? card_->replications : 0;
  const int due = running() ? known + std::max(1, known / 10) : done();
  if (known != done() && done() >= due) card_ = card_of(*comparison_, *experiment_);
  return &*card_;
}

std::string Comparing::strategy_name(const ComparedStrategy& strategy, Language language) const {
  const scenario::Scenario& scenario = comparison_->scenario;
  return scenario.name_of(*scenario.find(strategy.id), language);
}

report::CompareReport Comparing::report() const {
  return {*comparison_, *experiment_,
          manifest_of(*experiment_, comparison_->scenario.file, comparison_->strategies.front()),
          card()->decision};
}

std::string Comparing::verdict(Language language) const {
  const report::CompareReport report{*comparison_, *experiment_, {}, card()->decision};
  return report::CompareWords(report, language).verdict();
}

std::string Comparing::course(Language language) const {
  const report::CompareReport report{*comparison_, *experiment_, {}, card()->decision};
  return report::CompareWords(report, language).course();
}

std::string Comparing::scope(Language language) const {
  const report::CompareReport report{*comparison_, *experiment_, {}, card()->decision};
  return report::CompareWords(report, language).scope();
}

std::string Comparing::report_json() const { return compare_json(report()); }

std::string Comparing::report_html(Language language) const {
  return paper_html(compare_paper(report(), language), language);
}

std::string Comparing::report_file(std::string_view extension) const {
  std::string name = comparison_->scenario.file;
  if (name.ends_with(".json")) name.resize(name.size() - 5);
  return name + "-compare." + std::string(extension);
}

} // namespace pondlab::desk
