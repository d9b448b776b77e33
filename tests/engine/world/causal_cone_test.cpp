// A campaign changes nobody but those it can reach: the people it contacts, and whoever its own and
// the other mechanisms' declared couplings tie to them.
#include "engine/world/world.hpp"
#include "mechanisms/catalogue.hpp"
#include "mechanisms/common/guides.hpp"
#include "support/builds.hpp"
#include "support/compare.hpp"
#include "support/onlooker.hpp"
#include "support/set_parameter.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace pondlab::tests::causal_cone_test {

using namespace pondlab::engine;
using tests::SeenDay;
using tests::Testimony;

namespace {

constexpr Day begins = 30, ends = 60;

/// Few people to address, many others, in many small stores, with friends across both.
Setup setup() {
  Setup setup = tests::plain_setup(ends);
  setup.segments = {tests::plain_segment("few", 60), tests::plain_segment("some", 250),
                    tests::plain_segment("many", 2'300)};
  for (Segment& segment : setup.segments) {
    segment.sea = 100;
    segment.never_bought = 2'000;
    segment.channels = {3'000, 2'000, 5'000};
    segment.purchase.rate_shape = 1;
    segment.purchase.conversion = 1'000;
  }
  setup.stores = {with_defaults<StoreGroup>()};
  setup.stores[0].id = "stores";
  setup.stores[0].stores = 60;
  setup.network = {.degree = 3, .rewired = 1'000, .tail = 2.5};
  setup.response.share = 5'000;
  setup.response.friend_seen = 5'000;
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "search";
  inflow.segment = "many";
  inflow.per_day = 2;
  setup.inflow = {inflow};
  Product product = with_defaults<Product>();
  product.id = "coat";
  product.stock = {20, 20};
  setup.products = {product};
  return setup;
}

/// So that its effect shows: what the kind has of it.
void strengthen(CampaignEntry& entry) {
  const std::pair<const char*, double> strong[] = {
      {"seen", 5'000},  {"stimulus", 2}, {"consented", whole}, {"asked", whole}, {"passed", whole},
      {"threshold", 0}, {"effort", 0},   {"pay_share", 6'000}, {"buy", whole}};
  for (const auto& [parameter, value] : strong) try {
      tests::set(entry, parameter, value);
    } catch (const std::invalid_argument&) {
    }
}

/// Whether it can change the life of people whom it does not address on the day: who climbs by
/// ordering, comes to a price that stands, is asked at the till, earns the next coupon or buys a
/// card.
bool is_met_without_contact(std::string_view kind) {
  static constexpr std::array<std::string_view, 8> kinds{"coupon_ladder", "promotion", "add_friend",
                                                         "coupon",        "group_buy", "presale",
                                                         "subscription",  "gift_card"};
  return std::ranges::find(kinds, kind) != kinds.end();
}

CampaignEntry treatment(const std::string& kind) {
  CampaignEntry entry = tests::entry(kind, 7);
  const Date from{setup().horizon.start.days + begins};
  tests::set(entry, kind == "coupon_ladder" ? "from" : "schedule.from", from);
  tests::set(entry, "target.segments", std::vector<std::string>{"few"});
  strengthen(entry);
  return entry;
}

/// A pond that is already busy.
Campaign busy() {
  Campaign campaign;
  for (const char* kind : {"sms", "guide_chat", "community_post"}) {
    campaign.push_back(tests::entry(kind));
    tests::set(campaign.back(), "schedule.every_days", 3);
    tests::set(campaign.back(), "coupon.face", 10'00);
  }
  // Its last coupons are fought for, which ties all it addresses to each other.
  tests::set(campaign[0], "coupon.issue_limit", 30);
  tests::set(campaign[0], "target.segments", std::vector<std::string>{"few", "some"});
  return campaign;
}

class Cone {
public:
  explicit Cone(const World& world) : plan_(world.plan()), inside_(world.state().people.size()) {}

  bool contains(PersonIndex person) const { return inside_[person]; }
  std::size_t size() const {
    std::size_t count = 0;
    for (const char in : inside_) count += in != 0;
    return count;
  }
  void add(PersonIndex person) { inside_[person] = 1; }

  /// Widens by a day of both worlds; `treatment` is the index of what was added to the one.
  void widen(const World& world, const SeenDay& day, const SeenDay& plain, int treatment) {
    const auto& friends = world.population()->friends;
    for (const Contacting& contacting : day.contactings)
      if (contacting.mechanism == treatment)
        contacting.audience.each([&](PersonIndex person) { add(person); });
    if (is_met_without_contact(plan_.campaign[static_cast<std::size_t>(treatment)].kind))
      for (PersonIndex person = 0; person < inside_.size(); ++person)
        if (plan_.layout.cohort_of(person).segment == 0) add(person);
    for (const Contacting& contacting : day.contactings) couple(world.state().people, contacting);
    for (const auto* orders : {&day.orders, &plain.orders})
      for (const Order& order : *orders)
        if (order.attributed >= 0 && contains(order.person))
          for (const PersonIndex other : friends.of(order.person)) add(other);
  }

  /// Ties of the mechanisms of the day: one of a guide's contacts in the cone, all of them in it.
  void couple(const People& people, const Contacting& contacting) {
    const auto& entry = plan_.campaign[static_cast<std::size_t>(contacting.mechanism)];
    const Couplings couplings = entry.mechanism->profile().couplings;
    if (couplings.has(Coupling::guide))
      add_groups(people, reach::guide,
                 [&](PersonIndex p) { return mechanisms::guide_of(plan_, people, p); });
    if (couplings.has(Coupling::community))
      add_groups(people, reach::community,
                 [&](PersonIndex p) { return mechanisms::community_of(plan_, people, p); });
    if (couplings.has(Coupling::stock) || couplings.has(Coupling::everyone)) {
      bool touched = false;
      contacting.audience.each([&](PersonIndex person) { touched = touched || contains(person); });
      if (touched) contacting.audience.each([&](PersonIndex person) { add(person); });
    }
  }

private:
  template <class GroupOf>
  void add_groups(const People& people, std::uint8_t bit, GroupOf group_of) {
    std::vector<char> touched(10'000, 0);
    for (PersonIndex p = 0; p < inside_.size(); ++p)
      if (inside_[p] && people.reach[p] & bit) touched[group_of(p)] = 1;
    for (PersonIndex p = 0; p < inside_.size(); ++p)
      if (people.reach[p] & bit && touched[group_of(p)]) inside_[p] = 1;
  }

  const Plan& plan_;
  std::vector<char> inside_;
};

struct Pair {
  Pair(Campaign others, const std::string& kind)
      : testimony(std::make_shared<Testimony>()), plain_testimony(std::make_shared<Testimony>()),
        treatment_id(treatment(kind).id) {
    Campaign before = others;
    before.push_back(tests::onlooker(plain_testimony));
    others.push_back(treatment(kind));
    others.push_back(tests::onlooker(testimony));
    plain.emplace(tests::plan_of(setup(), std::move(before)), 21, 0);
    treated.emplace(tests::plan_of(setup(), std::move(others)), 21, 0);
  }
  int treated_index() const { return treated->plan().mechanism_index(treatment_id); }
  std::shared_ptr<Testimony> testimony, plain_testimony;
  std::string treatment_id;
  std::optional<World> plain, treated;
};

} // namespace

TEST_CASE("A campaign added on day 30 leaves days 0 to 29 bit for bit") {
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    INFO(kind.kind);
    for (const bool others : {false, true}) {
      Pair pair(others ? busy() : Campaign{}, std::string(kind.kind));
      pair.plain->run_to(ends);
      pair.treated->run_to(ends);
      const auto& plain = pair.plain->day_hashes();
      const auto& treated = pair.treated->day_hashes();
      CHECK(std::equal(plain.begin(), plain.begin() + begins, treated.begin()));
      CHECK(!std::equal(plain.begin() + begins, plain.end(), treated.begin() + begins));
    }
  }
}

TEST_CASE("Everybody outside a campaign's causal cone lives the same life, bit for bit") {
  for (const mechanisms::Kind& kind : mechanisms::catalogue())
    for (const bool others : {false, true}) {
      if (is_slow_build() && !others) continue;
      Pair pair(others ? busy() : Campaign{}, std::string(kind.kind));
      Cone cone(*pair.treated);
      std::int64_t different = 0;
      while (!pair.treated->at_end()) {
        const Day day = pair.treated->day();
        pair.plain->step();
        pair.treated->step();
        if (day < begins) continue;
        cone.widen(*pair.treated, (*pair.testimony)[static_cast<std::size_t>(day)],
                   (*pair.plain_testimony)[static_cast<std::size_t>(day)], pair.treated_index());
        different = 0;
        for (const PersonIndex person : tests::different_people(*pair.plain, *pair.treated)) {
          ++different;
          if (cone.contains(person)) continue; // of so many a text each would take the most time
          FAIL(kind.kind << (others ? " beside others" : " alone") << ", day " << day << ", "
                         << pair.treated->person_name(person));
        }
      }
      INFO(kind.kind << (others ? " beside others" : " alone") << ": " << different << " of "
                     << cone.size() << " in the cone differ, of "
                     << pair.treated->plan().layout.people());
      CHECK(different > 0);
      CHECK(cone.size() < 1'800); // of 2,910: the check above is not empty
    }
}

} // namespace pondlab::tests::causal_cone_test
