#include "scenario/parameters/parameter_texts.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::parameter_texts_test {

using namespace pondlab::scenario;

TEST_CASE("A kind's own text of a parameter comes before the common one") {
  CHECK(parameter_name(Language::en, "sms", "opt_out") == "Opt-outs");
  CHECK(parameter_name(Language::en, "moments_post", "opt_out") == "Deletions");
  CHECK(parameter_name(Language::zh, "sms", "target") == "目标人群");
  CHECK(parameter_name(Language::zh, "coupon_ladder", "target") !=
        parameter_name(Language::zh, "sms", "target"));
}

TEST_CASE("Name and help each fall back to the common text") {
  CHECK(parameter_name(Language::en, "sms", "attribution") == "Attribution");
  CHECK(parameter_help(Language::en, "sms", "attribution").find("SMS") != std::string_view::npos);
  CHECK(parameter_help(Language::en, "sms", "schedule") ==
        parameter_help(Language::en, "a_kind_to_come", "schedule"));
  CHECK(has_parameter_name(Language::en, "a_kind_to_come", "schedule"));
  CHECK_FALSE(has_parameter_name(Language::en, "sms", "nothing"));
  CHECK(parameter_name(Language::en, "sms", "nothing") == "parameter.sms.nothing.name");
}

} // namespace pondlab::tests::parameter_texts_test
