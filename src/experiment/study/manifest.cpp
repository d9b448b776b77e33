#include "experiment/study/manifest.hpp"

#include "base/version.hpp"
#include "engine/numeric/random.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>

namespace pondlab::experiment {

namespace {

/// Empty when the replications that are in are the first ones.
std::vector<std::uint32_t> numbers_in(const Experiment& experiment) {
  std::vector<std::uint32_t> numbers;
  for (int r = 0; r < experiment.replications(); ++r)
    if (experiment.is_in(r)) numbers.push_back(static_cast<std::uint32_t>(r));
  if (!numbers.empty() && numbers.back() + 1 == numbers.size()) numbers.clear();
  return numbers;
}

std::uint64_t hash_of(const Experiment& experiment) {
  std::uint64_t hash = 0;
  for (std::size_t arm = 0; arm < experiment.arms().size(); ++arm) {
    const Fingerprint print = experiment.fingerprint(arm);
    hash = engine::mix64(hash, experiment.plan_hash(arm));
    for (const std::uint64_t day : print.days) hash = engine::mix64(hash, day);
    for (const std::uint64_t state : print.states) hash = engine::mix64(hash, state);
  }
  return hash;
}

} // namespace

Manifest manifest_of(const Experiment& experiment, std::string file, std::string strategy) {
  Manifest manifest{.version = std::string(version()),
                    .compiler = compiler(),
                    .instruction_set = engine::instruction_set(),
                    .file = std::move(file),
                    .strategy = std::move(strategy),
                    .seed = experiment.seed(),
                    .replications = experiment.done(),
                    .numbers = numbers_in(experiment),
                    .days = experiment.arms().front().plan->day_count(),
                    .arms = {},
                    .points = {}};
  for (std::size_t i = 0; i < experiment.arms().size(); ++i)
    manifest.arms.push_back(
        {experiment.arms()[i].key, experiment.arms()[i].plan->hash, experiment.fingerprint(i)});
  return manifest;
}

Manifest manifest_of(const ReplicationSet& replication_set, std::string file,
                     std::string strategy) {
  Manifest manifest = manifest_of(replication_set.file(), std::move(file), std::move(strategy));
  for (const PointNumber point : replication_set.points())
    if (replication_set.at(point)->is_whole())
      manifest.points.push_back({point, hash_of(*replication_set.at(point))});
  return manifest;
}

std::optional<Divergence> divergence(const Manifest& recorded, const Manifest& now) {
  for (const ManifestArm& before : recorded.arms) {
    const auto found = std::ranges::find(now.arms, before.key, &ManifestArm::key);
    if (found == now.arms.end()) return Divergence{Divergence::Kind::scenario, before.key, -1};
    const auto& [days, states] = before.fingerprint;
    const auto& days_now = found->fingerprint.days;
    const auto parting = std::ranges::mismatch(days, days_now);
    const int day = parting.in1 == days.end() && parting.in2 == days_now.end()
                        ? -1
                        : static_cast<int>(parting.in1 - days.begin());
    if (found->plan_hash != before.plan_hash)
      return Divergence{Divergence::Kind::scenario, before.key, day};
    if (day >= 0) return Divergence{Divergence::Kind::day, before.key, day};
    if (states != found->fingerprint.states)
      return Divergence{Divergence::Kind::state, before.key, -1};
  }
  for (const ManifestPoint& before : recorded.points)
    if (std::ranges::find(now.points, before) == now.points.end())
      return Divergence{Divergence::Kind::point, recorded.arms.front().key, -1, before.point};
  return std::nullopt;
}

} // namespace pondlab::experiment
