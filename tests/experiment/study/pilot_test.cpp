// Pilot sizes against their closed forms, and against trials that are carried out.
#include "engine/numeric/math.hpp"
#include "experiment/people/people_search.hpp"
#include "experiment/run/work_queue.hpp"
#include "experiment/study/pilot.hpp"
#include "scenario/file/scenario.hpp"
#include "support/files.hpp"
#include "support/repository.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <random>

namespace pondlab::tests::pilot_test {

using namespace pondlab::experiment;

namespace {

/// Of two strategies.
std::vector<Arm> arms_of(const std::string& text, const std::string& one,
                         const std::string& other) {
  const auto read = scenario::read(text, "small.json");
  REQUIRE(read);
  return {compile_arm(*read.value, {one, {}}), compile_arm(*read.value, {other, {}})};
}

struct Finished {
  std::vector<PilotFigure> of;
  const std::vector<PilotFigure>& figures() const { return of; }
};

Finished finished(const std::string& text, const std::string& with, const std::string& without,
                  const std::vector<std::string>& figures, int replications = 2,
                  double power = .8) {
  const std::vector<Arm> arms = arms_of(text, with, without);
  const auto protocol = std::make_shared<const PilotProtocol>(arms[0], arms[1], figures);
  Experiment experiment(protocol, 5, replications);
  run_parallel(experiment, 1);
  return {protocol->figures(experiment, power)};
}

/// What each person of the pool adds to a figure in one season.
std::vector<double> amounts_of(const Arm& arm, std::uint64_t seed, const std::string& figure) {
  engine::World world(arm.plan, seed, 0);
  const engine::People& people = world.state().people;
  std::vector<engine::PersonIndex> pool;
  for (engine::PersonIndex person = 0; person < people.size(); ++person)
    if (people.in_pool(person)) pool.push_back(person);
  std::vector<double> all(people.size(), 0);
  PeopleSearch search(*composition_of(*arm.plan, figure), 0,
                      static_cast<engine::Day>(arm.plan->day_count()), std::move(world));
  while (!search.done()) search.advance();
  for (const PersonBehind& person : search.people().people)
    all[person.person] = static_cast<double>(person.amount);
  std::vector<double> amounts;
  for (const engine::PersonIndex person : pool) amounts.push_back(all[person]);
  return amounts;
}

struct Mean {
  double mean = 0, variance = 0;
};
Mean mean_and_variance(const std::vector<double>& values) {
  Mean of;
  for (const double value : values) of.mean += value / static_cast<double>(values.size());
  for (const double value : values)
    of.variance += (value - of.mean) * (value - of.mean) / static_cast<double>(values.size() - 1);
  return of;
}

} // namespace

TEST_CASE("A pilot by person follows the two-sample formula") {
  const Finished pilot = finished(small_scenario(), "base", "none", {"orders"}, 2);
  const auto arms = arms_of(small_scenario(), "base", "none");
  const Mean with = mean_and_variance(amounts_of(arms[0], 5, "orders"));
  const Mean without = mean_and_variance(amounts_of(arms[1], 5, "orders"));
  const Finished once = finished(small_scenario(), "base", "none", {"orders"}, 1);
  const PilotSize& size = once.figures().at(0).sizes.at(0);
  CHECK(size.by == Assigned::person);
  CHECK(size.people == 3'000);
  CHECK(size.units == 3'000);
  CHECK(std::abs(size.effect.mean - (with.mean - without.mean)) < 1e-12);
  const double variance = with.variance + without.variance;
  CHECK(std::abs(size.spread * size.spread * 2 - variance) < 1e-9 * variance);
  const double z = engine::normal_quantile(.975) + engine::normal_quantile(.8);
  CHECK(size.needed == std::ceil(z * z * variance / std::pow(with.mean - without.mean, 2)));
  // Everybody, half and half, would do exactly at the smallest effect they can show.
  CHECK(std::abs(z * z * variance / (size.detectable * size.detectable) - 1'500) < 1e-6);
  CHECK(pilot.figures()[0].sizes[0].effect.n == 2);
}

TEST_CASE("A trial of the advised size finds the effect about as often as it says") {
  // Halves drawn from the two simulated seasons, each person in one half only. 2,000 trials: the
  // standard error at 80 % is 0.9 percentage points. A loud campaign, which few people show.
  auto loud = nlohmann::json::parse(small_scenario());
  loud["campaign"]["sms"].update({{"seen", .5}, {"stimulus", 3}});
  const std::string text = loud.dump();
  const auto arms = arms_of(text, "base", "none");
  const auto with = amounts_of(arms[0], 5, "orders"), without = amounts_of(arms[1], 5, "orders");
  const Finished pilot = finished(text, "base", "none", {"orders"}, 1);
  const PilotSize& size = pilot.figures()[0].sizes[0];
  const auto a_half = static_cast<std::size_t>(size.needed);
  std::mt19937 random(3);
  // Orders are small whole numbers: their sums are exact in one pass.
  const auto drawn = [&](const std::vector<double>& from) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < a_half; ++i) {
      const double amount = from[random() * std::uint64_t{from.size()} >> 32];
      sum += amount;
      squares += amount * amount;
    }
    const auto n = static_cast<double>(a_half);
    return Mean{sum / n, (squares - sum * sum / n) / (n - 1)};
  };
  int shown = 0;
  constexpr int trials = 2'000;
  for (int trial = 0; trial < trials; ++trial) {
    const Mean one = drawn(with), other = drawn(without);
    const double error = std::sqrt((one.variance + other.variance) / static_cast<double>(a_half));
    if (std::abs(one.mean - other.mean) > 1.959964 * error) ++shown;
  }
  CHECK(shown > .77 * trials);
  CHECK(shown < .83 * trials);
}

TEST_CASE("More power takes more people, and nothing to show takes endlessly many") {
  const auto needed = [](double power) {
    return finished(small_scenario(), "base", "none", {"orders"}, 2, power)
        .figures()[0]
        .sizes[0]
        .needed;
  };
  CHECK(needed(.9) > 1.3 * needed(.8)); // (1.96 + 1.28)² / (1.96 + 0.84)² = 1.34
  CHECK(needed(.9) < 1.4 * needed(.8));
  const Finished same = finished(small_scenario(), "base", "base", {"orders"});
  CHECK(std::isinf(same.figures()[0].sizes[0].needed));
  CHECK_FALSE(same.figures()[0].sizes[0].possible());
}

TEST_CASE("Communities and stores are assigned whole, where there are some") {
  const std::string text =
      content_of_file(repository_file("scenarios/example-community-post.json"));
  const Finished pilot = finished(text, "base", "none", {"orders"}, 1);
  const std::vector<PilotSize>& sizes = pilot.figures()[0].sizes;
  REQUIRE(sizes.size() == 3);
  CHECK(sizes[1].by == Assigned::community);
  CHECK(sizes[1].units == 8);
  CHECK(sizes[1].people < sizes[0].people); // not everybody is in one
  CHECK(sizes[1].people > 0);
  CHECK(sizes[2].by == Assigned::store);
  CHECK(sizes[2].units == 8);
  CHECK(sizes[2].people == sizes[0].people);
  // The same people, so the same effect; those in communities are the ones who get the posts.
  CHECK(std::abs(sizes[2].effect.mean - sizes[0].effect.mean) < 1e-12);
  CHECK(sizes[1].effect.mean > sizes[0].effect.mean);
  // A unit of hundreds of people tells more than a person, and less than its people one by one.
  CHECK(sizes[2].needed < sizes[0].needed);
  CHECK(finished(small_scenario(), "base", "none", {"orders"}, 1).figures()[0].sizes.size() == 1);
}

TEST_CASE("A figure that compares, or that is nobody's, has no pilot") {
  CHECK_THROWS_AS(finished(small_scenario(), "base", "none", {"incremental_net_sales"}), Error);
  CHECK_THROWS_AS(finished(small_scenario(), "base", "none", {"nonsense"}), Error);
}

} // namespace pondlab::tests::pilot_test
