#include "desk/work/comparing.hpp"

#include "report/compare/doubt_words.hpp"

#include <algorithm>

namespace pondlab::desk {
namespace {

/// Draws that chances are good enough with, where the file does not say how many.
constexpr int usual_draws = 50;

} // namespace

void Comparing::about(std::shared_ptr<const experiment::Study> study) {
  study_ = std::move(study);
  if (study_ && out_of_date()) cancel();
}

void Comparing::forget() {
  cancel();
  left_out_.clear();
  replications_ = 0;
  depth_.reset();
  card_.reset();
  sequence_.reset();
  programme_.reset();
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

int Comparing::doubts() const {
  return study_ ? static_cast<int>(study_->scenario.header.doubts.size()) : 0;
}

Depth Comparing::depth() const {
  if (doubts() == 0) return Depth::luck;
  return depth_.value_or(study_->scenario.header.comparison.draws > 0 ? Depth::drawn : Depth::luck);
}

int Comparing::draws() const {
  const auto of_file = study_ ? study_->scenario.header.comparison.draws : 0;
  return of_file > 0 ? static_cast<int>(of_file) : usual_draws;
}

std::vector<experiment::PointNumber> Comparing::points_at(Depth depth) const {
  return experiment::points_of(static_cast<std::size_t>(doubts()),
                               depth == Depth::luck ? 0 : draws(), depth == Depth::screened);
}

int Comparing::work_at(Depth depth) const {
  int replications = 0;
  for (const experiment::PointNumber point : points_at(depth))
    replications += experiment::replications_at(point);
  return replications;
}

int Comparing::missing_in_doubt() const {
  return goes_on() ? programme_->missing_at(points_at(depth())) : work_at(depth());
}

/// What is to be found out now, with what is known of it.
void Comparing::plan(int replications) {
  const bool anew = !goes_on();
  card_.reset();
  sequence_.reset();
  auto planned = experiment::plan_comparison(study_->text, study_->scenario.file,
                                             {.strategies = chosen(),
                                              .replications = replications,
                                              .draws = depth() == Depth::luck ? 0 : draws(),
                                              .screen = depth() == Depth::screened});
  comparison_ = std::move(planned.comparison);
  if (anew) {
    programme_.emplace(comparison_->programme());
  } else {
    programme_->file().resize(replications);
    comparison_->ask_of_doubts(*programme_);
  }
  comparison_->replications = programme_->file().replications();
  sequence_.emplace(*comparison_);
}

void Comparing::start(int replications) {
  if (!study_ || running()) return;
  plan(std::clamp(replications, 1, most_replications));
  look();
  experiment::Design design{comparison_->text, comparison_->scenario.file, comparison_->seed, {}};
  for (const experiment::Arm& arm : comparison_->arms) design.arms.push_back(arm.key);
  crew_.start(*programme_, design);
}

void Comparing::worker_result(int worker, std::span<const std::byte> bytes) {
  if (crew_.worker_result(worker, bytes)) look();
}

/// Stops at the file's values as the command line does: when the batches that are whole settle the
/// choice.
void Comparing::look() {
  sequence_->look(programme_->file());
  if (is_chosen()) programme_->file().cut(sequence_->looked());
  if (programme_->finished()) cancel();
}

/// Deciding takes longer the more replications are in, so that a card is good for a tenth more of
/// them while others are to come.
const ComparisonCard* Comparing::card() const {
  if (!programme_ || programme_->file().done() == 0) return nullptr;
  const int due = running() && card_ ? on_card_ + std::max(1, on_card_ / 10) : done();
  if (!card_ || (on_card_ != done() && done() >= due)) {
    card_ = card_of(*comparison_, *programme_);
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
  return {*comparison_, programme_->file(), {}, of.decision, of.doubt, of.screening, &*programme_};
}

report::CompareReport Comparing::report() const {
  const ComparisonCard& of = *card();
  return report::compare_report(*comparison_, *programme_, {of.decision, of.doubt, of.screening},
                                comparison_->scenario.file);
}

std::string Comparing::verdict(Language language) const {
  const report::CompareReport of = known();
  return report::CompareWords(of, language).verdict();
}

std::string Comparing::course(Language language) const {
  const report::CompareReport of = known();
  return report::CompareWords(of, language).course();
}

std::string Comparing::scope(Language language) const {
  const report::CompareReport of = known();
  return report::CompareWords(of, language).scope();
}

std::string Comparing::doubt_verdict(Language language) const {
  const report::CompareReport of = known();
  return of.doubt ? report::DoubtWords(of, language).verdict() : std::string();
}

std::string Comparing::hinges(Language language) const {
  const report::CompareReport of = known();
  return of.screening ? report::DoubtWords(of, language).hinges() : std::string();
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
