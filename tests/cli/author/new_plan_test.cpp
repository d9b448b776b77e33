#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace pondlab::tests::new_plan_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

Ran make(std::vector<std::string> options, const Surroundings& around = {}) {
  options.insert(options.begin(), "new");
  return ran(options, around);
}

std::string refused(const std::vector<std::string>& options, const Surroundings& around = {}) {
  const Ran result = make(options, around);
  CHECK(result.status == 64);
  CHECK(result.out.empty());
  return result.err;
}

} // namespace

TEST_CASE("new writes a plan that is valid and compares strategies") {
  const Ran result = make({"--category", "drinks", "--members", "1200", "--bought-lately", "45%",
                           "--order-value", "18.5", "--stores", "3", "--guides", "8", "--channels",
                           "sms,guides", "--goal", "wake", "--start", "2026-03-02"});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("1,200 members"));
  const json plan = json::parse(result.out);
  CHECK(plan["segments"][0]["members"] == 1200);
  CHECK(plan["horizon"]["start"] == "2026-03-02");
  CHECK(plan["strategies"].size() == 4);
  CHECK(plan["name"]["zh"] == "茶饮咖啡 · 唤醒沉睡");
  CHECK(ran({"validate", "-"}, {.input = result.out}).status == 0);
  const Ran compared =
      ran({"compare", "-", "--replications", "2", "--days", "40"}, {.input = result.out});
  CHECK(compared.status <= 2); // whatever comes out
  CHECK_THAT(compared.out, ContainsSubstring("SMS, with a coupon"));
}

TEST_CASE("new without answers makes the usual plan, from a Monday on") {
  const Ran result = make({"--quiet"});
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK(json::parse(result.out)["segments"][0]["members"] == 20000);
  CHECK(ran({"validate", "-"}, {.input = result.out}).status == 0);
}

TEST_CASE("new takes numbers as help writes them") {
  const json plan =
      json::parse(make({"--members", "1,200", "--order-value", "1,088.5", "--quiet"}).out);
  CHECK(plan["segments"][0]["members"] == 1200);
  for (const std::string same : {"1200", "0.12万"}) // as the page's form reads it
    CHECK(json::parse(make({"--members", same, "--quiet"}).out)["segments"][0]["members"] == 1200);
  for (const std::string odd : {"12,00", ",200", "1,2,000", "1,,200", "12.5", "-1200", ""})
    CHECK_THAT(refused({"--members=" + odd}), ContainsSubstring("--members"));
}

TEST_CASE("new refuses what is no answer and names the option") {
  CHECK_THAT(refused({"--members", "0"}),
             ContainsSubstring("--members: must be 100 to 5,000,000 people"));
  CHECK_THAT(refused({"--members", "2000000000"}), ContainsSubstring("--members"));
  CHECK_THAT(refused({"--members", "many"}), ContainsSubstring("--members: “many” cannot be read"));
  CHECK_THAT(refused({"--members", "99999999999999999999"}), ContainsSubstring("--members"));
  CHECK_THAT(refused({"--margin", "150"}), ContainsSubstring("--margin: must be 1 to 99 %"));
  CHECK_THAT(refused({"--order-value", "0"}), ContainsSubstring("--order-value"));
  CHECK_THAT(refused({"--order-value", "1.234"}), ContainsSubstring("--order-value"));
  CHECK_THAT(refused({"--category", "cars"}), ContainsSubstring("--category: there is no “cars”"));
  CHECK_THAT(refused({"--channels", "sms,fax"}), ContainsSubstring("--channels"));
  CHECK_THAT(refused({"--guides", "0", "--channels", "wecom"}),
             ContainsSubstring("WeCom broadcast takes guides"));
  CHECK_THAT(refused({"--start", "2026/3/2"}), ContainsSubstring("2026-03-02"));
  CHECK_THAT(refused({"--goal", "名声"}, {.language = Language::zh}), ContainsSubstring("--goal"));
}

TEST_CASE("Help of new shows questions, ranges and what is usual") {
  const Ran help = make({"--help"});
  CHECK(help.status == 0);
  CHECK_THAT(help.out, ContainsSubstring("How many members?"));
  CHECK_THAT(help.out, ContainsSubstring("100 to 5,000,000 people; usually 20,000"));
  CHECK_THAT(help.out, ContainsSubstring("apparel 350"));
  CHECK_THAT(help.out, ContainsSubstring("sms,guides,wecom,community"));
}

} // namespace pondlab::tests::new_plan_test
