#include "workbench/session/typed_plan.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace pondlab::tests::typed_plan_test {

using scenario::PlanNumber;
using workbench::read_plan;
using workbench::ReadPlan;
using workbench::TypedPlan;

namespace {

TypedPlan typed(PlanNumber which, const std::string& text) {
  TypedPlan plan;
  plan.numbers[static_cast<std::size_t>(which)] = text;
  return plan;
}

std::int64_t number(PlanNumber which, const std::string& text) {
  const ReadPlan read = read_plan(typed(which, text));
  CHECK(read.faults.empty());
  return read.answers.number(which);
}

std::string fault(PlanNumber which, const std::string& text) {
  const ReadPlan read = read_plan(typed(which, text));
  REQUIRE(read.faults.size() == 1);
  CHECK(read.fault_of(read.faults.front().question) == &read.faults.front());
  return to_text(read.faults.front(), Language::en);
}

} // namespace

TEST_CASE("Answers to a new plan's questions are read as people type them") {
  CHECK(number(PlanNumber::members, "2万") == 20'000);
  CHECK(number(PlanNumber::members, "20,000") == 20'000);
  CHECK(number(PlanNumber::bought_lately, "25%") == 25'00);
  CHECK(number(PlanNumber::bought_lately, "12.5 ％ ") == 12'50);
  CHECK(number(PlanNumber::order_value, "¥18.5 元") == 18'50);
  CHECK(number(PlanNumber::stores, "0") == 0);
}

TEST_CASE("What is no answer is one fault of its question, in words") {
  CHECK(fault(PlanNumber::members, "很多") ==
        "“很多” cannot be read; it takes 100 to 5,000,000 people, like 20,000");
  CHECK(fault(PlanNumber::members, "2e9") ==
        "“2e9” cannot be read; it takes 100 to 5,000,000 people, like 20,000");
  CHECK(fault(PlanNumber::members, "20亿") == "must be 100 to 5,000,000 people");
  CHECK(fault(PlanNumber::members, "0") == "must be 100 to 5,000,000 people");
  CHECK(fault(PlanNumber::margin, "150%") == "must be 1 to 99 %");
  CHECK(fault(PlanNumber::order_value, "-3") ==
        "“-3” cannot be read; it takes 1 to 10,000 yuan, like 350");
}

TEST_CASE("What was not answered follows the category; an emptied field is as usual") {
  TypedPlan plan = typed(PlanNumber::order_value, "");
  plan.category = "drinks";
  CHECK(read_plan(plan).answers.number(PlanNumber::order_value) == 24'00);
  CHECK(read_plan({}).answers.number(PlanNumber::order_value) == 350'00);
  // Without guides only what works without them is usual.
  CHECK(read_plan(typed(PlanNumber::guides, "0")).answers.channels ==
        std::vector<std::string>{"sms", "community"});
}

} // namespace pondlab::tests::typed_plan_test
