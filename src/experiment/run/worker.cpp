#include "experiment/run/worker.hpp"

#include "base/error.hpp"
#include "engine/world/world.hpp"
#include "experiment/run/segment_count.hpp"

namespace pondlab::experiment {

namespace {

/// The replication's population for arms of one set-up: drawn once, as arms come in order.
class Populations {
public:
  Populations(std::uint64_t seed, std::uint32_t replication, engine::ThreadPool* thread_pool)
      : source_(seed, replication), thread_pool_(thread_pool) {}

  std::shared_ptr<const engine::Population> of(const Arm& arm) {
    if (!population_ || setup_hash_ != arm.setup_hash) {
      population_.reset(); // before the next one takes memory
      population_ = engine::populate(*arm.plan, source_, thread_pool_);
      setup_hash_ = arm.setup_hash;
    }
    return population_;
  }

private:
  engine::Source source_;
  engine::ThreadPool* thread_pool_;
  std::uint64_t setup_hash_ = 0;
  std::shared_ptr<const engine::Population> population_;
};

std::vector<std::string> ids_of(const std::vector<ArchivedText>& segments) {
  std::vector<std::string> ids;
  for (const ArchivedText& id : segments) ids.push_back(text_of(id));
  return ids;
}

/// What an item wants counted besides. A run of which nothing is does not pay for the telling.
class Counting {
public:
  Counting(const engine::Plan& plan, const WorkItem& item) {
    if (item.funnels)
      funnels_.emplace(plan);
    else if (!item.segments.empty())
      segments_.emplace(plan, ids_of(item.segments));
  }

  void step(engine::World& world) {
    if (segments_) segments_->begin(world.day());
    if (funnels_)
      world.run_to(world.day() + 1, *funnels_);
    else if (segments_)
      world.run_to(world.day() + 1, *segments_);
    else
      world.step();
  }

  ArmOutcome outcome(const engine::Plan& plan, const engine::World& world) {
    ArmOutcome arm{plan.hash, PackedOutcome(engine::outcome_of(world)), {}, {}};
    if (segments_)
      for (const engine::Outcome& one : segments_->take()) arm.segments.emplace_back(one);
    if (funnels_) arm.funnels = funnels_->finished(world.state().ledger);
    return arm;
  }

private:
  std::optional<SegmentCount> segments_;
  std::optional<FunnelCount> funnels_;
};

} // namespace

Worker::Worker(std::vector<Arm> arms, std::uint64_t seed,
               std::shared_ptr<const ParameterPoints> parameters, Protocols protocols)
    : arms_(std::move(arms)), seed_(seed), parameters_(std::move(parameters)),
      protocols_(std::move(protocols)) {}

std::int64_t Worker::days(const WorkItem& item) const {
  const auto protocol = protocols_.find(item.point);
  if (protocol != protocols_.end()) return protocol->second->days();
  std::int64_t days = 0;
  for (const std::uint32_t place : item.arms)
    if (place < arms_.size()) days += arms_[place].plan->day_count();
  return days;
}

std::optional<WorkResult> Worker::follow(const Protocol& protocol, const WorkItem& item,
                                         const Watch& watch) const {
  if (item.arms.size() != protocol.arms().size() || item.funnels || !item.segments.empty())
    throw Error(Failure::bad_data, "the unit of work is not of the job's protocol");
  auto readings = protocol.read(seed_, item.replication, watch);
  if (!readings) return std::nullopt;
  WorkResult result{.item = item, .seed = seed_, .arms = {}, .readings = std::move(*readings)};
  for (const Arm& arm : protocol.arms()) result.arms.push_back({arm.plan->hash, {}, {}, {}});
  return result;
}

std::optional<WorkResult>
Worker::run(const WorkItem& item, const Watch& watch,
            const std::shared_ptr<engine::ThreadPool>& thread_pool) const {
  if (const auto protocol = protocols_.find(item.point); protocol != protocols_.end())
    return follow(*protocol->second, item, watch);
  if (item.funnels && !item.segments.empty())
    throw Error(Failure::bad_data, "the unit of work counts segments in two ways at once");
  if (item.point != at_file && !parameters_)
    throw Error(Failure::bad_data, "the unit of work names no point of doubtful parameters");
  WorkResult result{.item = item, .seed = seed_, .arms = {}, .readings = {}};
  Populations populations(seed_, season_of(item.point, item.replication), thread_pool.get());
  for (const std::uint32_t place : item.arms) {
    if (place >= arms_.size()) throw Error(Failure::bad_data, "the unit of work names no arm");
    const Arm arm =
        item.point == at_file ? arms_[place] : parameters_->arm(arms_[place].key, item.point);
    engine::World world(arm.plan, populations.of(arm));
    if (thread_pool) world.use_threads(thread_pool);
    Counting counting(*arm.plan, item);
    while (!world.at_end()) {
      counting.step(world);
      if (watch && !watch()) return std::nullopt;
    }
    result.arms.push_back(counting.outcome(*arm.plan, world));
  }
  return result;
}

} // namespace pondlab::experiment
