#pragma once

#include "experiment/run/experiment.hpp"
#include "experiment/run/parameter_points.hpp"
#include "experiment/run/work_source.hpp"

#include <map>
#include <memory>

namespace pondlab::experiment {

/// All work of a command: an experiment at the file's values of parameters, and the same at other
/// points where parameters are in doubt. Driven from outside as an experiment is; not for several
/// threads at a time.
class ReplicationSet : public WorkSource {
public:
  ReplicationSet(Experiment file) : file_(std::move(file)) {}

  /// From now on the questions are asked at these points too, worked on in this order after the
  /// file's values. What is in of a point that was asked for before, and left out meanwhile, is in
  /// again. No work may be under way.
  void ask_at(std::shared_ptr<const ParameterPoints> parameters, std::vector<PointNumber> points,
              const std::vector<Question>& questions);

  /// Adds a part with plans and a protocol of its own, worked on after those before it.
  void add(PointNumber part, Experiment experiment);

  std::optional<WorkItem> next_work() override;
  void give_back(const WorkItem& item) override;
  bool accept(const WorkResult& result) override;
  /// Every `count`th replication from the `number`th on, counted from 1 over everything.
  void restrict_to(int number, int count);

  /// At the file's values; of several parts, the first.
  Experiment& file() { return file_; }
  const Experiment& file() const { return file_; }
  /// At another point, or another part; nullptr where nothing is asked of it.
  const Experiment* at(PointNumber point) const;
  const std::vector<PointNumber>& points() const { return points_; }
  /// Replications that would be missing if it were asked at these points.
  int missing_at(const std::vector<PointNumber>& points) const;

  /// Replications of everything, as of an experiment.
  int done() const override { return file_.done() + done_at_points_; }
  int asked() const override { return file_.asked() + asked_at_points_; }
  int replications() const { return file_.replications() + at_all_points_; }
  bool is_whole() const { return done() == replications(); }

  const std::vector<Arm>& arms() const override { return file_.arms(); }
  std::uint64_t seed() const override { return file_.seed(); }
  std::int64_t days() const override { return file_.days(); }
  Worker worker() const override;
  /// What arms are like at other points; nullptr where nothing is asked there.
  const std::shared_ptr<const ParameterPoints>& parameters() const { return parameters_; }

private:
  Experiment* find(PointNumber point);

  Experiment file_;
  std::shared_ptr<const ParameterPoints> parameters_;
  std::vector<PointNumber> points_;
  std::map<PointNumber, Experiment> at_points_;
  std::map<PointNumber, Experiment> left_out_; ///< asked for before, and not now
  // Replications of all points together.
  int done_at_points_ = 0;
  int asked_at_points_ = 0;
  int at_all_points_ = 0;
};

} // namespace pondlab::experiment
