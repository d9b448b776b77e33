#include "workbench/session/background_work.hpp"

#include <algorithm>

namespace pondlab::workbench {

void BackgroundWork::about(const std::shared_ptr<const experiment::Study>& study) {
  each([&](auto& work) { work.about(study); });
}

void BackgroundWork::forget() {
  comparing_.forget();
  searching_.forget();
  trial_.forget();
  pilot_.forget();
}

void BackgroundWork::replicate(int count) {
  if (!possible()) return;
  end_all_but(&replications_);
  replications_.start(count);
}

void BackgroundWork::compare(int count) {
  if (!comparing_.possible()) return;
  end_all_but(&comparing_);
  comparing_.start(count);
}

void BackgroundWork::search() {
  if (!searching_.possible()) return;
  end_all_but(&searching_);
  searching_.start();
}

void BackgroundWork::try_out() {
  if (!trial_.possible()) return;
  end_all_but(&trial_);
  trial_.start();
}

void BackgroundWork::size_pilot() {
  if (!pilot_.possible()) return;
  end_all_but(&pilot_);
  pilot_.start();
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
  replications_.worker_result(worker, bytes);
}

} // namespace pondlab::workbench
