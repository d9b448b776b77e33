#include "scenario/parameters/reader.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/json/limits.hpp"
#include "scenario/json/parse.hpp"
#include "scenario/sample_record.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace pondlab::tests::reader_test {

using namespace pondlab::scenario;
using sample::Sample;

namespace {

struct Outcome {
  Sample record;
  Diagnostics findings;
};

Outcome read(std::string_view text) {
  const auto parsed = parse(text, "t.json");
  REQUIRE(parsed);
  const NodePtr root = *parsed.value;
  Findings findings("t.json");
  References references;
  references.declare(engine::Reference::segment, "loyal");
  references.declare(engine::Reference::segment, "new");
  Outcome outcome;
  outcome.record =
      read_record<Sample>(root.get(), root->at(), Path(), "sample", findings, references);
  references.check(findings);
  outcome.findings = findings.take();
  return outcome;
}

/// Reads a record that is fine but for one member.
Diagnostics findings_with(const std::string& member) {
  std::string text = R"({"from": "2020-02-01", "segment": "loyal")";
  if (member.starts_with("\"from\"")) text = R"({"segment": "loyal")";
  if (member.starts_with("\"segment\"")) text = R"({"from": "2020-02-01")";
  return read(text + ",\n" + member + "}").findings;
}

/// The only finding as "key path suggestion".
std::string finding(const std::string& member) {
  const Diagnostics found = findings_with(member);
  if (found.empty()) return "none";
  std::string text;
  for (const Diagnostic& one : found) {
    if (!text.empty()) text += " | ";
    text += one.key + " " + one.path;
    if (!one.suggestion.empty()) text += " " + one.suggestion;
    CHECK(to_text(one, Language::en).find("diagnostic.") == std::string::npos);
    CHECK(to_text(one, Language::zh).find("diagnostic.") == std::string::npos);
  }
  return text;
}

} // namespace

