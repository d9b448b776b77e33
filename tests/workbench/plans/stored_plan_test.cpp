// A plan kept as text opens as it was left; what is damaged says so and costs no more than itself.
#include "workbench/plans/stored_plan.hpp"

#include "support/studies.hpp"
#include "workbench/plans/plan_collection.hpp"
#include "workbench/plans/plan_summary.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace pondlab::tests::stored_plan_test {

using namespace workbench;

namespace {

const scenario::Path face = *scenario::Path::parse("$.campaign.sms.coupon.face");

scenario::Document edited(int steps) {
  scenario::Document document =
      *scenario::Document::parse(tests::small_scenario(), "small.json").value;
  for (int i = 0; i < steps; ++i) {
    document.set(face, scenario::Node::integer(60 + i));
    document.finish_edit();
  }
  return document;
}

StoredPlan plan_of(scenario::Document document) {
  const std::string first = tests::small_scenario();
  return {std::move(document), "example-sms", "plain", {{1'000, first}, {2'000, first}}};
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

std::string in_collection(const std::string& plan) {
  PlanSummary summary;
  summary.name = "双11";
  return "{\"summary\": " + to_text(summary) + ", \"plan\": " + plan + "}";
}

} // namespace

TEST_CASE("A text is what a delta makes of another") {
  const auto round = [](std::string_view from, std::string_view to) {
    const TextDelta delta = text_delta(from, to);
    CHECK(delta.applied_to(from) == to);
    return delta.middle;
  };
  CHECK(round("a\nb\nc\n", "a\nB\nc\n") == "B\n");
  CHECK(round("a\n会\nc\n", "a\n伙\nc\n") == "伙\n"); // no character is torn
  CHECK(round("a\na\n", "a\n").empty());
  CHECK(round("a\n", "a\na\na\n") == "a\na\n");
  CHECK(round("", "x") == "x");
  CHECK(round("x", "").empty());
  CHECK_FALSE(TextDelta{.head = 3, .tail = 1, .middle = {}}.applied_to("abc"));
}

TEST_CASE("A plan that was kept has its document, undo, redo and versions") {
  scenario::Document document = edited(30);
  document.undo();
  document.undo();
  const std::string text = PlanWriter().text(plan_of(document));
  auto read = read_stored_plan(text, "kept");
  REQUIRE(read);
  CHECK(read.diagnostics.empty());
  StoredPlan& plan = *read.value;
  CHECK(plan.case_id == "example-sms");
  CHECK(plan.strategy == "plain");
  CHECK(plan.document.file() == "small.json");
  CHECK(plan.document.text() == document.text());
  CHECK_FALSE(plan.document.modified()); // since it was opened
  CHECK(plan.versions.size() == 2);
  CHECK(plan.versions.back().edited == 2'000);
  CHECK(plan.versions.back().text == tests::small_scenario());
  for (scenario::Document* one : {&document, &plan.document}) REQUIRE(one->redo());
  CHECK(plan.document.text() == document.text());
  for (;;) {
    const auto wanted = document.undo();
    CHECK(plan.document.undo() == wanted);
    if (!wanted) break;
    CHECK(plan.document.text() == document.text());
  }
}

TEST_CASE("Steps of a history that was read share what they have in common") {
  const auto read = read_stored_plan(PlanWriter().text(plan_of(edited(3))), "kept");
  REQUIRE(read);
  const auto& past = read.value->document.past();
  REQUIRE(past.size() == 3);
  CHECK(past[0].root->find("segments") == past[1].root->find("segments"));
}

TEST_CASE("A writer that knows the history writes the same as one that does not") {
  PlanWriter writer;
  scenario::Document document = edited(5);
  writer.text(plan_of(document));
  document.set(face, scenario::Node::integer(99));
  CHECK(writer.text(plan_of(document)) == PlanWriter().text(plan_of(document)));
}

TEST_CASE("A history is bounded in bytes: the oldest steps go first") {
  scenario::Document document = edited(0);
  for (int i = 0; i < 60; ++i) {
    const std::string words(9'000, static_cast<char>('a' + i % 26));
    document.set(*scenario::Path::parse("$.note"), scenario::Node::string(words));
    document.finish_edit();
  }
  const std::string text = PlanWriter().text(plan_of(document));
  CHECK(text.size() < most_history_bytes + 100'000);
  const auto read = read_stored_plan(text, "kept");
  REQUIRE(read);
  CHECK(read.value->document.past().size() > 20);
  CHECK(read.value->document.past().size() < 60);
  CHECK(read.value->document.past().back().root->find("note")->as_string() ==
        document.past().back().root->find("note")->as_string());
}

TEST_CASE("A damaged history costs itself alone, and is told") {
  const std::string text = PlanWriter().text(plan_of(edited(4)));
  for (const auto& [what, with] :
       {std::pair{"\"head\": ", "\"head\": 9"}, std::pair{"\"past\": [", "\"past\": [7, "},
        std::pair{"\"future\": []", "\"future\": 7"},
        std::pair{"\"edited\": 2000", "\"edited\": \"x\""},
        std::pair{"$.campaign.sms.coupon.face", "no path"}}) {
    INFO(what);
    const auto read = read_stored_plan(replaced(text, what, with), "kept");
    REQUIRE(read);
    CHECK(read.value->document.text() == edited(4).text());
    REQUIRE(read.diagnostics.size() == 1);
    CHECK(read.diagnostics.front().key == "plan_history_damaged");
  }
}

TEST_CASE("What is no plan is refused with its place") {
  const std::string text = PlanWriter().text(plan_of(edited(1)));
  const auto finding = [](const std::string& damaged) {
    const auto read = read_stored_plan(damaged, "kept");
    REQUIRE_FALSE(read);
    REQUIRE_FALSE(read.diagnostics.empty());
    return read.diagnostics.front();
  };
  CHECK(finding(replaced(text, "\"pondlab_plan\": 1", "\"pondlab_plan\": 2")).key ==
        "newer_format");
  CHECK(finding(replaced(text, "\"document\"", "\"documents\"")).key == "missing_key");
  CHECK(finding(replaced(text, "\"file\": \"small.json\"", "\"file\": []")).at.line == 3);
  CHECK(finding(text.substr(0, text.size() / 2)).at.line > 0);
  CHECK(finding("").key == "empty_file");
  CHECK(finding("[]").key == "not_an_object");
  CHECK(finding(replaced(text, "{\\n", "{{\\n")).at.file == "small.json");
  CHECK(finding(std::string(100'000, '[')).key == "too_deep");
}

TEST_CASE("A summary comes back, and a name is what a card can show") {
  PlanSummary summary;
  summary.name = "双11 抢先购";
  summary.edited = 1'764'490'000'123;
  summary.days = 182;
  summary.campaign = {{.id = "sms", .kind = "sms", .spans = {{3, 4}, {10, 12}}},
                      {.id = "gone", .kind = "sms", .spans = {}, .removed = true}};
  summary.verdict = {"高", "high"};
  summary.verdict_is_old = true;
  summary.versions = {1, 2};
  const auto read = read_plan_summary(to_text(summary), "kept");
  REQUIRE(read);
  CHECK(read.value->name == summary.name);
  CHECK(read.value->edited == summary.edited);
  REQUIRE(read.value->campaign.size() == 1);
  CHECK(read.value->campaign[0].spans[1].to == 12);
  CHECK(read.value->verdict.en == "high");
  CHECK(read.value->verdict_is_old);
  CHECK(read.value->versions == summary.versions);
  CHECK_FALSE(read_plan_summary(replaced(to_text(summary), "182", "1e9"), "kept"));
  CHECK_FALSE(read_plan_summary(replaced(to_text(summary), "\"days\": [", "\"days\": [-3, "), ""));
  CHECK(plan_name(" \n a\x01 b\xFF  ") == "a b");
  CHECK(plan_name(std::string(1'000, 'x')).size() == most_plan_name_bytes);
}

TEST_CASE("A collection keeps what can be read, and names what cannot") {
  const std::string good = in_collection(PlanWriter().text(plan_of(edited(2))));
  const auto file = [](const std::string& plans, const std::string& format = "1") {
    return "{\"pondlab_plans\": " + format + ", \"plans\": [" + plans + "]}";
  };
  CHECK(is_plan_collection(file(good)));
  CHECK_FALSE(is_plan_collection(tests::small_scenario()));
  const auto read = read_plan_collection(file(good + ", 7, " + good), "all.json");
  REQUIRE(read);
  CHECK(read.value->plans.size() == 2);
  CHECK(read.value->plans[1].summary.name == "双11");
  CHECK(read.value->plans[1].plan.document.text() == edited(2).text());
  REQUIRE(read.value->damaged.size() == 1);
  CHECK(read.value->damaged[0].path == "$.plans[1]");
  CHECK(read.value->damaged[0].at.file == "all.json");
  CHECK(read_plan_collection(file(good, "2"), "").diagnostics.at(0).key == "newer_format");
  std::string many = "0";
  for (std::size_t i = 0; i < most_collected_plans; ++i) many += ", 0";
  CHECK(read_plan_collection(file(many), "").diagnostics.at(0).key == "list_too_long");
}

} // namespace pondlab::tests::stored_plan_test
