#include "experiment/study/study.hpp"
#include "report/people/event_history_report.hpp"
#include "support/commands.hpp"
#include "support/shipped.hpp"
#include "support/studies.hpp"
#include "workbench/people/following.hpp"
#include "workbench/people/phone.hpp"

#include <catch2/catch_test_macros.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace pondlab::tests::phone_test {

using experiment::Persona;
using nlohmann::json;
using workbench::Following;
using workbench::PhoneCoupon;
using workbench::PhoneView;

namespace {

/// Somebody being followed through a shipped scenario, shrunken, and the file that says the same.
struct Followed {
  explicit Followed(const Shipped& scenario) : text(shrunken(scenario, 1'500, 45)) {
    study.emplace(study_of(text));
    const auto none =
        std::ranges::find(study->arms, experiment::ArmKey{std::string(experiment::no_campaign), {}},
                          &experiment::Arm::key);
    const bool compares = none != study->arms.end() && none != study->arms.begin();
    const engine::PlanTimeline run(study->arms.front().plan);
    const engine::PlanTimeline twin(compares ? none->plan : study->arms.front().plan);
    following.about(&run, compares ? &twin : nullptr, study->seed);
    following.look();
  }

  void follow(const std::string& person) {
    following.choose(person);
    while (following.busy()) following.advance({});
  }

  /// What `pondlab explain` says of the same person.
  json explained(const std::string& person) const {
    std::vector<std::string> arguments = {"explain", "-",        "--person", person,
                                          "--quiet", "--format", "json"};
    if (following.has_twin()) arguments.insert(arguments.end(), {"--against", "none"});
    const Ran result = ran(arguments, {.input = text});
    INFO(result.err);
    REQUIRE(result.status == 0);
    return json::parse(result.out);
  }

  json shown() const {
    report::EventHistoryReport report{*following.history(), following.plan(0), "-",
                                      study->strategy,      study->seed,       0};
    if (!following.twin()) return json::parse(report::life_json(report));
    const report::HistoryAgainst against{*following.twin(), following.plan(1), "none",
                                         *following.difference()};
    report.against = &against;
    return json::parse(report::life_json(report));
  }

  PhoneView phone(int days) const {
    return workbench::phone_view(*following.history(), following.timeline(0), following.scenes(0),
                                 days);
  }

  std::string text;
  std::optional<experiment::Study> study;
  Following following;
};

int count(const json& events, const char* kind) {
  return static_cast<int>(
      std::ranges::count_if(events, [&](const json& event) { return event["kind"] == kind; }));
}

/// Coupons and cards in the wallet that are good on that day, by mechanism, and those the engine
/// knows of.
std::vector<std::string> held(const PhoneView& phone) {
  std::vector<std::string> ids;
  for (const PhoneCoupon& coupon : phone.coupons)
    if (coupon.status == PhoneCoupon::Status::held) ids.push_back(coupon.mechanism);
  for (const workbench::PhoneCard& card : phone.cards) ids.push_back(card.mechanism);
  std::ranges::sort(ids);
  return ids;
}
std::vector<std::string> remembered(const Followed& followed, int day) {
  const engine::Plan& plan = followed.following.plan(0);
  std::vector<std::string> ids;
  for (const experiment::Holding& holding :
       followed.following.history()->evenings[static_cast<std::size_t>(day)].holdings) {
    const engine::CampaignEntry& entry = plan.campaign[static_cast<std::size_t>(holding.mechanism)];
    ids.push_back(entry.id);
  }
  std::ranges::sort(ids);
  return ids;
}

void check_phone(const Followed& followed, const json& history) {
  const PhoneView phone = followed.phone(followed.following.plan(0).day_count());
  const json& events = history["events"];
  CHECK(static_cast<int>(phone.orders.size()) == count(events, "order"));
  std::size_t posts = 0;
  for (const auto& chat : phone.chats)
    posts += static_cast<std::size_t>(
        std::ranges::count(chat, workbench::Bubble::Kind::post, &workbench::Bubble::kind));
  CHECK(posts == static_cast<std::size_t>(count(events, "seen") + count(events, "unseen")));
  engine::Fen paid = 0, refunded = 0;
  for (const workbench::PhoneOrder& order : phone.orders) {
    paid += order.paid;
    if (order.status == workbench::PhoneOrder::Status::returned) refunded += order.paid;
    CHECK(order.list - order.off == order.paid);
  }
  CHECK(paid == std::llround(history["totals"]["paid"].get<double>() * 100));
  CHECK(refunded == std::llround(history["totals"]["refunded"].get<double>() * 100));
  CHECK(static_cast<int>(phone.shown.size()) ==
        history["totals"]["told"].get<int>() + history["totals"]["heard"].get<int>());
  for (int days = 1; days <= followed.following.plan(0).day_count(); ++days) {
    INFO("day " << days);
    CHECK(held(followed.phone(days)) == remembered(followed, days - 1));
  }
}

} // namespace

TEST_CASE("The phone tells of a person what pondlab explain tells") {
  for (const Shipped& scenario : affordable_scenarios(2)) {
    Followed followed(scenario);
    followed.follow("busiest");
    for (const Persona persona : experiment::personas) {
      const auto actor = followed.following.actor(persona);
      if (!actor) continue;
      INFO(scenario.name << ", " << word_of(persona) << ": " << *actor);
      followed.follow(*actor);
      REQUIRE(followed.following.history());
      const json explained = followed.explained(*actor);
      CHECK(followed.shown() == explained);
      check_phone(followed, explained);
    }
  }
}

TEST_CASE("Whoever is followed by name comes first, and the cast after") {
  Followed followed({"small", small_scenario()});
  followed.following.choose("members/17");
  while (!followed.following.history()) followed.following.advance({});
  CHECK(followed.following.history()->person == "members/17");
  CHECK_FALSE(followed.following.cast_known());
  followed.following.cancel();
  CHECK_FALSE(followed.following.busy());
  followed.following.resume();
  while (followed.following.busy()) followed.following.advance({});
  CHECK(followed.following.actor(Persona::typical));
  CHECK_FALSE(followed.following.actor(Persona::deleted)); // there are no guides
  CHECK(followed.following.difference());
}

TEST_CASE("A name that is nobody's is said once, and nobody is followed") {
  Followed followed({"small", small_scenario()});
  followed.following.choose("people/1");
  CHECK_THROWS_AS(followed.follow("people/1"), Error);
  CHECK_FALSE(followed.following.busy());
  CHECK_FALSE(followed.following.history());
}

TEST_CASE("Before the first day the phone is empty, and only has what the scenario has") {
  for (const Shipped& scenario : shipped_scenarios()) {
    if (scenario.name != "example-sms") continue;
    Followed followed(scenario);
    followed.follow("busiest");
    const PhoneView phone = followed.phone(0);
    CHECK(phone.day == -1);
    CHECK(phone.orders.empty());
    CHECK(phone.coupons.empty());
    CHECK(phone.rooms.empty());
    CHECK(std::ranges::find(phone.screens, workbench::PhoneScreen::live) == phone.screens.end());
    CHECK(std::ranges::find(phone.screens, workbench::PhoneScreen::messages) !=
          phone.screens.end());
  }
}

TEST_CASE("A coupon for some products says on which it counts") {
  json file = json::parse(small_scenario());
  file["products"] = json::array({{{"id", "coat"}}, {{"id", "hat"}}});
  file["campaign"] = {{"live_stream", {{"products", {"coat", "hat"}}}},
                      {"coupon", {{"face", 5}, {"threshold", 0}, {"applies_to", {"hat"}}}}};
  file.erase("strategies");
  file.erase("expectations");
  file.erase("doubts");
  file.erase("search");
  Followed followed({"small", file.dump()});
  followed.follow("busiest");
  const PhoneView phone = followed.phone(10);
  REQUIRE_FALSE(phone.coupons.empty());
  for (const PhoneCoupon& coupon : phone.coupons)
    CHECK(coupon.terms.products == std::vector<std::string>{"hat"});
}

TEST_CASE("A gift card shows what is left on it, and an order what it paid") {
  json file = json::parse(small_scenario());
  file["campaign"] = {{"gift_card", {{"buy", 1}, {"give", 0}, {"mislaid", 0}}}};
  for (const char* const key : {"strategies", "expectations", "doubts", "search"}) file.erase(key);
  Followed followed({"small", file.dump()});
  followed.follow("busiest");
  const int days = followed.following.plan(0).day_count();
  engine::Fen bought = 0, spent = 0, left = 0;
  for (const engine::TraceEvent& event : followed.following.history()->events)
    if (event.kind == engine::TraceKind::card_bought)
      bought += static_cast<engine::Fen>(event.value[1]);
  const PhoneView phone = followed.phone(days);
  for (const workbench::PhoneOrder& order : phone.orders) {
    CHECK(order.carded <= order.paid);
    if (order.status != workbench::PhoneOrder::Status::returned) spent += order.carded;
  }
  for (const workbench::PhoneCard& card : phone.cards) left += card.balance;
  CHECK(spent > 0);
  CHECK(bought == spent + left);
  CHECK(phone.coupons.empty());
}

TEST_CASE("What is paid and not complete yet is on the phone until it is") {
  json file = json::parse(small_scenario());
  file["campaign"] = {
      {"subscription",
       {{"effort", 0}, {"pay_share", .7}, {"every_days", 2}, {"deliveries", 3}, {"cancels", 0}}}};
  for (const char* const key : {"strategies", "expectations", "doubts", "search"}) file.erase(key);
  Followed followed({"small", file.dump()});
  followed.follow("busiest");
  const std::vector<engine::TraceEvent>& events = followed.following.history()->events;
  const auto is_of = [](engine::TraceKind kind) {
    return [kind](const engine::TraceEvent& event) { return event.kind == kind; };
  };
  REQUIRE(std::ranges::any_of(events, is_of(engine::TraceKind::pledged)));
  for (int days = 1; days <= followed.following.plan(0).day_count(); ++days) {
    engine::Fen paid = 0, used_up = 0;
    for (const engine::TraceEvent& event : events) {
      if (event.day >= days) continue;
      if (event.kind == engine::TraceKind::pledged) paid += event.money;
      if (event.kind == engine::TraceKind::order && event.mechanism >= 0) used_up += event.money;
    }
    engine::Fen left = 0;
    for (const workbench::PhonePrepaid& prepaid : followed.phone(days).prepaid)
      left += prepaid.paid;
    INFO("day " << days);
    CHECK(left == paid - used_up);
  }
}

TEST_CASE("An order is on its way, can come back, and becomes final") {
  for (const Shipped& scenario : shipped_scenarios()) {
    if (scenario.name != "example-guide-chat") continue;
    Followed followed(scenario);
    followed.follow("busiest");
    const workbench::PhoneOrder first = followed.phone(45).orders.back();
    using Status = workbench::PhoneOrder::Status;
    int rank = 0;
    for (int days = first.day + 1; days <= 45; ++days) {
      const Status status = followed.phone(days).orders.back().status;
      CHECK(static_cast<int>(status) >= rank);
      rank = static_cast<int>(status);
    }
    CHECK((rank == static_cast<int>(Status::final) || rank == static_cast<int>(Status::returned)));
  }
}

} // namespace pondlab::tests::phone_test
