#include "report/model/finding.hpp"

#include "report/compare/compare_text.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>

namespace pondlab::tests::finding_test {

using namespace pondlab::report;
using Catch::Matchers::ContainsSubstring;

namespace {

experiment::Estimate yuan(double mean, double half_width) {
  return {.n = 20, .mean = 100 * mean, .sd = 1, .half_width = 100 * half_width};
}

Finding found(experiment::Estimate difference, experiment::Estimate decisive, int ahead) {
  return {.leader = "Live + coupon",
          .other = "no campaign",
          .measure = engine::find_measure("contribution"),
          .difference = difference,
          .decisive = decisive,
          .ahead = ahead,
          .replications = 20};
}

} // namespace

TEST_CASE("A finding says who earns how much more, and in how many runs") {
  const Finding clear = found(yuan(3'900, 600), yuan(3'900, 1'800), 20);
  CHECK(clear.is_clear());
  CHECK(finding_sentence(Language::en, clear) ==
        "“Live + coupon” earns ¥3,900 ±600 more than “no campaign” (ahead in 20 of 20 runs).");
  CHECK(finding_sentence(Language::zh, clear) ==
        "“Live + coupon”比“no campaign”多赚 ¥3,900 ±600（20 次模拟里 20 次领先）。");
  const Finding loss = found(yuan(-410, 183), yuan(-410, 400), 3);
  CHECK(finding_sentence(Language::en, loss) ==
        "“Live + coupon” earns ¥410 ±183 less than “no campaign” (behind in 17 of 20 runs).");
}

TEST_CASE("A finding claims nothing that the interval which decides leaves open") {
  const Finding open = found(yuan(1'445, 397), yuan(1'445, 1'500), 18);
  CHECK_FALSE(open.is_clear());
  CHECK_THAT(finding_sentence(Language::en, open), ContainsSubstring("hardly luck, but not yet"));
  const Finding level = found(yuan(145, 397), yuan(145, 1'500), 11);
  CHECK_THAT(finding_sentence(Language::en, level), ContainsSubstring("may still be luck"));
  Finding once = found({.n = 1, .mean = 144'500}, {}, 1);
  once.replications = 1;
  CHECK_THAT(finding_sentence(Language::en, once), ContainsSubstring("In this one run"));
}

TEST_CASE("A run's finding is the tile's figure with the tile's interval") {
  const experiment::Study study = study_of(small_scenario(), {.replications = 4, .days = 30});
  const experiment::Experiment experiment = run(study);
  const auto finding = finding_of(Language::en, study, experiment);
  REQUIRE(finding);
  const auto question =
      std::ranges::find(study.questions, engine::find_measure("incremental_contribution"),
                        &experiment::Question::measure) -
      study.questions.begin();
  const experiment::Estimate tile = experiment.answer(static_cast<std::size_t>(question));
  CHECK(finding->difference.mean == tile.mean);
  CHECK(finding->difference.half_width == tile.half_width);
  CHECK(finding->replications == 4);
}

} // namespace pondlab::tests::finding_test
