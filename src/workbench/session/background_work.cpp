#include "workbench/session/background_work.hpp"

#include <algorithm>

namespace pondlab::workbench {
namespace {

constexpr std::string_view cost_measure = "campaign_cost";
constexpr int cost_replications = 4;
/// Beyond that it would take long beside a person who is typing.
constexpr double most_person_days = 4e7;

double person_days(const experiment::Study& study) {
  const engine::Setup& setup = study.scenario.setup;
  return static_cast<double>(engine::people_of(setup)) * setup.horizon.days *
         static_cast<double>(study.arms.size()) * cost_replications;
}

std::optional<experiment::Estimate> cost_in(const Replications& replications) {
  if (replications.done() == 0) return std::nullopt;
  const auto place = replications.study()->place_of(cost_measure);
  return place ? std::optional(replications.experiment()->answer(*place)) : std::nullopt;
}

} // namespace

void BackgroundWork::about(const std::shared_ptr<const experiment::Study>& study) {
  each([&](auto& work) { work.about(study); });
}

void BackgroundWork::forget() {
  comparing_.forget();
  searching_.forget();
  trial_.forget();
  pilot_.forget();
}

void BackgroundWork::replicate(int count) { begin(replications_, count); }
void BackgroundWork::compare(int count) { begin(comparing_, count); }
void BackgroundWork::search() { begin(searching_); }
void BackgroundWork::try_out() { begin(trial_); }
void BackgroundWork::size_pilot() { begin(pilot_); }

void BackgroundWork::estimate_cost() {
  if (!possible() || running() || cost_.running() || expected_cost()) return;
  const experiment::Study& study = *cost_.study();
  if (study.arms.front().plan->campaign.empty() || person_days(study) > most_person_days) return;
  cost_.start(cost_replications);
}

std::optional<experiment::Estimate> BackgroundWork::expected_cost() const {
  if (!possible() || replications_.study()->arms.front().plan->campaign.empty())
    return std::nullopt;
  if (const auto known = cost_in(replications_)) return known;
  if (comparing_.card() && !comparing_.out_of_date()) {
    const report::CompareReport known = comparing_.known();
    const auto& ids = known.comparison.strategies;
    const auto place = std::ranges::find(ids, replications_.study()->strategy) - ids.begin();
    const engine::Measure& measure = *engine::find_measure(cost_measure);
    if (place < std::ssize(ids))
      return known.experiment.answer(known.comparison.question(static_cast<std::size_t>(place),
                                                               known.comparison.place_of(measure)));
  }
  return cost_in(cost_);
}

void BackgroundWork::cancel() { end_all_but(nullptr); }

void BackgroundWork::end_all_but(const void* one) {
  each([&](auto& work) {
    if (static_cast<const void*>(&work) != one) work.cancel();
  });
}

bool BackgroundWork::running() const {
  return replications_.running() || comparing_.running() || searching_.running() ||
         trial_.running() || pilot_.running();
}

bool BackgroundWork::judges_evidence() const {
  return replications_.done() > 0 && replications_.study()->specification.scenario ==
                                         comparing_.known().comparison.specification.scenario;
}

report::HealthReport BackgroundWork::health() const {
  report::HealthReport report{comparing_.known(), comparing_.card()->health};
  if (judges_evidence())
    judge_evidence(report.card, *replications_.study(),
                   [this](std::size_t i) { return replications_.outcome(i).assessment.verdict; });
  if (std::ranges::find(report.card.concerns, experiment::Concern::evidence) !=
      report.card.concerns.end())
    distrust(report.compare.status);
  return report;
}

void BackgroundWork::worker_ready(int worker) {
  each([&](auto& work) { work.worker_ready(worker); });
}

void BackgroundWork::worker_progress(int worker, double share) {
  each([&](auto& work) { work.worker_progress(worker, share); });
}

/// One of them alone is at work, and may begin the next stage of its own.
void BackgroundWork::worker_result(int worker, std::span<const std::byte> bytes) {
  if (comparing_.running()) return comparing_.worker_result(worker, bytes);
  if (searching_.running()) return searching_.worker_result(worker, bytes);
  if (trial_.running()) return trial_.worker_result(worker, bytes);
  if (pilot_.running()) return pilot_.worker_result(worker, bytes);
  if (cost_.running()) return cost_.worker_result(worker, bytes);
  replications_.worker_result(worker, bytes);
}

} // namespace pondlab::workbench
