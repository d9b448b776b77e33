#include "scenario/adapt/adapt.hpp"
#include "scenario/json/canonical.hpp"
#include "support/repository.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::experiment::adapted_test {

namespace {

/// Means of contribution and campaign cost over a quarter of the case, a member.
std::vector<double> a_member(const std::string& text, std::int64_t members, int replications) {
  JobSpecification asked{.seed = 1, .replications = replications, .days = 90};
  asked.measures = {"contribution", "campaign_cost"};
  const Study study = tests::study_of(text, asked);
  const Experiment done = tests::run(study, 2);
  std::vector<double> means;
  for (std::size_t i = 0; i < 2; ++i)
    means.push_back(done.answer(i).mean / static_cast<double>(members));
  return means;
}

} // namespace

TEST_CASE("A case of 480,000 members made for 20,000 earns and costs as much a member", "[full]") {
  const std::string text = tests::content_of_file(tests::repository_file("scenarios/inman.json"));
  const auto inman = scenario::read(text, "inman.json");
  REQUIRE(inman);
  const auto small = scenario::adapt(*inman.value, {.members = 20'000, .start = {}, .budget = {}});
  REQUIRE(small);
  const auto large = a_member(text, 480'000, 1);
  const auto tiny = a_member(scenario::canonical_text(*small.value->root), 20'000, 8);
  CHECK(std::abs(tiny[0] / large[0] - 1) < .03); // of eight replications 1.5 % is one in twenty
  CHECK(std::abs(tiny[1] / large[1] - 1) < .05);
}

} // namespace pondlab::experiment::adapted_test
