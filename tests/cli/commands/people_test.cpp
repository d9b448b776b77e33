#include "support/commands.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace pondlab::tests::people_test {

using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

Ran people(const std::vector<std::string>& options, Language language = Language::en) {
  std::vector<std::string> arguments = {"people", small_file()};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return ran(arguments, {.language = language});
}

json people_json(std::vector<std::string> options) {
  options.insert(options.end(), {"--format", "json"});
  const Ran result = people(options);
  INFO(result.err);
  REQUIRE(result.status == 0);
  return json::parse(result.out);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

} // namespace

TEST_CASE("people lists whom a step of a mechanism counted, and they add up") {
  const json list = people_json({"--of", "sms.seers", "--from", "5", "--to", "20"});
  CHECK(list["unit"] == "count");
  CHECK(list["nobodys"] == 0);
  std::int64_t sum = 0;
  for (const json& person : list["people"]) sum += person["amount"].get<std::int64_t>();
  CHECK(sum > 0);
  CHECK(sum == list["value"].get<std::int64_t>());
  CHECK(list["people"].size() == list["count"].get<std::size_t>());
}

TEST_CASE("people's value is what run reports") {
  const Ran result = ran({"run", small_file(), "--replications", "1", "--format", "json", "--quiet",
                          "--measure", "orders,net_sales,incremental_net_sales,clicked:sms"});
  const json run = json::parse(result.out);
  std::size_t found = 0;
  for (const json& measure : run["measures"]) {
    std::string figure = measure["measure"];
    if (figure != "orders" && figure != "net_sales" && figure != "incremental_net_sales" &&
        figure != "clicked")
      continue;
    if (figure == "clicked") figure += ":sms";
    INFO(figure);
    const json list = people_json({"--of", figure});
    CHECK(list["value"].get<double>() == measure["mean"].get<double>());
    ++found;
  }
  CHECK(found == 4);
}

TEST_CASE("people's tables have a line a person, the largest first, as many as are wanted") {
  const auto lines = lines_of(people({"--of", "paid_sales", "--format", "csv"}).out);
  REQUIRE(lines.size() > 11);
  CHECK(lines.front() == "person,segment,stage,from_sea,joined,amount,unit,paid,first,last,orders");
  CHECK(lines_of(people({"--of", "paid_sales", "--format", "csv", "--most", "10"}).out).size() ==
        11);
  const json list = people_json({"--of", "paid_sales", "--most", "10"});
  CHECK(std::ranges::is_sorted(list["people"], std::ranges::greater(),
                               [](const json& person) { return person["amount"].get<double>(); }));
  CHECK(list["count"] == lines.size() - 1);
}

TEST_CASE("people says in words what the list adds up to and what is nobody's") {
  const std::string guides = repository_file("scenarios/example-guide-chat.json");
  CHECK_THAT(ran({"people", guides, "--of", "contribution", "--most", "1"}).out,
             ContainsSubstring("nobody's in particular"));
  CHECK_THAT(people({"--of", "conversion"}).out, ContainsSubstring("the numerator of"));
  const Ran chinese = people({"--of", "sms.clicked", "--most", "3"}, Language::zh);
  CHECK_THAT(chinese.out, ContainsSubstring("短信·点开") && ContainsSubstring("还有"));
}

TEST_CASE("people names the segment beside the name that commands take") {
  const Folder folder;
  const std::string file = folder.file(
      "named.json", replaced(small_scenario(), R"({"id": "members",)",
                             R"({"id": "members", "name": {"zh": "会员", "en": "Regulars"},)"));
  const auto list = [&](Language language) {
    return ran({"people", file, "--of", "orders", "--most", "1"}, {.language = language}).out;
  };
  CHECK_THAT(list(Language::en), ContainsSubstring("members/") && ContainsSubstring("Regulars"));
  CHECK_THAT(list(Language::zh), ContainsSubstring("members/") && ContainsSubstring("会员"));
  const Ran life = ran({"explain", file, "--person", "members/5"}, {.language = Language::zh});
  CHECK_THAT(life.out, ContainsSubstring("会员 5（members/5）｜经历"));
}

TEST_CASE("people refuses what has no list, and names what there is") {
  const auto fails = [](const std::vector<std::string>& options, const std::string& words) {
    const Ran result = people(options);
    CHECK(result.status == 64);
    CHECK_THAT(result.err, ContainsSubstring(words));
    CHECK(result.out.empty());
  };
  fails({}, "--of");
  fails({"--of", "sms.clickd"}, "sms.clicked");
  fails({"--of", "orderz"}, "orders");
  fails({"--of", "books.seats"}, "No people stand behind");
  fails({"--of", "orders", "--from", "9", "--to", "3"}, "no such days");
  fails({"--of", "orders", "--strategy", "nine"}, "nine");
}

TEST_CASE("a list for Excel has a byte order mark and heads in the reader's language") {
  const auto first_line = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  const std::vector<std::string> arguments = {"people", small_file(), "--of",
                                              "orders", "--format",   "csv-excel"};
  const Ran chinese = ran(arguments, {.language = Language::zh});
  CHECK(first_line(chinese.out) == "\xEF\xBB\xBF顾客,人群,所处阶段,来自公海,加入日期,数额,单位,"
                                   "实付（元）,首次日期,末次日期,订单数");
  CHECK(first_line(ran(arguments).out).starts_with("\xEF\xBB\xBFperson,segment,stage,"));
  const Ran run = ran({"run", small_file(), "--days", "5", "--format", "csv-excel"},
                      {.language = Language::zh});
  CHECK(first_line(run.out).starts_with("\xEF\xBB\xBF行,指标,"));
  const Ran plain =
      ran({"run", small_file(), "--days", "5", "--format", "csv"}, {.language = Language::zh});
  CHECK(first_line(plain.out).starts_with("row,measure,"));
  CHECK(std::ranges::count(run.out, '\n') == std::ranges::count(plain.out, '\n'));
}

} // namespace pondlab::tests::people_test
