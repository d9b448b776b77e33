#include "workbench/session/background_work.hpp"

#include <algorithm>

namespace pondlab::workbench {

void BackgroundWork::about(const std::shared_ptr<const experiment::Study>& study) {
  replications_.about(study);
  comparing_.about(study);
}

void BackgroundWork::replicate(int count) {
  if (!possible()) return;
  comparing_.cancel();
  replications_.start(count);
}

void BackgroundWork::compare(int count) {
  if (!comparing_.possible()) return;
  replications_.cancel();
  comparing_.start(count);
}

void BackgroundWork::cancel() {
  replications_.cancel();
  comparing_.cancel();
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
  replications_.worker_ready(worker);
  comparing_.worker_ready(worker);
}

void BackgroundWork::worker_progress(int worker, double share) {
  replications_.worker_progress(worker, share);
  comparing_.worker_progress(worker, share);
}

void BackgroundWork::worker_result(int worker, std::span<const std::byte> bytes) {
  if (comparing_.running()) return comparing_.worker_result(worker, bytes);
  replications_.worker_result(worker, bytes);
}

} // namespace pondlab::workbench
