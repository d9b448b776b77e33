// What kinds of mechanisms declare of themselves, for those who must not ask for one by its name.
#include "mechanisms/catalogue.hpp"

#include "support/ponds.hpp"
#include "support/set_parameter.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace pondlab::tests::catalogue_test {

using namespace pondlab::engine;

namespace {

Couplings couplings_of(const CampaignEntry& entry) { return entry.mechanism->profile().couplings; }

} // namespace

TEST_CASE("Couplings are a set, to which a coupon that may run out adds the stock") {
  CHECK(couplings_of(tests::entry("sms")).empty());
  CHECK(couplings_of(tests::entry("guide_chat")) == Couplings{Coupling::guide});
  for (const char* kind : {"sms", "guide_chat", "community_post"}) {
    CampaignEntry limited = tests::entry(kind);
    Couplings expected = couplings_of(limited);
    expected.insert(Coupling::stock);
    tests::set(limited, "coupon.issue_limit", 100);
    INFO(kind);
    CHECK(couplings_of(limited) == expected);
  }
}

TEST_CASE("Who declares a venue holds sessions there on its days, nobody else holds any") {
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    INFO(kind.kind);
    const auto plan =
        tests::plan_of(tests::lively_setup(5), {tests::entry(std::string(kind.kind))});
    const Mechanism& mechanism = *plan->campaign[0].mechanism;
    const std::optional<Venue> venue = mechanism.profile().venue;
    for (Day day = 0; day < 5; ++day) {
      const auto session = mechanism.session_on(day);
      REQUIRE(session.has_value() == venue.has_value());
      if (!session) continue;
      CHECK(session->venue == *venue);
      CHECK(session->minute_from < session->minute_to);
      CHECK(mechanism.terms()[static_cast<std::size_t>(session->price)].pay_share == 9'000);
    }
    CHECK(!mechanism.session_on(5));
  }
}

TEST_CASE("A notice goes to the chat that the parameters name, or to the other one") {
  CampaignEntry live = tests::entry("live_stream");
  const auto by = [&](int choice) {
    tests::set(live, "notice_by", choice);
    return live.mechanism->profile();
  };
  CHECK(by(0).surface == Surface::guide);
  CHECK(!by(0).otherwise);
  CHECK(by(1).surface == Surface::community);
  CHECK(by(2).surface == Surface::guide);
  CHECK(by(2).otherwise == Surface::community);
}

TEST_CASE("Kinds of one group are told apart by their colours") {
  std::set<std::pair<Group, int>> colours;
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    const Profile profile = kind.make()->profile();
    CHECK(profile.colour < 8);
    CHECK(colours.emplace(profile.group, profile.colour).second);
  }
}

} // namespace pondlab::tests::catalogue_test
