#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

namespace pondlab::tests::pilot_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

Ran pilot(const std::vector<std::string>& options, Language language = Language::en) {
  std::vector<std::string> arguments = {"pilot", small_file()};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return ran(arguments, {.language = language});
}

} // namespace

TEST_CASE("pilot says how many people each figure takes") {
  const Ran result = pilot({"--format", "json", "--of", "orders,net_sales"});
  REQUIRE(result.status == 0);
  const json report = json::parse(result.out);
  CHECK(report["pondlab_pilot"] == 1);
  CHECK(report["versus"] == "none");
  CHECK(report["replications"] == 4);
  CHECK(report["power"] == .8);
  REQUIRE(report["figures"].size() == 2);
  for (const json& figure : report["figures"]) {
    const json& size = figure["sizes"][0];
    CHECK(size["assigned_by"] == "person");
    CHECK(size["possible"] == (2 * size["needed_a_half"].get<double>() <= size["units"]));
    CHECK(size["effect"]["low"] < size["effect"]["mean"]);
    CHECK(size["spread"] > 0);
  }
  CHECK(report["figures"][1]["unit"] == "yuan");
  CHECK(pilot({"--format", "json", "--of", "orders,net_sales"}).out == result.out);
}

TEST_CASE("pilot reads well in both languages and can be printed") {
  const Ran english = pilot({});
  CHECK(english.status == 0);
  CHECK_THAT(english.out, ContainsSubstring("needed a half"));
  CHECK_THAT(english.out, ContainsSubstring("Contribution per person"));
  CHECK_THAT(pilot({}, Language::zh).out, ContainsSubstring("每组需要"));
  CHECK_THAT(pilot({"--format", "html"}).out, ContainsSubstring("</html>"));
  CHECK_THAT(pilot({"--format", "markdown"}).out, ContainsSubstring("| assigned by |"));
}

TEST_CASE("pilot refuses what makes no trial") {
  CHECK(pilot({"--versus", "base"}).status == 64);
  CHECK(pilot({"--strategy", "thrifti"}).status == 64);
  CHECK_THAT(pilot({"--strategy", "thrifti"}).err, ContainsSubstring("thrifty"));
  CHECK(pilot({"--of", "incremental_net_sales"}).status == 64);
  CHECK(pilot({"--of", "ordres"}).status == 64);
  CHECK(pilot({"--power", "100"}).status == 64);
  CHECK(ran({"pilot", "no-such-file.json"}).status == 66);
  CHECK(ran({"pilot", small_file()}, {.signal = 2}).status == 130);
}

} // namespace pondlab::tests::pilot_test
