#include "experiment/study/support.hpp"

#include "support/files.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace pondlab::tests::support_test {

using experiment::OutsideSupport;

namespace {

std::vector<OutsideSupport> outside_of(const std::string& campaign, const std::string& basket = "",
                                       const std::string& more = "") {
  const auto read = scenario::read(R"({"format_version": 1,
    "horizon": {"start": "2020-01-01", "days": 30},
    "segments": [{"id": "m", "members": 100, "reach": {"phone": 1})" +
                                       basket + R"(}],)" + more + R"(
    "campaign": {)" + campaign + "}}",
                                   "plan.json");
  REQUIRE(read);
  return experiment::outside_support(*read.value,
                                     experiment::compile_arm(*read.value, {"base", {}}));
}

std::string sms(const std::string& coupon) {
  return R"("sms": {"schedule": {"dates": ["2020-01-10"]}, "coupon": {)" + coupon + "}}";
}

} // namespace

TEST_CASE("a cut is deep beyond 30 % of the price, in whichever way it is made") {
  CHECK(outside_of(sms(R"("face": 30, "threshold": 100)")).empty());
  CHECK(outside_of(sms(R"("pay_share": 0.7)")).empty());
  for (const char* const deep : {R"("face": 31, "threshold": 100)", R"("pay_share": 0.69)"}) {
    const auto found = outside_of(sms(deep));
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "deep_cut");
    CHECK(found[0].subject == "sms");
    CHECK(found[0].withholds);
    CHECK(experiment::withholds_advice(found));
  }
}

TEST_CASE("the rungs of a ladder are prices too, and one for all is no promotion") {
  const auto ladder = outside_of(R"("coupon_ladder": {})");
  REQUIRE(ladder.size() == 2);
  CHECK(ladder[0].rule == "deep_cut");
  CHECK(std::abs(ladder[0].value - .72) < 1e-9);
  CHECK(ladder[1].rule == "standing_cut");
  CHECK_FALSE(ladder[1].withholds);
  const auto flat = outside_of(R"("coupon_ladder": {"idle_2": 0.85, "idle_3": 0.85,
    "bought_1": 0.85, "bought_2": 0.85, "target": {"segments": ["m"]}})");
  CHECK(flat.empty());
}

TEST_CASE("baskets without a variance support nothing") {
  const auto basket = [](const std::string& shape) {
    return R"(, "basket": {"order_shape": 4, "person_shape": )" + shape +
           R"(, "person_scale": 20})";
  };
  CHECK(outside_of(sms(R"("pay_share": 0.9)"), basket("2.1")).empty());
  const auto found = outside_of(sms(R"("pay_share": 0.9)"), basket("1.9"));
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "endless_variance");
  CHECK(found[0].subject == "$.segments[0].basket.person_shape");
  CHECK(found[0].value == 1.9);
}

TEST_CASE("a response beyond its usual range wants a source") {
  const std::string hardy = R"("response": {"tolerance": 50},)";
  const auto found = outside_of(sms(R"("pay_share": 0.9)"), "", hardy);
  REQUIRE(found.size() == 1);
  CHECK(found[0].rule == "odd_response");
  CHECK(found[0].subject == "$.response.tolerance");
  CHECK(found[0].value == 50);
  CHECK(found[0].high == 4);
  CHECK(outside_of(sms(R"("pay_share": 0.9)"), "", hardy + R"("doubts": [
    {"parameter": "$.response.tolerance", "low": 30, "high": 70, "source": "own test"}],)")
            .empty());
}

TEST_CASE("each rule has its words") {
  std::set<std::string_view> keys;
  for (const experiment::SupportRule& rule : experiment::support_rules()) {
    CHECK(keys.insert(rule.key).second);
    for (const Language language : {Language::zh, Language::en})
      CHECK(has_text(language, "support." + std::string(rule.key)));
  }
}

} // namespace pondlab::tests::support_test
