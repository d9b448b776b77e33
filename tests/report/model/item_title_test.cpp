// Records of a list are told apart by what they are about, in files that need not be valid.
#include "report/model/item_title.hpp"

#include "scenario/json/parse.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::item_title_test {

namespace {

scenario::NodePtr node(const char* text) { return *scenario::parse(text, "").value; }

std::string title(const char* text, Language language = Language::en) {
  return report::item_title(language, *node(text), nullptr);
}

} // namespace

TEST_CASE("A record that has a name or an id goes by it") {
  CHECK(title(R"({"id": "till", "name": {"zh": "收银台", "en": "Till"}})") == "Till");
  CHECK(title(R"({"id": "till", "name": {"zh": "收银台", "en": "Till"}})", Language::zh) ==
        "收银台");
  CHECK(title(R"({"id": "till"})") == "till");
}

TEST_CASE("A doubt and a lever go by their parameter") {
  CHECK(title(R"({"parameter": "$.response.price_elasticity", "low": 1, "high": 2})") ==
        "Response · Price elasticity");
  CHECK(title(R"({"parameter": "$.no.such"})") == "$.no.such");
  const auto root =
      node(R"({"segments": [{"id": "a", "name": {"zh": "老客", "en": "Regulars"}}]})");
  CHECK(report::item_title(Language::zh, *node(R"({"parameter": "$.segments[0].never_bought"})"),
                           root.get()) == "人群 · 老客 · 从未下单占比");
}

TEST_CASE("An expectation and a guardrail go by their measure, its mechanisms and its days") {
  CHECK(title(R"({"measure": "opted_out", "at_most": 20})", Language::zh) == "短信退订");
  CHECK(title(R"({"measure": "opted_out", "from": "2020-01-03", "to": "2020-01-09"})",
              Language::zh) == "短信退订（2020-01-03 至 2020-01-09）");
  CHECK(title(R"({"measure": "opted_out", "from": "2020-01-03"})", Language::zh) ==
        "短信退订（2020-01-03 起）");
  CHECK(title(R"({"measure": "opted_out", "to": "2020-01-09"})", Language::zh) ==
        "短信退订（到 2020-01-09）");
  CHECK(title(R"({"measure": "opted_out", "of": ["sms"]})", Language::zh) == "短信·短信退订");
  CHECK(title(R"({"measure": "opted_out",
                  "over": {"from": "2020-01-03", "to": "2020-01-09"}})",
              Language::zh) == "短信退订（全季 ÷ 2020-01-03 至 2020-01-09）");
  CHECK(title(R"({"measure": "no_such"})") == "no_such");
}

TEST_CASE("A record that says nothing yet has no title") {
  for (const char* text : {"{}", "3", R"({"measure": 3})", R"({"parameter": ""})"})
    CHECK(title(text).empty());
}

} // namespace pondlab::tests::item_title_test
