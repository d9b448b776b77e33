#include "experiment/run/replication_set.hpp"

#include "base/error.hpp"

namespace pondlab::experiment {

void ReplicationSet::ask_at(std::shared_ptr<const ParameterPoints> parameters,
                            std::vector<PointNumber> points,
                            const std::vector<Question>& questions) {
  left_out_.merge(at_points_);
  parameters_ = std::move(parameters);
  points_ = std::move(points);
  done_at_points_ = at_all_points_ = 0;
  for (const PointNumber point : points_) {
    auto known = left_out_.extract(point);
    if (known.empty()) {
      std::vector<std::uint64_t> hashes;
      for (const Arm& arm : file_.arms()) hashes.push_back(parameters_->plan_hash(arm.key, point));
      Experiment experiment(file_.arms(), questions, {}, file_.seed(), replications_at(point));
      experiment.move_to(point, std::move(hashes));
      at_points_.emplace(point, std::move(experiment));
    } else {
      at_points_.insert(std::move(known));
    }
    done_at_points_ += at_points_.at(point).done();
    at_all_points_ += at_points_.at(point).replications();
  }
  asked_at_points_ = at_all_points_;
}

void ReplicationSet::add(PointNumber part, Experiment experiment) {
  std::vector<std::uint64_t> hashes;
  for (const Arm& arm : experiment.arms()) hashes.push_back(arm.plan->hash);
  experiment.move_to(part, std::move(hashes));
  asked_at_points_ += experiment.asked();
  at_all_points_ += experiment.replications();
  points_.push_back(part);
  at_points_.emplace(part, std::move(experiment));
}

Worker ReplicationSet::worker() const {
  Protocols protocols = file_.protocols();
  for (const auto& [point, experiment] : at_points_) protocols.merge(experiment.protocols());
  return {file_.arms(), file_.seed(), parameters_, std::move(protocols)};
}

int ReplicationSet::missing_at(const std::vector<PointNumber>& points) const {
  int missing = 0;
  for (const PointNumber point : points) {
    missing += replications_at(point);
    for (const auto* known : {&at_points_, &left_out_})
      if (const auto found = known->find(point); found != known->end())
        missing -= found->second.done();
  }
  return missing;
}

Experiment* ReplicationSet::find(PointNumber point) {
  if (point == at_file) return &file_;
  const auto found = at_points_.find(point);
  return found == at_points_.end() ? nullptr : &found->second;
}

const Experiment* ReplicationSet::at(PointNumber point) const {
  const auto found = at_points_.find(point);
  return found == at_points_.end() ? nullptr : &found->second;
}

std::optional<WorkItem> ReplicationSet::next_work() {
  if (auto item = file_.next_work()) return item;
  for (const PointNumber point : points_)
    if (auto item = find(point)->next_work()) return item;
  return std::nullopt;
}

void ReplicationSet::give_back(const WorkItem& item) { find(item.point)->give_back(item); }

bool ReplicationSet::accept(const WorkResult& result) {
  Experiment* experiment = find(result.item.point);
  const auto number = static_cast<std::int64_t>(result.item.replication);
  if (experiment == nullptr || result.item.stage != experiment->stage() ||
      number >= experiment->replications() || experiment->is_in(static_cast<int>(number)))
    return false;
  experiment->accept(result);
  if (experiment != &file_) ++done_at_points_;
  return true;
}

void ReplicationSet::restrict_to(int number, int count) {
  int item = 0;
  const auto share = [&](Experiment& experiment) {
    std::vector<std::uint32_t> own;
    for (int r = 0; r < experiment.replications(); ++r)
      if (item++ % count == number - 1) own.push_back(static_cast<std::uint32_t>(r));
    experiment.restrict_to(own);
  };
  share(file_);
  asked_at_points_ = 0;
  for (const PointNumber point : points_) {
    share(*find(point));
    asked_at_points_ += find(point)->asked();
  }
}

} // namespace pondlab::experiment
