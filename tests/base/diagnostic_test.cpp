#include "base/diagnostic.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::diagnostic_test {

TEST_CASE("only errors make findings fail") {
  CHECK_FALSE(has_errors({}));
  CHECK_FALSE(has_errors({{.severity = Severity::warning}}));
  CHECK(has_errors({{.severity = Severity::warning}, {.severity = Severity::error}}));
}

TEST_CASE("a diagnostic is one line with place, sentence, suggestion and path") {
  const Diagnostic finding{.severity = Severity::error,
                           .at = {"plan.json", 3, 7},
                           .path = "$.campaign.smss",
                           .key = "key_of_this_test",
                           .suggestion = "sms"};
  CHECK(to_text(finding, Language::en) ==
        "plan.json:3:7: error: diagnostic.key_of_this_test.wrong; did you mean “sms”? "
        "[$.campaign.smss]");
  CHECK(to_text(finding, Language::zh) ==
        "plan.json:3:7: 错误：diagnostic.key_of_this_test.wrong；是不是想写“sms”？ "
        "[$.campaign.smss]");
}

TEST_CASE("a diagnostic without a place leaves it out") {
  const Diagnostic warning{.severity = Severity::warning, .key = "k"};
  CHECK(to_text(warning, Language::en) == "warning: diagnostic.k.wrong [$]");
  const Diagnostic whole_file{.at = {"plan.json", 0, 0}, .key = "k"};
  CHECK(to_text(whole_file, Language::en) == "plan.json: error: diagnostic.k.wrong [$]");
}

TEST_CASE("the nearest candidate is at most a third of the word away") {
  const std::vector<std::string> kinds{"coupon_ladder", "live_stream", "sms", "直播间"};
  CHECK(nearest("coupon_lader", kinds) == "coupon_ladder");
  CHECK(nearest("live_straem", kinds) == "live_stream");
  CHECK(nearest("smss", kinds) == "sms");
  CHECK(nearest("直播问", kinds) == "直播间");
  CHECK(nearest("poster", kinds).empty());
  CHECK(nearest("", kinds).empty());
  CHECK(nearest("sms", {}).empty());
}

TEST_CASE("an argument can name a text, shown in the reader's language") {
  const Diagnostic finding{
      .key = "out_of_range_unit",
      .arguments = {{"value", "0"}, {"min", "1"}, {"max", "9"}, {"unit", "@unit.days"}}};
  CHECK(to_text(finding, Language::en).find("1 to 9 (days)") != std::string::npos);
  CHECK(to_text(finding, Language::zh).find("单位：天") != std::string::npos);
}

} // namespace pondlab::tests::diagnostic_test
