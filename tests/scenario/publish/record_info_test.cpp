// What forms, descriptions and schemas look up of nested records is what their mechanism declares.
#include "scenario/publish/record_info.hpp"

#include "mechanisms/catalogue.hpp"
#include "scenario/file/campaign.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>

namespace pondlab::tests::record_info_test {

using namespace pondlab::scenario;

namespace {

using Infos = std::map<std::string, ParameterInfo>;

/// All parameters of a record by their paths, nested ones looked up record by record.
void collect(const RecordInfo& record, const std::string& prefix, Infos& found) {
  for (const ParameterInfo& info : record.parameters) {
    const std::string path = prefix + info.key;
    found.emplace(path, info);
    const bool list = info.type == ParameterType::list;
    if (!list && info.type != ParameterType::record) continue;
    const RecordInfo* inner = record_info(info.record);
    INFO(path << " holds " << info.record);
    REQUIRE(inner != nullptr);
    CHECK(inner->kind == info.record_kind);
    collect(*inner, path + (list ? "[]." : "."), found);
  }
}

} // namespace

TEST_CASE("Nested records are looked up as the mechanism that holds them declares them") {
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    Infos found;
    collect(*record_info(kind.kind), "", found);
    const Describe declared = description_of(kind);
    CHECK(found.size() == declared.parameters().size());
    for (const ParameterInfo& info : declared.parameters()) {
      INFO(kind.kind << "." << info.path);
      REQUIRE(found.contains(info.path));
      const ParameterInfo& looked_up = found.at(info.path);
      CHECK(looked_up.initial == info.initial);
      CHECK(looked_up.min == info.min);
      CHECK(looked_up.max == info.max);
      CHECK(looked_up.unit == info.unit);
      CHECK(looked_up.source == info.source);
      CHECK(looked_up.grade == info.grade);
    }
  }
}

TEST_CASE("A record is another's own only where a preset declares some of it otherwise") {
  CHECK(record_info("promotion.schedule")->find("hour_from")->initial == "0");
  CHECK(record_info("promotion.schedule")->find("hour_to")->initial == "24");
  CHECK(record_info("schedule")->find("hour_from")->initial == "8");
  CHECK(record_info("promotion")->find("target")->record == "target");
  CHECK(record_info("sms")->find("schedule")->record == "schedule");
}

} // namespace pondlab::tests::record_info_test
