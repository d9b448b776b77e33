#include "experiment/study/job_specification.hpp"

#include "base/error.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::job_specification_test {

using namespace pondlab::experiment;

namespace {

const JobSpecification asked{.version = "1.2.3",
                             .kind = JobSpecification::Kind::comparison,
                             .file = "a.json",
                             .scenario = "{}",
                             .strategy = "thrifty",
                             .strategies = {"thrifty", "内购"},
                             .measures = {"orders"},
                             .seed = 18'446'744'073'709'551'615u,
                             .replications = 12,
                             .days = 90};

const JobSpecification search{.kind = JobSpecification::Kind::search,
                              .replications = 12,
                              .plans = 32,
                              .trials = 4,
                              .finalists = 6};

} // namespace

TEST_CASE("a specification comes back from its bytes field by field") {
  const JobSpecification back = job_specification_from(to_bytes(asked));
  CHECK(back.version == asked.version);
  CHECK(back.kind == asked.kind);
  CHECK(back.file == asked.file);
  CHECK(back.scenario == asked.scenario);
  CHECK(back.strategy == asked.strategy);
  CHECK(back.strategies == asked.strategies);
  CHECK(back.measures == asked.measures);
  CHECK(back.seed == asked.seed);
  CHECK(back.replications == asked.replications);
  CHECK(back.days == asked.days);
  const JobSpecification bare = job_specification_from(to_bytes(JobSpecification{}));
  CHECK_FALSE((bare.strategy || bare.seed || bare.replications || bare.days));
}

TEST_CASE("a specification of a search comes back from its bytes, and differs by its numbers") {
  const JobSpecification back = job_specification_from(to_bytes(search));
  CHECK(back.kind == JobSpecification::Kind::search);
  CHECK(back.plans == 32);
  CHECK(back.trials == 4);
  CHECK(back.finalists == 6);
  const auto changed = [](auto change) {
    JobSpecification other = search;
    change(other);
    return difference(search, other);
  };
  CHECK(difference(search, back).empty());
  CHECK(changed([](JobSpecification& i) { i.plans = 31; }) == "plans");
  CHECK(changed([](JobSpecification& i) { i.trials = 5; }) == "trials");
  CHECK(changed([](JobSpecification& i) { i.finalists.reset(); }) == "finalists");
  CHECK(changed([](JobSpecification& i) { i.replications = 13; }) == "replications");
}

TEST_CASE("specifications differ by what changes results, and by nothing else") {
  const auto changed = [](auto change) {
    JobSpecification other = asked;
    change(other);
    return difference(asked, other);
  };
  CHECK(difference(asked, asked).empty());
  CHECK(changed([](JobSpecification& i) { i.file = "b.json"; }).empty());
  CHECK(changed([](JobSpecification& i) { i.replications = 13; }).empty());
  CHECK(changed([](JobSpecification& i) { i.version = "1.2.4"; }) == "version");
  CHECK(changed([](JobSpecification& i) { i.kind = JobSpecification::Kind::study; }) == "kind");
  CHECK(changed([](JobSpecification& i) { i.scenario = "[]"; }) == "scenario");
  CHECK(changed([](JobSpecification& i) { i.strategy.reset(); }) == "strategy");
  CHECK(changed([](JobSpecification& i) { i.strategies.pop_back(); }) == "names");
  CHECK(changed([](JobSpecification& i) { i.measures.pop_back(); }) == "names");
  CHECK(changed([](JobSpecification& i) { i.mechanisms = {"sms"}; }) == "names");
  CHECK(changed([](JobSpecification& i) { i.power = 90; }) == "power");
  CHECK(changed([](JobSpecification& i) { i.holdout = 10; }) == "holdout");
  CHECK(changed([](JobSpecification& i) { i.seed = 1; }) == "seed");
  CHECK(changed([](JobSpecification& i) { i.days = 91; }) == "days");
}

TEST_CASE("a specification's numbers out of range are refused") {
  for (const int wrong : {0, -1, 10'001}) {
    JobSpecification specification = asked;
    specification.replications = wrong;
    CHECK_THROWS_AS(job_specification_from(to_bytes(specification)), Error);
    specification = asked;
    specification.days = wrong;
    CHECK_THROWS_AS(job_specification_from(to_bytes(specification)), Error);
    specification = asked;
    specification.power = wrong;
    CHECK_THROWS_AS(job_specification_from(to_bytes(specification)), Error);
    specification = asked;
    specification.holdout = wrong;
    CHECK_THROWS_AS(job_specification_from(to_bytes(specification)), Error);
    for (const auto number :
         {&JobSpecification::plans, &JobSpecification::trials, &JobSpecification::finalists}) {
      specification = search;
      specification.*number = wrong;
      CHECK_THROWS_AS(job_specification_from(to_bytes(specification)), Error);
    }
  }
}

} // namespace pondlab::tests::job_specification_test
