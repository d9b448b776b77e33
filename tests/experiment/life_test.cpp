#include "engine/world.hpp"
#include "experiment/life.hpp"
#include "experiment/study.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <algorithm>

using namespace pondlab;
using namespace pondlab::experiment;
using namespace pondlab::tests;
using engine::TraceEvent;
using engine::TraceKind;

namespace {

Arm small_arm() { return study_of(small_scenario()).arms.front(); }

Life life_of(const std::string& person) { return *follow(small_arm(), 11, 0, person, 40); }

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
  const Life life = life_of("busiest");
  REQUIRE(totals_of(life).orders > 0);
  CHECK(std::ranges::is_sorted(life.events, {}, &TraceEvent::day));
  for (std::size_t i = 0; i < life.events.size(); ++i) {
    const TraceEvent& event = life.events[i];
    if (event.kind != TraceKind::order) continue;
    const auto decision =
        std::find_if(life.events.begin(), life.events.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const TraceEvent& earlier) {
                       return earlier.kind == TraceKind::decision && earlier.day == event.day &&
                              earlier.minute == event.minute && earlier.value[6] != 0;
                     });
    CHECK(decision != life.events.begin() + static_cast<std::ptrdiff_t>(i));
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
  const Life life = life_of("busiest");
  CHECK(totals_of(life).orders == life.after.orders - life.before.orders);
}

TEST_CASE("A shorter life is the beginning of a longer one") {
  const Arm arm = small_arm();
  const Life longer = *follow(arm, 11, 0, "members/17", 40);
  const Life shorter = *follow(arm, 11, 0, "members/17", 20);
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
  CHECK_FALSE(follow(small_arm(), 11, 0, "members/17", 40, [] { return false; }));
  CHECK_FALSE(follow(small_arm(), 11, 0, "busiest", 40, [] { return false; }));
}
