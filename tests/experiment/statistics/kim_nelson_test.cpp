// The sequential choice on replications with known means: how often it is wrong, and how soon it
// ends. Error rates are over 2,000 trials with fixed seeds: their Monte Carlo standard error at 5 %
// is half a percentage point.
#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/statistics/kim_nelson.hpp"
#include "support/builds.hpp"
#include "support/noise.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <functional>

namespace pondlab::tests::kim_nelson_test {

using namespace pondlab::experiment;
using tests::normal;

namespace {

constexpr int trials = affordable(2'000);
const double margin = slack(2'000);
constexpr double error = .05;
constexpr int batch = 20;

using Noise = std::function<double(engine::Draws&)>;

/// Mean 0, deviation 1, skewness 6.2: a lognormal with log-deviation 1. A tail as heavy as that of
/// single baskets; a season's profit, a sum over thousands of people, is far tamer.
double skewed(engine::Draws& draws) {
  const double mean = std::exp(.5), deviation = mean * std::sqrt(std::exp(1.) - 1);
  return (engine::exp(normal(draws)) - mean) / deviation;
}

struct Outcome {
  std::size_t chosen = 0;
  int taken = 0;
};

/// Runs the procedure to its end on values mean + common · shared noise + own noise.
Outcome choose(const std::vector<double>& means, double worthwhile, double common,
               const std::vector<Noise>& own, std::uint32_t trial) {
  engine::Draws draws(engine::Source(2001, trial), 1, 0, 0u);
  KimNelson procedure(means.size(), worthwhile, error);
  std::vector<double> values(means.size());
  while (!procedure.settled()) {
    for (int i = 0; i < batch; ++i) {
      const double shared = common * normal(draws);
      for (std::size_t s = 0; s < means.size(); ++s) values[s] = means[s] + shared + own[s](draws);
      procedure.take(values);
    }
    procedure.look();
  }
  return {procedure.leader(), procedure.taken()};
}

/// Share of trials in which a strategy with less than the highest mean by `worthwhile` is chosen.
double wrong(const std::vector<double>& means, double worthwhile, double common,
             const std::vector<Noise>& own) {
  double best = means[0];
  for (const double mean : means) best = std::max(best, mean);
  int wrong = 0;
  for (std::uint32_t trial = 0; trial < trials; ++trial)
    wrong += means[choose(means, worthwhile, common, own, trial).chosen] <= best - worthwhile;
  return wrong / double{trials};
}

} // namespace

TEST_CASE("Kim and Nelson's constants are those of the table") {
  CHECK(std::abs(kim_nelson_constant(2, .05, 20) - 5.21) < .005);
  CHECK(std::abs(kim_nelson_constant(5, .05, 20) - 9.02) < .005);
  CHECK(std::abs(kim_nelson_constant(10, .05, 20) - 11.51) < .005);
}

TEST_CASE("The sequential choice is wrong at most as often as stated", "[statistical]") {
  // The least favourable case: all rivals behind by just δ.
  for (const double common : {0., 3.}) {
    CHECK(wrong({0, .5}, .5, common, {normal, normal}) <= error + margin);
    CHECK(wrong({0, 0, .5, 0, 0}, .5, common, {5, normal}) <= error + margin);
  }
  CHECK(wrong({0, 0, 0, 0, 0, 0, .4, 0, 0, 0}, .4, 1, {10, normal}) <= error + margin);
  // Who settles at the first look does so rightly as well.
  CHECK(wrong({0, 2}, 2, 0, {normal, normal}) <= error + margin);
}

TEST_CASE("The sequential choice holds with skewed, heavy-tailed seasons", "[statistical]") {
  const Noise windfalls = skewed, disasters = [](engine::Draws& d) { return -skewed(d); };
  CHECK(wrong({0, .5}, .5, 1, {windfalls, windfalls}) <= error + margin);
  CHECK(wrong({0, 0, .5, 0, 0}, .5, 1, {5, windfalls}) <= error + margin);
  CHECK(wrong({0, .5}, .5, 1, {disasters, windfalls}) <= error + margin);
  CHECK(wrong({0, .5}, .5, 1, {windfalls, disasters}) <= error + margin);
}

TEST_CASE("Where rivals differ by less than δ, hardly ever one far behind is chosen",
          "[statistical]") {
  CHECK(wrong({.5, .4, .3, 0, 0}, .4, 1, {5, normal}) <= error + margin);
}

TEST_CASE("The clearer the lead, the sooner the sequential choice ends") {
  const auto mean_taken = [](double lead) {
    double sum = 0;
    for (std::uint32_t trial = 0; trial < 200; ++trial)
      sum += choose({0, lead}, .25, 1, {normal, normal}, trial).taken;
    return sum / 200;
  };
  // h² S² / δ² = 5.21 · 2 / .0625 = 167 on the mean is where it ends at the latest.
  CHECK(mean_taken(2) < 21);
  CHECK(mean_taken(.5) < mean_taken(.25));
  CHECK(mean_taken(.25) < mean_taken(0));
  CHECK(mean_taken(0) < 190);
}

TEST_CASE("What strategies share does not count for the sequential choice") {
  KimNelson calm(2, .2), stormy(2, .2);
  engine::Draws draws(engine::Source(5, 1), 1, 0, 0u);
  for (int r = 0; r < 40; ++r) {
    const double a = normal(draws), b = .8 + normal(draws), storm = 1024. * (r % 7);
    calm.take(std::vector{a, b});
    stormy.take(std::vector{a + storm, b + storm});
    if (r == 19) {
      calm.look();
      stormy.look();
      CHECK(calm.settled() == stormy.settled());
      CHECK(std::abs(calm.needed() - stormy.needed()) < 1e-6);
    }
  }
}

TEST_CASE("Strategies that are the same in every replication end the sequential choice") {
  KimNelson same(3, 1);
  for (int r = 0; r < 20; ++r) same.take(std::vector{double(r), double(r), r - 5.});
  CHECK_FALSE(same.settled());
  same.look();
  CHECK(same.settled());
  CHECK(same.contends(0));
  CHECK(same.contends(1));
  CHECK_FALSE(same.contends(2));
  CHECK(same.leader() == 0);
}

TEST_CASE("The sequential choice takes its time, and says how long") {
  KimNelson procedure(2, .1);
  engine::Draws draws(engine::Source(6, 1), 1, 0, 0u);
  const auto take = [&](int n) {
    for (int r = 0; r < n; ++r) procedure.take(std::vector{normal(draws), .2 + normal(draws)});
    procedure.look();
  };
  take(19);
  CHECK_FALSE(procedure.settled());
  CHECK(procedure.needed() == 20);
  take(1);
  REQUIRE_FALSE(procedure.settled());
  CHECK(procedure.needed() > 20);
  // Where W(r) is the lead, to the last digit: with n₀ values of spread S² and a lead d.
  KimNelson known(2, .1);
  for (int r = 0; r < 20; ++r) known.take(std::vector{0., .25 + (r % 2 ? 1. : -1.)});
  known.look();
  REQUIRE_FALSE(known.settled());
  const double expected = kim_nelson_constant(2, .05, 20) * (20. / 19) / (.1 * (.1 + 2 * .25));
  CHECK(std::abs(known.needed() - expected) < 1e-9);
}

namespace {

/// Runs it to its end, or so far, where the strategies are admitted like this from then on.
KimNelson choose_among(const std::vector<double>& means, const std::vector<Admission>& first,
                       const std::vector<Admission>& then, int change, int most) {
  engine::Draws draws(engine::Source(2010, 3), 1, 0, 0u);
  KimNelson procedure(means.size(), 1);
  while (!procedure.settled() && procedure.taken() < most) {
    for (int i = 0; i < batch; ++i) {
      std::vector<double> values;
      for (const double mean : means) values.push_back(mean + normal(draws));
      procedure.take(values);
    }
    procedure.look(procedure.taken() < change ? first : then);
  }
  return procedure;
}

constexpr auto admitted = Admission::admitted;
constexpr auto unsure = Admission::open;
constexpr auto excluded = Admission::excluded;

} // namespace

TEST_CASE("the best of those that may be chosen is chosen") {
  const auto all = choose_among({0, 3, 6}, {}, {}, 0, 10'000);
  CHECK(all.leader() == 2);
  const std::vector<Admission> none_out(3, admitted);
  const auto told = choose_among({0, 3, 6}, none_out, none_out, 0, 10'000);
  CHECK(told.leader() == 2);
  CHECK(told.taken() == all.taken()); // to be told that all are admitted changes nothing
  const std::vector<Admission> best_out{admitted, admitted, excluded};
  const auto without = choose_among({0, 3, 6}, best_out, best_out, 0, 10'000);
  CHECK(without.settled());
  CHECK(without.leader() == 1);
  CHECK_FALSE(without.contends(2));
}

TEST_CASE("who is not told to be admitted rules nobody out, and is not chosen") {
  const std::vector<Admission> open{admitted, admitted, unsure};
  const auto waiting = choose_among({0, 3, 6}, open, open, 0, 400);
  CHECK_FALSE(waiting.settled());
  CHECK(waiting.taken() == 400);
  CHECK(waiting.contends(1)); // behind the last, which may yet turn out not to be admitted
  const auto kept = choose_among({0, 3, 6}, open, std::vector<Admission>(3, admitted), 200, 400);
  CHECK(kept.settled());
  CHECK(kept.leader() == 2);
  CHECK(kept.taken() == 200);
  const auto broken = choose_among({0, 3, 6}, open, {admitted, admitted, excluded}, 200, 400);
  CHECK(broken.settled());
  CHECK(broken.leader() == 1);
}

TEST_CASE("where all are excluded but one, that is all there is to choose") {
  const std::vector<Admission> one{admitted, excluded, excluded};
  const auto alone = choose_among({0, 3, 6}, one, one, 0, 10'000);
  CHECK(alone.settled());
  CHECK(alone.leader() == 0);
  CHECK(alone.taken() == KimNelson::first_stage);
}

} // namespace pondlab::tests::kim_nelson_test
