#include "workbench/work/comparing.hpp"

#include "report/check/health_report.hpp"
#include "report/compare/compare_text.hpp"
#include "report/compare/uncertainty_text.hpp"
#include "workbench/work/question.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

/// Draws that chances are good enough with, where the file does not say how many.
constexpr int usual_draws = 50;

} // namespace

void Comparing::about(std::shared_ptr<const experiment::Study> study) {
  study_ = std::move(study);
  if (!study_ || !comparison_) return;
  outdated_ = false;
  if (study_->specification.scenario == comparison_->specification.scenario) return;
  const bool was_running = running();
  cancel();
  if (auto anew = asked_anew())
    renew(std::move(*anew));
  else
    outdated_ = true;
  if (was_running && !outdated_ && !replication_set_->finished())
    dispatcher_.start(*replication_set_, comparison_->specification);
}

/// What is known, asked of the plan on show; nothing where that would be simulated otherwise.
std::optional<experiment::Comparison> Comparing::asked_anew() const {
  experiment::JobSpecification asked = comparison_->specification;
  asked.file = study_->scenario.file;
  asked.scenario = study_->specification.scenario;
  asked.seed.reset(); // the plan's own
  try {
    auto planned = experiment::plan_comparison(std::move(asked));
    if (!planned.comparison || question_of(*planned.comparison) != question_of(*comparison_))
      return std::nullopt;
    return std::move(planned.comparison);
  } catch (const Error&) {
    return std::nullopt; // a strategy is gone
  }
}

/// The same results under what the plan on show says of them.
void Comparing::renew(experiment::Comparison anew) {
  const std::vector<experiment::Bytes> results = std::exchange(results_, {});
  const int replications = replication_set_->file().replications();
  card_.reset();
  comparison_ = std::move(anew);
  replication_set_.emplace(comparison_->replication_set());
  replication_set_->file().resize(std::max(replications, comparison_->replications));
  comparison_->replications = replication_set_->file().replications();
  monitor_.emplace(*comparison_);
  accept_all(results);
  look();
}

/// Takes in what these are of what is asked.
void Comparing::accept_all(std::span<const experiment::Bytes> results) {
  for (const experiment::Bytes& bytes : results)
    if (replication_set_->accept(experiment::work_result_from(bytes))) results_.push_back(bytes);
}

void Comparing::forget() {
  cancel();
  left_out_.clear();
  replications_ = 0;
  analysis_level_.reset();
  forget_results();
}

