#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <regex>
#include <sstream>

namespace pondlab::tests::explain_test {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using nlohmann::json;

namespace {

json life_of(const std::vector<std::string>& options) {
  std::vector<std::string> arguments = {"explain", small_file(), "--format", "json"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const Ran result = ran(arguments);
  INFO(result.err);
  REQUIRE(result.status == 0);
  return json::parse(result.out);
}

std::string example(const std::string& name) {
  return repository_file("scenarios/example-" + name + ".json");
}

/// "+0.42" and "−3.10" (with a proper minus) as hundredths.
int hundredths(std::string number) {
  if (number.starts_with("−")) number = "-" + number.substr(std::string("−").size());
  return static_cast<int>(std::lround(std::stod(number) * 100));
}

} // namespace

TEST_CASE("explain's weights add up to the log-odds, and the draw decides") {
  int decisions = 0;
  for (const char* const person : {"busiest", "members/5", "members/1234"}) {
    const json life = life_of({"--person", person});
    for (const json& event : life["events"]) {
      if (event["kind"] != "decision") continue;
      double sum = 0;
      for (const auto& [reason, weight] : event["reasons"].items()) sum += weight.get<double>();
      CHECK_THAT(sum, WithinAbs(event["log_odds"].get<double>(), 1e-9));
      CHECK(event["orders"] == (event["draw"].get<double>() < event["log_odds"].get<double>()));
      ++decisions;
    }
  }
  CHECK(decisions > 10);
}

TEST_CASE("explain's weights add up as they are printed") {
  const Ran result = ran({"explain", example("coupon-ladder")});
  REQUIRE(result.status == 0);
  const std::regex number("(\\+|−)[0-9]+\\.[0-9][0-9]");
  std::istringstream lines(result.out);
  std::string line;
  int decisions = 0;
  while (std::getline(lines, line)) {
    const std::size_t begin = line.find("log-odds ");
    if (begin == line.npos || line.find("chance") == line.npos) continue;
    const std::string part = line.substr(begin, line.find(';') - begin);
    int sum = 0;
    for (std::sregex_iterator at(part.begin(), part.end(), number), none; at != none; ++at)
      sum += (sum == 0 && at == std::sregex_iterator(part.begin(), part.end(), number))
                 ? -hundredths(at->str())
                 : hundredths(at->str());
    INFO(line);
    CHECK(sum == 0);
    ++decisions;
  }
  CHECK(decisions > 0);
}

TEST_CASE("explain tells of orders, money and totals") {
  const json life = life_of({});
  CHECK(life["person"]["name"].get<std::string>().starts_with("members/"));
  double paid = 0;
  int orders = 0;
  for (const json& event : life["events"])
    if (event["kind"] == "order") {
      paid += event["paid"].get<double>();
      ++orders;
      CHECK_THAT(event["list"].get<double>() - event["off"].get<double>(),
                 WithinAbs(event["paid"].get<double>(), .005));
    }
  CHECK(life["totals"]["orders"] == orders);
  CHECK_THAT(life["totals"]["paid"].get<double>(), WithinAbs(paid, .005));
}

TEST_CASE("explain says why a touch was not seen") {
  for (int person = 0; person < 50; ++person) {
    const json life = life_of({"--person", "members/" + std::to_string(person)});
    for (const json& event : life["events"])
      if (event["kind"] == "unseen") {
        CHECK(event["mechanism"] == "sms");
        CHECK(event["chance"].get<double>() <= event["chance_rested"].get<double>());
        return;
      }
  }
  FAIL("everybody saw everything");
}

TEST_CASE("explain reads in both languages, without keys of texts") {
  const std::regex key("(life|cli|mechanism)\\.[a-z_]+");
  for (const char* const name :
       {"sms", "guide-chat", "moments-post", "community-post", "live-stream", "coupon-ladder"})
    for (const Language language : {Language::zh, Language::en}) {
      const Ran result = ran({"explain", example(name)}, {.language = language});
      INFO(name);
      CHECK(result.status == 0);
      CHECK(result.err.empty());
      CHECK_FALSE(std::regex_search(result.out, key));
      CHECK(result.out.find('{') == result.out.npos);
    }
}

TEST_CASE("explain follows another strategy, seed, replication and fewer days") {
  CHECK(life_of({"--strategy", "none", "--person", "members/5"})["strategy"] == "none");
  CHECK(life_of({"--days", "7"})["days"] == 7);
  CHECK(life_of({"--seed", "3", "--person", "members/5"}) !=
        life_of({"--seed", "4", "--person", "members/5"}));
  CHECK(life_of({"--replication", "1", "--person", "members/5"})["replication"] == 1);
}

TEST_CASE("explain helps when there is no such person") {
  const Ran result = ran({"explain", small_file(), "--person", "members/3000"});
  CHECK(result.status == 64);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, ContainsSubstring("members/0 … members/2999"));
  CHECK_THAT(ran({"explain", small_file(), "--person", "7"}, {.language = Language::zh}).err,
             ContainsSubstring("人的编号是 members/0 … members/2999"));
  CHECK(ran({"explain", small_file(), "--strategy", "no"}).status == 64);
  CHECK(ran({"explain", small_file()}, {.signal = 2}).status == 130);
}

TEST_CASE("explain finds the cast, and says when a role is nobody's") {
  const Ran found =
      ran({"explain", example("guide-chat"), "--person", "hunter", "--format", "json"});
  REQUIRE(found.status == 0);
  const json hunter = json::parse(found.out);
  int coupons = 0;
  for (const json& event : hunter["events"]) coupons += event.contains("coupon");
  CHECK(coupons > 0);
  CHECK(life_of({"--person", "typical"})["totals"]["orders"] > 0);
  const Ran nobody = ran({"explain", small_file(), "--person", "deleted"});
  CHECK(nobody.status == 64);
  CHECK_THAT(nobody.err, ContainsSubstring("nobody deleted the guide"));
}

TEST_CASE("explain --against sets the same person's other life beside it") {
  const json pair = life_of({"--person", "busiest", "--against", "none"});
  const json alone =
      life_of({"--person", pair["person"]["name"].get<std::string>(), "--strategy", "none"});
  const json& against = pair["against"];
  CHECK(against["strategy"] == "none");
  for (const char* const part : {"person", "events", "totals"}) CHECK(against[part] == alone[part]);
  const std::size_t mine = against["first_difference"]["event"].get<std::size_t>();
  const std::size_t other = against["first_difference"]["other_event"].get<std::size_t>();
  CHECK(mine == other);
  CHECK(pair["events"][mine] != (other < alone["events"].size() ? alone["events"][other] : json()));
  CHECK_THAT(against["change"]["paid"].get<double>(),
             WithinAbs(pair["totals"]["paid"].get<double>() - alone["totals"]["paid"].get<double>(),
                       .005));
  for (const Language language : {Language::zh, Language::en}) {
    const Ran text = ran({"explain", small_file(), "--person", "busiest", "--against", "none"},
                         {.language = language});
    CHECK(text.status == 0);
    CHECK_THAT(text.out,
               ContainsSubstring(language == Language::zh ? "开始不一样" : "They first differ"));
  }
  CHECK(ran({"explain", small_file(), "--against", "nobody"}).status == 64);
}

TEST_CASE("explain --against itself finds no difference") {
  CHECK(life_of({"--strategy", "none", "--against", "none"})["against"]["first_difference"]
            .is_null());
}

} // namespace pondlab::tests::explain_test
