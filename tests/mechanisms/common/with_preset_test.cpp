#include "mechanisms/common/with_preset.hpp"

#include "base/text.hpp"
#include "engine/model/parameter_hash.hpp"
#include "mechanisms/catalogue.hpp"
#include "mechanisms/contact/sms.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/json/parse.hpp"
#include "scenario/parameters/parameter_values.hpp"
#include "scenario/parameters/reader.hpp"
#include "scenario/publish/manual.hpp"
#include "scenario/publish/schema.hpp"
#include "support/ponds.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <stdexcept>
#include <string>

namespace pondlab::tests::with_preset_test {

using namespace pondlab::engine;
using mechanisms::Kind;
using mechanisms::make;
using mechanisms::Sms;

namespace {

constexpr PresetField mms_fields[] = {
    {.path = "cost", .initial = 20, .max = 5'00, .source = "trade_press", .grade = Grade::reported},
    {.path = "stimulus", .initial = .75},
    {.path = "coupon.validity", .initial = 7},
    {.path = "target.buyers", .choice = "bought"},
};
constexpr Preset mms{mms_fields};

/// A catalogue of the test's own: one class, two kinds.
constexpr Kind kinds[] = {{"sms", 1, make<Sms>}, {"mms", 200, make<Sms, mms>}};

std::uint64_t hash_of(Mechanism& mechanism) {
  ParameterHash hash;
  mechanism.visit(hash);
  return hash.value();
}

struct Read {
  std::shared_ptr<Mechanism> mechanism;
  Diagnostics findings;
};

Read read(const Kind& kind, std::string_view json) {
  const auto parsed = scenario::parse(json, "t.json");
  REQUIRE(parsed);
  scenario::Findings findings("t.json");
  scenario::References references;
  Read result{kind.make(), {}};
  scenario::Reader reader(parsed.value->get(), {}, {}, kind.kind, findings, references);
  result.mechanism->visit(reader);
  reader.finish();
  result.findings = findings.take();
  return result;
}

void make_with(PresetField field) {
  const Preset preset{{&field, 1}};
  const mechanisms::WithPreset<Sms> made(preset);
}

} // namespace

TEST_CASE("A preset's defaults are in force when nothing is said, in nested records too") {
  scenario::ParameterValues sms, mms_values;
  kinds[0].make()->visit(sms);
  kinds[1].make()->visit(mms_values);
  CHECK(sms.number("cost") == 4);
  CHECK(mms_values.number("cost") == 20);
  CHECK(mms_values.number("stimulus") == .75);
  CHECK(mms_values.number("coupon.validity") == 7);
  CHECK(mms_values.number("target.buyers") == static_cast<int>(TargetBuyers::bought));
  CHECK(mms_values.number("seen") == sms.number("seen"));
}

TEST_CASE("The reader takes a preset's default and its narrower range") {
  const Read nothing = read(kinds[1], "{}");
  CHECK(nothing.findings.empty());
  CHECK(hash_of(*nothing.mechanism) == hash_of(*kinds[1].make()));
  CHECK(read(kinds[0], R"({"cost": 6})").findings.empty());
  const Read dear = read(kinds[1], R"({"cost": 6})");
  REQUIRE(dear.findings.size() == 1);
  CHECK(dear.findings[0].path == "$.cost");
}

TEST_CASE("Parameters hash alike whoever's default they were") {
  CHECK(hash_of(*kinds[0].make()) != hash_of(*kinds[1].make()));
  const Read as_sms = read(kinds[1], R"({"cost": 0.04, "stimulus": 0.5, "coupon": {"validity": 14},
                                         "target": {"buyers": "anyone"}})");
  CHECK(as_sms.findings.empty());
  CHECK(hash_of(*as_sms.mechanism) == hash_of(*kinds[0].make()));
}

TEST_CASE("Description, schema and manual of a kind are those of its preset") {
  const scenario::Describe description = scenario::description_of(kinds[1]);
  const scenario::RecordInfo& record = description.records().front();
  CHECK(record.kind == "mms");
  const scenario::ParameterInfo& cost = *record.find("cost");
  CHECK(cost.initial == "0.2");
  CHECK(cost.max == "5");
  CHECK(cost.unit == "per_message"); // as the class declares it
  CHECK(cost.source == "trade_press");
  CHECK(cost.grade == Grade::reported);
  CHECK(scenario::description_of(kinds[0]).records().front().find("cost")->initial == "0.04");

  scenario::SchemaWriter writer(Language::en);
  writer.define(description.records());
  const scenario::NodePtr definitions = writer.definitions();
  const scenario::Node& property = *definitions->find("mms")->find("properties")->find("cost");
  CHECK(property.find("default")->number_text() == "0.2");
  CHECK(property.find("maximum")->number_text() == "5");
  CHECK(scenario::manual_table(record, Language::en).find("`0.2`") != std::string::npos);
}

TEST_CASE("A preset kind acts with its own defaults") {
  CampaignEntry entry{.id = "mms", .kind = "mms", .number = 200, .mechanism = kinds[1].make()};
  tests::WitnessedRun run(tests::lively_setup(10), {entry});
  run.world.run_to(10);
  REQUIRE(run.total(TouchCounter::delivered) > 0);
  CHECK(run.total(Account::sms) == 20 * run.total(TouchCounter::delivered));
}

namespace {

struct ReachPreset : Preset {
  std::uint8_t reach = 0;
};

/// A class that asks more of a preset than defaults.
class Reaching : public Sms {
public:
  explicit Reaching(const ReachPreset& preset) : reach(preset.reach) {}
  std::uint8_t reach;
};

constexpr ReachPreset by_card{{mms_fields}, 8};

} // namespace

TEST_CASE("A class is handed the preset it asks for") {
  const auto made = make<Reaching, by_card>();
  CHECK(dynamic_cast<const Reaching&>(*made).reach == 8);
  scenario::ParameterValues values;
  made->visit(values);
  CHECK(values.number("cost") == 20);
}

TEST_CASE("A preset that fits no parameter is a mistake of the program") {
  CHECK_NOTHROW(make_with({.path = "cost", .initial = 20}));
  CHECK_THROWS_AS(make_with({.path = "price", .initial = 20}), std::logic_error);
  CHECK_THROWS_AS(make_with({.path = "validity", .initial = 7}), std::logic_error);
  CHECK_THROWS_AS(make_with({.path = "cost", .initial = 200'00}), std::logic_error);
  CHECK_THROWS_AS(make_with({.path = "cost", .max = 200'00}), std::logic_error);
  CHECK_THROWS_AS(make_with({.path = "cost", .min = 5}), std::logic_error); // above the default
  CHECK_THROWS_AS(make_with({.path = "target.buyers", .choice = "somebody"}), std::logic_error);
  CHECK_THROWS_AS(make_with({.path = "target.segments", .initial = 1}), std::logic_error);
}

} // namespace pondlab::tests::with_preset_test