void Comparing::forget_results() {
  card_.reset();
  monitor_.reset();
  replication_set_.reset();
  comparison_.reset();
  outdated_ = false;
  results_.clear();
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

std::optional<double> Comparing::worthwhile() const {
  if (!study_) return std::nullopt;
  const auto known = experiment::known_difference(study_->scenario.header.comparison, *measure());
  return known ? std::optional(known->value) : std::nullopt;
}

int Comparing::replications() const {
  if (replications_ > 0) return replications_;
  return study_ ? std::min(study_->replications, most_page_replications) : 0;
}

void Comparing::choose_replications(int count) {
  replications_ = std::clamp(count, 1, most_page_replications);
}

bool Comparing::goes_on() const {
  return comparison_ && !out_of_date() && comparison_->strategies == chosen();
}

int Comparing::doubts() const {
  return study_ ? static_cast<int>(study_->scenario.header.doubts.size()) : 0;
}

AnalysisLevel Comparing::analysis_level() const {
  if (doubts() == 0) return AnalysisLevel::luck;
  return analysis_level_.value_or(
      study_->scenario.header.comparison.draws > 0 ? AnalysisLevel::drawn : AnalysisLevel::luck);
}

int Comparing::draws() const {
  const auto of_file = study_ ? study_->scenario.header.comparison.draws : 0;
  return of_file > 0 ? static_cast<int>(of_file) : usual_draws;
}

std::vector<experiment::PointNumber> Comparing::points_at(AnalysisLevel analysis_level) const {
  return experiment::points_of(static_cast<std::size_t>(doubts()),
                               analysis_level == AnalysisLevel::luck ? 0 : draws(),
                               analysis_level == AnalysisLevel::screened);
}

int Comparing::work_at(AnalysisLevel analysis_level) const {
  int replications = 0;
  for (const experiment::PointNumber point : points_at(analysis_level))
    replications += experiment::replications_at(point);
  return replications;
}

int Comparing::missing_in_doubt(AnalysisLevel analysis_level) const {
  return goes_on() ? replication_set_->missing_at(points_at(analysis_level))
                   : work_at(analysis_level);
}

/// What is to be found out now, with what is known of it.
void Comparing::plan(int replications) {
  const bool anew = !goes_on();
  card_.reset();
  monitor_.reset();
  auto planned =
      experiment::plan_comparison({.file = study_->scenario.file,
                                   .scenario = study_->specification.scenario,
                                   .strategies = chosen(),
                                   .replications = replications,
                                   .draws = analysis_level() == AnalysisLevel::luck ? 0 : draws(),
                                   .screen = analysis_level() == AnalysisLevel::screened});
  comparison_ = std::move(planned.comparison);
  outdated_ = false;
  if (anew) {
    results_.clear();
    replication_set_.emplace(comparison_->replication_set());
  } else {
    replication_set_->file().resize(replications);
    comparison_->ask_of_doubts(*replication_set_);
  }
  comparison_->replications = replication_set_->file().replications();
  monitor_.emplace(*comparison_);
}

void Comparing::start(int replications) {
  if (!study_ || running()) return;
  plan(std::clamp(replications, 1, most_page_replications));
  look();
  dispatcher_.start(*replication_set_, comparison_->specification);
}

void Comparing::worker_result(int worker, std::span<const std::byte> bytes) {
  if (!dispatcher_.worker_result(worker, bytes)) return;
  results_.emplace_back(bytes.begin(), bytes.end());
  look();
}

void Comparing::take(const experiment::JobSpecification& specification,
                     std::span<const experiment::Bytes> results) {
  cancel();
  forget_results();
  left_out_.clear();
  for (const std::string& id : study_->scenario.strategy_ids())
    if (std::ranges::find(specification.strategies, id) == specification.strategies.end())
      take(id, false);
  choose_replications(specification.replications.value_or(replications()));
  choose_analysis_level(specification.screen                  ? AnalysisLevel::screened
                        : specification.draws.value_or(0) > 0 ? AnalysisLevel::drawn
                                                              : AnalysisLevel::luck);
  plan(replications());
  try {
    accept_all(results);
  } catch (const Error&) {
    forget_results();
    throw;
  }
  look();
}

/// Stops at the file's values as the command line does: when the batches that are whole settle the
/// choice.
void Comparing::look() {
  monitor_->look(replication_set_->file());
  if (is_chosen()) replication_set_->file().cut(monitor_->looked());
  if (replication_set_->finished()) cancel();
}

/// Deciding takes longer the more replications are in, so that a card is good for a tenth more of
/// them while others are to come.
const ComparisonCard* Comparing::card() const {
  if (!replication_set_ || replication_set_->file().done() == 0) return nullptr;
  const int due = running() && card_ ? on_card_ + std::max(1, on_card_ / 10) : done();
  if (!card_ || (on_card_ != done() && done() >= due)) {
    card_ = card_of(*comparison_, *replication_set_);
    on_card_ = done();
  }
  return &*card_;
}

std::string Comparing::strategy_name(const ComparedStrategy& strategy, Language language) const {
  const scenario::Scenario& scenario = comparison_->scenario;
  return scenario.name_of(*scenario.find(strategy.id), language);
}

report::CompareReport Comparing::known() const {
  const ComparisonCard& of = *card();
  return {*comparison_, replication_set_->file(), {},        of.decision, of.doubt,
          of.screening, &*replication_set_,       of.status, {}};
}

report::CompareReport Comparing::report() const {
  const ComparisonCard& of = *card();
  return report::compare_report(*comparison_, *replication_set_,
                                {of.decision, of.doubt, of.screening}, comparison_->scenario.file);
}

std::string Comparing::finding(Language language) const {
  const report::CompareReport of = known();
  return report::CompareText(of, language).finding();
}

std::string Comparing::verdict(Language language) const {
  const report::CompareReport of = known();
  return report::CompareText(of, language).verdict();
}

std::string Comparing::procedure(Language language) const {
  const report::CompareReport of = known();
  return report::CompareText(of, language).procedure();
}

std::string Comparing::skewness(Language language) const {
  const report::CompareReport of = known();
  return report::CompareText(of, language).skewness();
}

std::string Comparing::scope(Language language) const {
  const report::CompareReport of = known();
  return report::CompareText(of, language).scope();
}

std::string Comparing::doubt_verdict(Language language) const {
  const report::CompareReport of = known();
  return of.doubt ? report::UncertaintyText(of, language).verdict() : std::string();
}

std::string Comparing::hinges(Language language) const {
  const report::CompareReport of = known();
  return of.screening ? report::UncertaintyText(of, language).hinges() : std::string();
}

std::string Comparing::report_json() const { return compare_json(report()); }

std::string Comparing::report_html(Language language, engine::Date date) const {
  report::CompareReport dated = report();
  dated.date = date;
  const report::HealthReport checked{dated, card()->health};
  return document_html(checked_comparison(checked, language), language);
}

std::string Comparing::report_file(std::string_view extension) const {
  std::string name = comparison_->scenario.file;
  if (name.ends_with(".json")) name.resize(name.size() - 5);
  return name + "-compare." + std::string(extension);
}

} // namespace pondlab::workbench
