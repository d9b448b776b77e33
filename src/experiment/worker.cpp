#include "experiment/worker.hpp"

#include "base/error.hpp"
#include "engine/world.hpp"

namespace pondlab::experiment {

namespace {

/// The replication's population for arms of one set-up: drawn once, as arms come in order.
class Populations {
public:
  Populations(std::uint64_t seed, std::uint32_t replication) : source_(seed, replication) {}

  std::shared_ptr<const engine::Population> of(const Arm& arm) {
    if (!population_ || setup_hash_ != arm.setup_hash) {
      population_.reset(); // before the next one takes memory
      population_ = engine::populate(*arm.plan, source_);
      setup_hash_ = arm.setup_hash;
    }
    return population_;
  }

private:
  engine::Source source_;
  std::uint64_t setup_hash_ = 0;
  std::shared_ptr<const engine::Population> population_;
};

} // namespace

Worker::Worker(std::vector<Arm> arms, std::uint64_t seed) : arms_(std::move(arms)), seed_(seed) {}

Worker::Worker(const Design& design) : Worker(compile_arms(design), design.seed) {}

std::optional<UnitResult> Worker::run(const Unit& unit, const Watch& watch) const {
  UnitResult result{.unit = unit, .seed = seed_};
  Populations populations(seed_, unit.replication);
  for (const std::uint32_t place : unit.arms) {
    if (place >= arms_.size()) throw Error(Failure::bad_data, "the unit of work names no arm");
    const Arm& arm = arms_[place];
    engine::World world(arm.plan, populations.of(arm));
    while (!world.at_end()) {
      world.step();
      if (watch && !watch()) return std::nullopt;
    }
    result.arms.push_back({arm.plan->hash, engine::outcome_of(world)});
  }
  return result;
}

Bytes work(std::span<const std::byte> design, std::span<const std::byte> unit) {
  return Worker(design_from(design)).work(unit);
}

} // namespace pondlab::experiment
