#include "engine/world/world.hpp"
#include "experiment/people/event_history_difference.hpp"
#include "experiment/people/event_history_study.hpp"
#include "experiment/study/study.hpp"
#include "support/ponds.hpp"
#include "support/repository.hpp"
#include "support/set_parameter.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>

namespace pondlab::tests::event_history_test {

using namespace pondlab::experiment;
using engine::TraceEvent;
using engine::TraceKind;

namespace {

Arm small_arm() { return study_of(small_scenario()).arms.front(); }

EventHistory life_of(const std::string& person) {
  return *follow(small_arm().plan, 11, 0, person, 40);
}

std::string plain_name(const Arm& arm, int number) {
  return arm.plan->person_name(arm.plan->layout.cohorts().front().first +
                               static_cast<engine::PersonIndex>(number));
}

} // namespace

TEST_CASE("Following somebody changes nobody's world") {
  const Arm arm = small_arm();
  engine::World followed(arm.plan, 11, 0);
  engine::Recorder recorder({*followed.find_person("members/17")});
  followed.run_to(40, recorder);
  engine::World alone(arm.plan, 11, 0);
  alone.run_to(40);
  CHECK(followed.day_hashes() == alone.day_hashes());
  CHECK(followed.state_hash() == alone.state_hash());
}

TEST_CASE("A life goes forward in time, a decision before its order") {
  const EventHistory history = life_of("busiest");
  REQUIRE(totals_of(history).orders > 0);
  CHECK(std::ranges::is_sorted(history.events, {}, &TraceEvent::day));
  for (std::size_t i = 0; i < history.events.size(); ++i) {
    const TraceEvent& event = history.events[i];
    if (event.kind != TraceKind::order) continue;
    const auto decision = std::find_if(
        history.events.begin(), history.events.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const TraceEvent& earlier) {
          return earlier.kind == TraceKind::decision && earlier.day == event.day &&
                 earlier.minute == event.minute && earlier.value[6] != 0;
        });
    CHECK(decision != history.events.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

TEST_CASE("Whoever decides for an order had the draw on their side") {
  for (const char* const person : {"busiest", "members/3", "members/700", "members/2999"})
    for (const TraceEvent& event : life_of(person).events) {
      if (event.kind != TraceKind::decision) continue;
      INFO(person << " on day " << event.day);
      CHECK((event.value[6] != 0) == (event.value[5] < reasons_of(event).sum()));
    }
}

TEST_CASE("Orders of a life are those of the person's record") {
  const EventHistory history = life_of("busiest");
  CHECK(totals_of(history).orders == history.after.orders - history.before.orders);
}

TEST_CASE("A shorter life is the beginning of a longer one") {
  const Arm arm = small_arm();
  const EventHistory longer = *follow(arm.plan, 11, 0, "members/17", 40);
  const EventHistory shorter = *follow(arm.plan, 11, 0, "members/17", 20);
  CHECK(shorter.days == 20);
  CHECK(static_cast<std::ptrdiff_t>(shorter.events.size()) ==
        std::ranges::count_if(longer.events, [](const TraceEvent& e) { return e.day < 20; }));
}

TEST_CASE("Nobody of that name: the names there are") {
  try {
    life_of("people/3");
    FAIL("followed somebody");
  } catch (const Error& error) {
    CHECK(error.failure() == Failure::usage);
    CHECK(std::string(error.what()).find("members/0 … members/2999") != std::string::npos);
  }
}

TEST_CASE("Following stops when it is told to") {
  CHECK_FALSE(follow(small_arm().plan, 11, 0, "members/17", 40, [] { return false; }));
  CHECK_FALSE(follow(small_arm().plan, 11, 0, "busiest", 40, [] { return false; }));
}

TEST_CASE("Lives followed together, in slices, are those followed alone") {
  EventHistoryStudy study({.timelines = {small_arm().plan},
                           .seed = 11,
                           .people = {"members/3", "busiest", "members/700"},
                           .days = 40});
  double share = 0;
  while (!study.done()) {
    study.advance();
    CHECK(study.share() >= share);
    share = study.share();
  }
  for (const char* const person : {"members/3", "busiest", "members/700"}) {
    const EventHistory alone = life_of(person);
    const EventHistory& together = *study.history(0, person);
    REQUIRE(together.events.size() == alone.events.size());
    CHECK(together.person == alone.person);
    CHECK(std::ranges::equal(together.events, alone.events,
                             [](const TraceEvent& a, const TraceEvent& b) {
                               return a.day == b.day && a.minute == b.minute && a.kind == b.kind &&
                                      a.money == b.money && a.value == b.value;
                             }));
    CHECK(together.evenings.size() == 40);
  }
  CHECK(study.scenes(0).size() == 40);
}

TEST_CASE("The cast is who its rules say") {
  const Arm arm =
      study_of(content_of_file(repository_file("scenarios/example-guide-chat.json"))).arms.front();
  std::vector<std::string> everybody;
  for (int person = 0; person < 40; ++person) everybody.push_back(plain_name(arm, person));
  EventHistoryStudy study(
      {.timelines = {arm.plan}, .seed = 11, .people = everybody, .days = 60, .whole_cast = true});
  CHECK(run_to_end(study, {}));
  const auto deals = [](const EventHistory& history) { // value[3]: what was cut
    return std::ranges::count_if(history.events, [](const TraceEvent& event) {
      return event.kind == TraceKind::order && event.value[3] > 0;
    });
  };
  const auto hunts = [&](const EventHistory& history) {
    return history.price_sensitivity > 0 && deals(history) * 2 > totals_of(history).orders;
  };
  REQUIRE(study.history(0, "hunter"));
  REQUIRE(study.history(0, "typical"));
  const EventHistory& busiest = *study.history(0, "busiest");
  const EventHistory& hunter = *study.history(0, "hunter");
  const EventHistoryTotals typical = totals_of(*study.history(0, "typical"));
  CHECK(typical.orders > 0);
  CHECK(typical.orders <= totals_of(busiest).orders);
  CHECK(typical.seen > 0); // somebody who ordered saw something
  CHECK(hunts(hunter));
  for (const std::string& person : everybody) {
    const EventHistory& history = *study.history(0, person);
    CHECK(totals_of(history).orders <= totals_of(busiest).orders);
    CHECK((!hunts(history) || deals(history) <= deals(hunter)));
  }
}

TEST_CASE("Who deletes the guide after most contacts, and whose shares most friends saw") {
  engine::Setup setup = lively_setup(90);
  setup.network.degree = 12;
  setup.response.share = setup.response.friend_seen = engine::whole;
  engine::CampaignEntry chat = entry("guide_chat");
  set(chat, "opt_out", 300);
  EventHistoryStudy study({.timelines = {make_arm({"base", {}}, setup, {chat}).plan},
                           .seed = 3,
                           .people = {"deleted", "recruiter"}});
  CHECK(run_to_end(study, {}));
  REQUIRE(study.history(0, "deleted"));
  REQUIRE(study.history(0, "recruiter"));
  CHECK(std::ranges::any_of(study.history(0, "deleted")->events, [](const TraceEvent& event) {
    return event.kind == TraceKind::opted_out &&
           static_cast<engine::OptOut>(event.value[0]) == engine::OptOut::guide;
  }));
  CHECK(totals_of(*study.history(0, "recruiter")).told > 0);
}

TEST_CASE("A role that is nobody's in a run is nobody") {
  EventHistoryStudy study(
      {.timelines = {small_arm().plan}, .seed = 11, .people = {"deleted"}, .days = 40});
  CHECK(run_to_end(study, {})); // there are no guides to delete
  CHECK_FALSE(study.history(0, "deleted"));
  CHECK_THROWS_AS(life_of(study, 0, "deleted"), Error);
}

TEST_CASE("More people than can be followed are refused") {
  std::vector<std::string> people;
  for (int person = 0; person <= 64; ++person)
    people.push_back("members/" + std::to_string(person));
  EventHistoryStudy study(
      {.timelines = {small_arm().plan}, .seed = 11, .people = people, .days = 1});
  CHECK_THROWS_AS(run_to_end(study, {}), Error);
}

TEST_CASE("Two lives part at the first moment that only one of them has") {
  const Study study = study_of(small_scenario());
  const Arm mine = study.arms.front();
  const Arm none =
      *std::ranges::find_if(study.arms, [](const Arm& arm) { return arm.key.strategy == "none"; });
  EventHistoryStudy histories(
      {.timelines = {mine.plan, none.plan}, .seed = 11, .people = {"busiest"}, .days = 40});
  CHECK(run_to_end(histories, {}));
  const EventHistory& with = *histories.history(0, "busiest");
  const EventHistory& without = *histories.history(1, "busiest");
  CHECK(with.person == without.person);
  const EventHistoryDifference difference = difference_of(with, *mine.plan, without, *none.plan);
  REQUIRE(difference.parting);
  CHECK(with.events[difference.parting->mine].mechanism >= 0);
  for (std::size_t i = 0; i < difference.parting->mine; ++i)
    CHECK(with.events[i].kind == without.events[i].kind);
  CHECK(difference.change.paid == totals_of(with).paid - totals_of(without).paid);
  CHECK_FALSE(difference_of(with, *mine.plan, with, *mine.plan).parting);
}

TEST_CASE("Margins of everybody's orders are those of the books") {
  engine::Setup setup = lively_setup(60, 64);
  engine::CampaignEntry promotion = entry("promotion");
  set(promotion, "threshold", 30'00);
  set(promotion, "funding.store", 4'000);
  Arm arm =
      make_arm({"base", {}}, setup, {entry("guide_chat"), entry("live_stream", 1), promotion});
  std::vector<std::string> people;
  for (int person = 0; person < 64; ++person) people.push_back(plain_name(arm, person));
  EventHistoryStudy study({.timelines = {arm.plan}, .seed = 5, .people = people});
  CHECK(run_to_end(study, {}));
  engine::Fen margin = 0;
  for (const std::string& person : people)
    margin += margin_of(*study.history(0, person), arm.plan->economics());
  engine::World world(arm.plan, 5, 0);
  world.run_to(60);
  engine::Fen booked = 0;
  for (const engine::Account account :
       {engine::Account::sales, engine::Account::coupon_subsidy, engine::Account::discount_subsidy,
        engine::Account::refunds, engine::Account::goods, engine::Account::payment_fees,
        engine::Account::freight})
    for (int centre = 0; centre < world.state().ledger.cost_centres(); ++centre)
      booked -= world.state().ledger.total(account, 0, 60, centre);
  CHECK(margin != 0);
  CHECK(margin == booked);
}

} // namespace pondlab::tests::event_history_test
