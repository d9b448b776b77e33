// Parameters as a person calls them.
#include "report/model/parameter_text.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::parameter_text_test {

using report::parameter_name;
using report::parameter_value;

TEST_CASE("a parameter is called by its way through the plan") {
  CHECK(parameter_name(Language::zh, "$.campaign.sms.stimulus") == "短信 · 打动力");
  CHECK(parameter_name(Language::en, "$.campaign.sms.cost") == "SMS · Cost a message");
  CHECK(parameter_name(Language::zh, "$.campaign.guide_chat#2.stimulus") ==
        "导购1v1私聊 #2 · 打动力");
  CHECK(parameter_name(Language::zh, "$.response.price_elasticity") == "顾客反应 · 价格弹性");
  CHECK(parameter_name(Language::zh, "$.campaign.sms.coupon.face") == "短信 · 短信里的券 · 券面额");
  CHECK(parameter_name(Language::zh, "$.segments[1].never_bought") == "人群 2 · 从未下单占比");
}

TEST_CASE("a path that leads nowhere stands for itself") {
  for (const char* const path : {"$", "$.campaign", "$.campaign.sms", "$.campaign.sms.nothing",
                                 "$.campaign.nothing.cost", "$.nothing", "no path"})
    CHECK(parameter_name(Language::en, path) == path);
}

TEST_CASE("its value has its unit, and every digit of the file's") {
  const auto zh = [](const char* path, double value) {
    return parameter_value(Language::zh, path, value);
  };
  CHECK(zh("$.campaign.sms.seen", .07) == "7%");
  CHECK(zh("$.campaign.sms.seen", .0725) == "7.25%");
  CHECK(zh("$.campaign.sms.cost", .045) == "¥0.045");
  CHECK(zh("$.campaign.sms.stimulus", .38) == "0.38");
  CHECK(zh("$.response.price_elasticity", -1.5) == "−1.5");
  CHECK(zh("$.nothing", 3) == "3");
}

} // namespace pondlab::tests::parameter_text_test