TEST_CASE("a record with every kind of parameter is read") {
  const Outcome outcome = read(R"({
    "on": false, "reason": "sold out", "people": 1e2, "budget": 99.9, "share": 0.0125, "elasticity": -2.62,
    "from": "2020-02-29", "until": "2020-03-31", "days": 30, "mixing": "everyone",
    "segment": "loyal", "segments": ["new", "loyal"], "title": "双11", "stock": [1, 2, 3],
    "dates": ["2020-03-08"], "limits": {"count": 5, "segment": "new"},
    "items": [{"id": "a", "price": 19.99}, {"id": "b"}]
  })");
  CHECK(outcome.findings.empty());
  const Sample& s = outcome.record;
  CHECK_FALSE(s.on);
  CHECK(s.people == 100);
  CHECK(s.budget == 99'90);
  CHECK(s.share == 125);
  CHECK(s.elasticity == -2.62);
  CHECK(engine::to_text(s.from) == "2020-02-29");
  CHECK(engine::to_text(s.until) == "2020-03-31");
  CHECK(s.days == 30);
  CHECK(s.mixing == 0);
  CHECK(s.reason == "sold out");
  CHECK(s.segments == std::vector<std::string>{"new", "loyal"});
  CHECK(s.title == "双11");
  CHECK(s.stock == std::vector<std::int64_t>{1, 2, 3});
  CHECK(s.dates.size() == 1);
  CHECK(s.limits.count == 5);
  CHECK(s.items.at(0).price == 19'99);
  CHECK(s.items.at(1).price == 100'00);
}

TEST_CASE("what is absent has its default") {
  const Outcome outcome = read(R"({"from": "2020-02-01", "segment": "loyal"})");
  CHECK(outcome.findings.empty());
  CHECK(outcome.record.on);
  CHECK(outcome.record.budget == 12'50);
  CHECK(outcome.record.elasticity == -3.63);
  CHECK_FALSE(outcome.record.until.known());
  CHECK(outcome.record.mixing == 1);
  CHECK(outcome.record.limits.count == 3);
  CHECK(outcome.record.items.empty());
}

TEST_CASE("each fault has its finding, path and suggestion") {
  const auto [member, expected] = GENERATE(table<std::string, std::string>({
      {R"("budgte": 1)", "unknown_key $.budgte budget"},
      {R"("two words": 1)", "unknown_key $[\"two words\"]"},
      {R"("on": "true")", "not_a_boolean $.on"},
      {R"("on": 1)", "not_a_boolean $.on"},
      {R"("on": false)", "missing_key $"},
      {R"("on": false, "reason": "")", "empty_text $.reason"},
      {R"("on": false, "reason": "sold out")", "none"},
      {R"("reason": "sold out")", "not_with_choice $.reason"},
      {R"("on": 0, "reason": 1)", "not_a_boolean $.on | not_text $.reason"},
      {R"("friend_pull": 2)", "none"},
      {R"("mixing": "everyone", "friend_pull": 2)", "not_with_choice $.friend_pull"},
      {R"("friend_pull": 20, "mixing": "everyone")", "not_with_choice $.friend_pull"},
      {R"("mixing": "anyone", "friend_pull": 2)", "unknown_choice $.mixing"},
      {R"("people": "100")", "not_a_number $.people"},
      {R"("people": null)", "not_a_number $.people"},
      {R"("people": 1.5)", "not_whole $.people"},
      {R"("people": 1001)", "out_of_range_unit $.people"},
      {R"("people": -1)", "out_of_range_unit $.people"},
      {R"("people": 1e30)", "out_of_range_unit $.people"},
      {R"("budget": 12.505)", "money_decimals $.budget"},
      {R"("budget": 12.500)", "none"},
      {R"("budget": 100000.01)", "out_of_range_unit $.budget"},
      {R"("share": 0.00005)", "rate_decimals $.share"},
      {R"("share": 30)", "out_of_range_rate $.share 0.3"},
      {R"("share": 0.6)", "out_of_range_rate $.share 0.006"},
      {R"("share": 99)", "out_of_range_rate $.share"},
      {R"("elasticity": 0.1)", "out_of_range $.elasticity"},
      {R"("elasticity": [])", "not_a_number $.elasticity"},
      {R"("from": 20200201)", "not_a_date $.from"},
      {R"("from": "2020/2/1")", "not_a_date $.from 2020-02-01"},
      {R"("from": "2020年2月1日")", "not_a_date $.from 2020-02-01"},
      {R"("from": "20200201")", "not_a_date $.from 2020-02-01"},
      {R"("from": "2020-02-30")", "no_such_day $.from"},
      {R"("from": "2021-02-29")", "no_such_day $.from"},
      {R"("from": "soon")", "not_a_date $.from"},
      {R"("from": "2020-02-02", "until": "2020-02-01")", "none"},
      {R"("note": "any remark")", "none"},
      {R"("note": 5)", "not_text $.note"},
      {R"("limits": {"window_from": "2020-02-02", "window_to": "2020-02-01"})",
       "reversed_range $.limits.window_to"},
      {R"("limits": {"idle_min": 5, "idle_max": 4})", "reversed_range $.limits.idle_max"},
      {R"("limits": {"idle_min": 8})", "reversed_range $.limits.idle_max"},
      {R"("limits": {"idle_min": 5, "idle_max": 0})", "none"},
      {R"("days": 0)", "out_of_range_unit $.days"},
      {R"("mixing": "friend")", "unknown_choice $.mixing friends"},
      {R"("mixing": 1)", "not_text $.mixing"},
      {R"("segment": "loyall")", "unknown_segment $.segment loyal"},
      {R"("segment": "")", "bad_id $.segment"},
      {R"("segment": "lo\u200byal")", "invisible_character $.segment"},
      {R"("store": "east")", "none_declared_store_group $.store"},
      {R"("segments": "loyal")", "not_a_list $.segments"},
      {R"("segments": ["loyal", "nwe"])", "unknown_segment $.segments[1] new"},
      {R"("segments": ["new", "new"])", "named_twice $.segments[1]"},
      {R"("title": "abcdefghijklm")", "text_too_long $.title"},
      {R"("title": "a\u001b[31m")", "control_character $.title"},
      {R"("title": "\u202egpj")", "control_character $.title"},
      {R"("stock": [1, 2, 3, 4, 5])", "list_too_long $.stock"},
      {R"("stock": [1, "2", 100])", "not_a_number $.stock[1] | out_of_range_unit $.stock[2]"},
      {R"("dates": ["2020-01-01", "2020-13-01"])", "no_such_day $.dates[1]"},
      {R"("limits": [])", "not_an_object $.limits"},
      {R"("limits": {"count": 10, "cuont": 1})",
       "out_of_range $.limits.count | unknown_key $.limits.cuont count"},
      {R"("items": [{"id": "a"}, {"price": 5}])", "missing_key $.items[1]"},
      {R"("items": [{"id": "a"}, {"id": "a"}])", "duplicate_id $.items[1].id"},
      {R"("items": [{"id": "a b"}])", "bad_id $.items[0].id"},
      {R"("items": [1])", "not_an_object $.items[0]"},
      {R"("items": [{}, {}, {}, {}])", "list_too_long $.items"},
  }));
  INFO(member);
  CHECK(finding(member) == expected);
}

TEST_CASE("all faults are reported at once, in the order of the file") {
  const Outcome outcome = read("{\"people\": -1,\n \"x\": 1,\n \"share\": 2,\n \"limits\": 3}");
  REQUIRE(outcome.findings.size() == 6);
  std::vector<int> lines;
  for (const Diagnostic& finding : outcome.findings) lines.push_back(finding.at.line);
  CHECK(lines == std::vector<int>{1, 1, 1, 2, 3, 4});
  CHECK(outcome.findings[0].key == "missing_key");
  CHECK(outcome.record.people == 10);
}

TEST_CASE("a fault says the range with its unit in the reader's language") {
  const Diagnostics found = findings_with(R"("people": 1001)");
  REQUIRE(found.size() == 1);
  CHECK(to_text(found[0], Language::en) ==
        "t.json:2:11: error: 1001 is out of range; write a number from 0 to 1000 (people) "
        "[$.people]");
  CHECK(to_text(found[0], Language::zh) ==
        "t.json:2:11: 错误：1001 超出范围；应在 0 到 1000 之间（单位：人） [$.people]");
}

TEST_CASE("findings are bounded, and the rest is counted") {
  std::string text = R"({"from": "2020-02-01", "segment": "loyal")";
  for (int i = 0; i < 1'000; ++i) text += ",\"unknown" + std::to_string(i) + "\": 1";
  const Diagnostics findings = read(text + "}").findings;
  REQUIRE(findings.size() == max_findings + 1);
  CHECK(findings.back().key == "more_findings");
  CHECK(findings.back().arguments.at(0).value == "800");
}

TEST_CASE("every kind of reference has its findings") {
  using engine::Reference;
  for (int kind = 0; kind <= static_cast<int>(Reference::strategy); ++kind) {
    const auto to = static_cast<Reference>(kind);
    References references;
    Findings findings("t.json");
    references.use(to, "loyall", {}, Path());
    if (to != Reference::channel && to != Reference::measure && to != Reference::strategy)
      references.check(findings);
    references.declare(to, "loyal");
    references.check(findings);
    for (const Diagnostic& finding : findings.take()) {
      CHECK(has_text(Language::en, "diagnostic." + finding.key + ".wrong"));
      CHECK((finding.suggestion == "loyal" || finding.key.starts_with("none_declared_")));
    }
  }
}

} // namespace pondlab::tests::reader_test
