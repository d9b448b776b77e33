#include "experiment/run/experiment.hpp"

#include "base/error.hpp"
#include "engine/world/world.hpp"
#include "experiment/run/work_queue.hpp"
#include "experiment/study/job.hpp"
#include "experiment/study/manifest.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

namespace pondlab::tests::experiment_test {

using namespace pondlab::experiment;

namespace {

/// All that an experiment answers, in one comparable list.
std::vector<double> answers(const Experiment& experiment) {
  std::vector<double> all;
  for (std::size_t i = 0; i < experiment.questions().size(); ++i) {
    const Estimate e = experiment.answer(i);
    for (const double value : {e.mean, e.sd, e.half_width}) all.push_back(value);
  }
  for (std::size_t i = 0; i < experiment.series().size(); ++i)
    for (const double value : experiment.series(i).high) all.push_back(value);
  return all;
}

bool same(const Experiment& a, const Experiment& b) {
  for (std::size_t arm = 0; arm < a.arms().size(); ++arm) {
    const Fingerprint one = a.fingerprint(arm), other = b.fingerprint(arm);
    if (one.days != other.days || one.states != other.states) return false;
  }
  return answers(a) == answers(b);
}

} // namespace

TEST_CASE("results do not depend on the number of jobs") {
  const Study study = study_of(small_scenario(), {.replications = 5, .days = 20});
  const Experiment one = run(study, 1);
  CHECK(one.finished());
  CHECK(same(one, run(study, 2)));
  CHECK(same(one, run(study, 5)));
}

TEST_CASE("results do not depend on the order in which they come in") {
  const Study study = study_of(small_scenario(), {.replications = 3, .days = 20});
  const Worker worker(study.arms, study.seed);
  Experiment forwards = study.experiment(), backwards = study.experiment();
  std::vector<WorkResult> results;
  while (const auto unit = forwards.next_work()) results.push_back(*worker.run(*unit));
  for (const WorkResult& result : results) forwards.accept(result);
  std::ranges::reverse(results);
  for (const WorkResult& result : results) backwards.accept(result);
  CHECK(same(forwards, backwards));
}

TEST_CASE("an arm is the world of its plan, seed and replication") {
  const Study study = study_of(small_scenario(), {.replications = 2, .days = 20});
  const Experiment experiment = run(study);
  engine::World world(study.arms[0].plan, study.seed, 1);
  world.run_to(20);
  CHECK(experiment.fingerprint(0).states.at(1) == world.state_hash());
  const engine::Outcome outcome = engine::outcome_of(world);
  const std::size_t orders = static_cast<std::size_t>(
      std::ranges::find(study.questions, engine::find_measure("orders"), &Question::measure) -
      study.questions.begin());
  engine::MeasureInput input{.outcome = &outcome, .to = 20};
  CHECK(experiment.answer(orders, 1) == engine::find_measure("orders")->value(input));
  engine::Fen sales = 0;
  for (int replication = 0; replication < 2; ++replication) {
    engine::World one(study.arms[0].plan, study.seed, static_cast<std::uint32_t>(replication));
    one.run_to(20);
    sales += one.state().ledger.total(engine::Account::sales, 0, 20, 0);
  }
  CHECK(experiment.ledger_sum(0, 0, engine::Account::sales) == sales);
}

TEST_CASE("a cumulative series is of each replication's own sums") {
  const Study study = study_of(small_scenario(), {.replications = 3, .days = 20});
  const Experiment experiment = run(study);
  const auto series = static_cast<std::size_t>(
      std::ranges::find(study.series, engine::find_measure("net_sales"), &Question::measure) -
      study.series.begin());
  const auto whole = static_cast<std::size_t>(
      std::ranges::find(study.questions, engine::find_measure("net_sales"), &Question::measure) -
      study.questions.begin());
  const SeriesBand band = experiment.series(series, true);
  REQUIRE(band.mean.size() == 20);
  CHECK(std::abs(band.mean.back() - experiment.answer(whole).mean) < 1);
  CHECK(band.low.back() <= band.mean.back());
  CHECK(band.mean.back() <= band.high.back());
  CHECK(band.mean.front() == experiment.series(series).mean.front());
}

TEST_CASE("work in bytes is the same work") {
  const Study study = study_of(small_scenario(), {.replications = 2, .days = 15});
  Experiment experiment = study.experiment();
  const Bytes specification = to_bytes(study.specification);
  const auto unit = experiment.next_work();
  const Bytes result = worker_for(job_specification_from(specification)).work(to_bytes(*unit));
  CHECK(result == to_bytes(*Worker(study.arms, study.seed).run(*unit)));
  experiment.accept(result);
  CHECK(experiment.done() == 1);
}

TEST_CASE("foreign, repeated and damaged results are refused and change nothing") {
  const Study study = study_of(small_scenario(), {.replications = 2, .days = 15});
  Experiment experiment = study.experiment();
  const auto unit = experiment.next_work();
  const Worker worker(study.arms, study.seed);
  const WorkResult good = *worker.run(*unit);

  CHECK_THROWS_AS(experiment.accept(*Worker(study.arms, study.seed + 1).run(*unit)), Error);
  WorkResult other_plan = good;
  ++other_plan.arms[0].plan_hash;
  CHECK_THROWS_AS(experiment.accept(other_plan), Error);
  WorkResult beyond = good;
  beyond.item.replication = 9;
  CHECK_THROWS_AS(experiment.accept(beyond), Error);
  WorkResult fewer = good;
  fewer.item.arms.pop_back();
  fewer.arms.pop_back();
  CHECK_THROWS_AS(experiment.accept(fewer), Error);
  Bytes damaged = to_bytes(good);
  damaged.pop_back();
  CHECK_THROWS_AS(experiment.accept(damaged), Error);
  damaged = to_bytes(good);
  damaged[0] ^= std::byte{1};
  CHECK_THROWS_AS(experiment.accept(damaged), Error);
  CHECK(experiment.done() == 0);

  experiment.accept(good);
  CHECK_THROWS_AS(experiment.accept(good), Error);
  CHECK(experiment.done() == 1);
}

TEST_CASE("work given back is handed out again") {
  const Study study = study_of(small_scenario(), {.replications = 2, .days = 5});
  Experiment experiment = study.experiment();
  const auto first = experiment.next_work();
  CHECK(experiment.next_work());
  CHECK_FALSE(experiment.next_work());
  experiment.give_back(*first);
  CHECK(experiment.next_work()->replication == first->replication);
}

TEST_CASE("a cancelled run keeps what is in and can go on") {
  const Study study = study_of(small_scenario(), {.replications = 3, .days = 10});
  Experiment experiment = study.experiment();
  run_parallel(experiment, 1, {.cancelled = [&] { return experiment.done() == 1; }});
  CHECK(experiment.done() == 1);
  run_parallel(experiment, 2);
  CHECK(same(experiment, run(study)));
}

TEST_CASE("a failing worker's error comes out after the others have stopped") {
  /// Whose workers know its first arm alone.
  class Fewer : public Experiment {
  public:
    using Experiment::Experiment;
    Worker worker() const override { return {{arms()[0]}, seed()}; }
  };
  const Study study = study_of(small_scenario(), {.replications = 3, .days = 10});
  Fewer experiment(study.arms, study.questions, study.series, study.seed, study.replications);
  CHECK_THROWS_AS(run_parallel(experiment, 2), Error);
}

TEST_CASE("manifests tell the first day on which two runs part") {
  const Study study = study_of(small_scenario(), {.replications = 2, .days = 15});
  const Experiment experiment = run(study);
  const Manifest manifest = manifest_of(experiment, "small.json", study.strategy);
  CHECK_FALSE(divergence(manifest, manifest_of(run(study, 2), "small.json", study.strategy)));

  Manifest changed = manifest;
  changed.arms[0].fingerprint.days[7] ^= 1;
  CHECK(divergence(changed, manifest)->kind == Divergence::Kind::day);
  CHECK(divergence(changed, manifest)->day == 7);
  changed = manifest;
  changed.arms[0].fingerprint.states[1] ^= 1;
  CHECK(divergence(changed, manifest)->kind == Divergence::Kind::state);
  changed = manifest;
  changed.arms[1].plan_hash ^= 1;
  CHECK(divergence(changed, manifest)->kind == Divergence::Kind::scenario);
  CHECK(divergence(changed, manifest)->arm == manifest.arms[1].key);
}

} // namespace pondlab::tests::experiment_test
