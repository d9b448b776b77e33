#include "workbench/work/field_test.hpp"

#include "base/error.hpp"
#include "report/trial/pilot_text.hpp"
#include "report/trial/trial_text.hpp"
#include "workbench/work/question.hpp"

#include <array>
#include <utility>

namespace pondlab::workbench {

void FieldTest::about(std::shared_ptr<const experiment::Study> study) {
  study_ = std::move(study);
  question_ = question_on_show();
  if (out_of_date()) cancel();
}

void FieldTest::forget() {
  cancel();
  trial_.reset();
  pilot_.reset();
  replication_set_.reset();
  job_.reset();
  results_.clear();
}

/// With the strategy's name, which no other has.
std::string FieldTest::question_on_show() const {
  if (!possible()) return {};
  constexpr std::array<std::string_view, 3> elsewhere = {"search", "limits", "comparison"};
  const std::array strategies = {study_->strategy};
  return study_->strategy + "\n" + question_of(study_->scenario, strategies, elsewhere);
}

bool FieldTest::possible() const {
  return study_ && !study_->scenario.find(study_->strategy)->mechanisms.empty();
}

experiment::JobSpecification FieldTest::specification() const {
  return {.kind = kind_,
          .file = study_->scenario.file,
          .scenario = study_->specification.scenario,
          .strategy = study_->strategy};
}

void FieldTest::begin() {
  forget();
  asked_ = question_;
  job_ = std::move(experiment::plan_job(specification()).job);
  if (job_) replication_set_.emplace(replication_set_of(*job_));
}

void FieldTest::start() {
  if (!possible() || running()) return;
  if (!job_ || out_of_date() || finished()) begin();
  if (job_) dispatcher_.start(*replication_set_, experiment::specification_of(*job_));
}

void FieldTest::worker_result(int worker, std::span<const std::byte> bytes) {
  if (!dispatcher_.worker_result(worker, bytes)) return;
  results_.emplace_back(bytes.begin(), bytes.end());
  if (finished()) finish();
}

void FieldTest::take(std::span<const experiment::Bytes> results) {
  cancel();
  begin();
  try {
    for (const experiment::Bytes& bytes : results)
      if (job_ && replication_set_->accept(experiment::work_result_from(bytes)))
        results_.push_back(bytes);
    if (!finished()) throw Error(Failure::bad_data, "results of the test are missing");
  } catch (const Error&) {
    forget();
    throw;
  }
  finish();
}

void FieldTest::finish() {
  const int replications = replication_set_->file().done();
  if (const auto* trial = std::get_if<experiment::Trial>(&*job_))
    trial_.emplace(report::TrialReport{*trial, trial->findings(*replication_set_), replications});
  if (const auto* pilot = std::get_if<experiment::Pilot>(&*job_))
    pilot_.emplace(report::PilotReport{
        *pilot, pilot->protocol->figures(replication_set_->file(), pilot->power), replications});
}

std::vector<report::Notice> FieldTest::news(Language language) const {
  if (trial_) return report::TrialText(*trial_, language).news();
  std::vector<report::Notice> notices;
  if (!pilot_) return notices;
  const report::PilotText words(*pilot_, language);
  for (const experiment::PilotFigure& figure : pilot_->figures)
    notices.push_back(words.news(figure, "unclear_alone"));
  return notices;
}

double FieldTest::share() const {
  if (running()) return dispatcher_.share();
  return wanted() > 0 ? static_cast<double>(done()) / wanted() : 0;
}

std::string FieldTest::strategy_name(Language language) const {
  const scenario::Scenario& scenario = kind_ == Kind::trial
                                           ? std::get<experiment::Trial>(*job_).scenario
                                           : std::get<experiment::Pilot>(*job_).scenario;
  const std::string& strategy = *experiment::specification_of(*job_).strategy;
  return scenario.name_of(*scenario.find(strategy), language);
}

} // namespace pondlab::workbench
