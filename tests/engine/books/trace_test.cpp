// Whose the numbers are: a witness over everybody can add up every count and every posting again,
// and looking changes nothing.
#include "engine/world/world.hpp"
#include "experiment/study/study.hpp"
#include "support/ponds.hpp"
#include "support/set_parameter.hpp"
#include "support/shipped.hpp"
#include "support/worlds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <functional>

namespace pondlab::tests::trace_test {

using namespace pondlab::engine;

namespace {

/// Adds up what it is told, person by person, into counts and books of its own.
class Recount final : public Witness, public Tally {
public:
  explicit Recount(const Plan& plan)
      : Witness({}, 0, this), counts(plan.day_count(), plan.mechanism_count()),
        ledger(plan.day_count(), plan.mechanism_count()) {}

  void record(const TraceEvent&) override {}
  void counted(PersonIndex, Counter counter, std::int64_t n) override {
    counts.at(day, counter) += n;
  }
  void counted(PersonIndex, int mechanism, TouchCounter counter, std::int64_t n) override {
    counts.at(day, mechanism, counter) += n;
  }
  void posted(PersonIndex, int cost_centre, Account debit, Account credit, Fen amount) override {
    ledger.post(day, cost_centre, debit, credit, amount);
  }

  Day day = 0;
  DayCounts counts;
  Ledger ledger;
};

bool is_nobodys(Counter counter) { return counter == Counter::live_sessions || is_stock(counter); }
bool is_nobodys(TouchCounter counter) {
  return counter == TouchCounter::tasks || counter == TouchCounter::tasks_done;
}

/// CHECK(actual == expected) with an INFO, whose text is made only where they differ: there are
/// millions of them.
template <class Describe>
void agree(std::int64_t actual, std::int64_t expected, const Describe& describe) {
  if (actual == expected) return;
  INFO(describe());
  CHECK(actual == expected);
}

std::string place_of(std::string_view counter, Day day) {
  return std::string(counter) + " of day " + std::to_string(day);
}
std::string place_of(std::string_view counter, int mechanism, Day day) {
  return place_of(counter, day) + ", mechanism " + std::to_string(mechanism);
}

std::string of_centre(std::string_view account, int centre, Day day) {
  return place_of(account, day) + ", cost centre " + std::to_string(centre);
}

void check_counts(const DayCounts& counts, const DayCounts& recount, Day day) {
  for (int i = 0; i < counter_count; ++i) {
    const auto counter = static_cast<Counter>(i);
    agree(recount.at(day, counter), is_nobodys(counter) ? 0 : counts.at(day, counter),
          [&] { return place_of(key_of(counter), day); });
  }
  for (int m = 0; m < counts.mechanisms(); ++m)
    for (int i = 0; i < touch_counter_count; ++i) {
      const auto counter = static_cast<TouchCounter>(i);
      agree(recount.at(day, m, counter), is_nobodys(counter) ? 0 : counts.at(day, m, counter),
            [&] { return place_of(key_of(counter), m, day); });
    }
}

void check_books(const Ledger& books, const Ledger& recount, Day day) {
  for (int centre = 0; centre < books.cost_centres(); ++centre) {
    Fen nobodys = 0;
    for (const AccountInfo& info : accounts()) {
      const Fen booked = books.cell(day, centre, info.account);
      if (info.nobodys) nobodys += booked;
      if (info.account == Account::cash) continue;
      agree(recount.cell(day, centre, info.account), info.nobodys ? 0 : booked,
            [&] { return of_centre(info.key, centre, day); });
    }
    agree(recount.cell(day, centre, Account::cash) - nobodys,
          books.cell(day, centre, Account::cash), [&] { return of_centre("cash", centre, day); });
  }
}

/// Counts again from the events that a follower of everybody is told.
class Retelling final : public Witness {
public:
  explicit Retelling(const Plan& plan)
      : Witness(everybody(plan), plan.layout.places()),
        counts(plan.day_count(), plan.mechanism_count()) {}

  void record(const TraceEvent& event) override {
    const auto count = [&](Counter counter, std::int64_t n = 1) {
      counts.at(event.day, counter) += n;
    };
    const auto touch = [&](TouchCounter counter, std::int64_t n = 1) {
      counts.at(event.day, event.mechanism, counter) += n;
    };
    const auto whole_value = [&](std::size_t i) {
      return static_cast<std::int64_t>(event.value[i]);
    };
    switch (event.kind) {
    case TraceKind::joined:
      return count(Counter::joined);
    case TraceKind::seen:
      touch(TouchCounter::seen, whole_value(1));
      touch(TouchCounter::seers);
      [[fallthrough]];
    case TraceKind::unseen:
      touch(TouchCounter::audience);
      return touch(TouchCounter::delivered, whole_value(4));
    case TraceKind::clicked:
      return touch(TouchCounter::clicked);
    case TraceKind::issued:
      touch(TouchCounter::audience, 1 - whole_value(1));
      touch(TouchCounter::delivered, 1 - whole_value(1));
      [[fallthrough]];
    case TraceKind::claimed:
      touch(TouchCounter::issued);
      return touch(TouchCounter::claimed);
    case TraceKind::given:
      touch(TouchCounter::issued, whole_value(1));
      return touch(TouchCounter::claimed, whole_value(1));
    case TraceKind::gained: // who is asked for that alone
      touch(TouchCounter::audience);
      touch(TouchCounter::delivered);
      touch(TouchCounter::won);
      return count(Counter::befriended, whole_value(0) == reach::guide);
    case TraceKind::declined:
      touch(TouchCounter::audience);
      touch(TouchCounter::delivered);
      return touch(TouchCounter::declined);
    case TraceKind::pledged:
      touch(TouchCounter::pledged_paid, event.money);
      return touch(TouchCounter::pledged);
    case TraceKind::resolved: {
      const auto fate = static_cast<Fate>(whole_value(0));
      const bool is_order = fate == Fate::complete || fate == Fate::deliver;
      return touch(is_order ? TouchCounter::completed : TouchCounter::cancelled);
    }
    case TraceKind::opted_out: {
      const auto kind = static_cast<OptOut>(whole_value(0));
      return count(kind == OptOut::phone       ? Counter::opted_out
                   : kind == OptOut::guide     ? Counter::deleted
                   : kind == OptOut::community ? Counter::muted
                                               : Counter::unfollowed);
    }
    case TraceKind::friend_share:
      return count(Counter::friend_contacts);
    case TraceKind::visit:
      if (event.mechanism >= 0) touch(TouchCounter::viewers);
      return count(event.value[2] != 0
                       ? Counter::lost_to_closure
                       : static_cast<Counter>(static_cast<int>(Counter::visits_store) +
                                              static_cast<int>(whole_value(0))));
    case TraceKind::order:
      if (event.value[4] >= 0)
        ++counts.at(event.day, static_cast<int>(whole_value(4)), TouchCounter::redeemed);
      if (event.mechanism >= 0) {
        touch(TouchCounter::orders);
        touch(TouchCounter::paid, event.money);
        touch(TouchCounter::converted, whole_value(5));
      }
      return count(event.value[1] != 0 ? Counter::baseline_orders : Counter::campaign_orders);
    case TraceKind::refused:
      return touch(TouchCounter::refused);
    case TraceKind::pulled_tick:
      return count(Counter::pulled_ticks);
    case TraceKind::put_off:
      if (event.value[1] == 0) return;
      return count(event.value[0] != 0 ? Counter::waiting_ticks : Counter::put_off_ticks);
    case TraceKind::dropped_out:
      return count(Counter::drop_outs);
    case TraceKind::returned:
      count(Counter::returns);
      return count(Counter::refunded, event.money);
    case TraceKind::shared:
      return count(Counter::shares);
    case TraceKind::card_bought:
      touch(TouchCounter::cards_sold);
      return touch(TouchCounter::card_sales, whole_value(2));
    case TraceKind::card_given:
      return touch(TouchCounter::cards_given);
    case TraceKind::card_received:
    case TraceKind::card_over:
      return;
    case TraceKind::decision:
      return;
    }
  }

  DayCounts counts;

private:
  static Audience everybody(const Plan& plan) {
    Audience all(plan.layout.places());
    for (const Cohort& cohort : plan.layout.cohorts())
      for (PersonIndex i = 0; i < cohort.count; ++i) all.insert(cohort.first + i);
    return all;
  }
};

void check_retelling(const DayCounts& counts, const DayCounts& retold, Day day) {
  for (const Counter counter :
       {Counter::joined, Counter::visits_store, Counter::visits_marketplace, Counter::visits_shop,
        Counter::lost_to_closure, Counter::baseline_orders, Counter::campaign_orders,
        Counter::pulled_ticks, Counter::put_off_ticks, Counter::waiting_ticks, Counter::drop_outs,
        Counter::returns, Counter::refunded, Counter::deleted, Counter::opted_out, Counter::muted,
        Counter::shares, Counter::friend_contacts}) {
    agree(retold.at(day, counter), counts.at(day, counter),
          [&] { return place_of(key_of(counter), day); });
  }
  for (int m = 0; m < counts.mechanisms(); ++m)
    for (int i = 0; i < touch_counter_count; ++i) {
      const auto counter = static_cast<TouchCounter>(i);
      if (is_nobodys(counter) || counter == TouchCounter::subsidy ||
          counter == TouchCounter::funded || counter == TouchCounter::given_back ||
          counter == TouchCounter::card_spent)
        continue;
      agree(retold.at(day, m, counter), counts.at(day, m, counter),
            [&] { return place_of(key_of(counter), m, day); });
    }
}

/// Every strategy of every shipped scenario, with few people.
void each_arm(const std::function<void(const experiment::Arm&, std::uint64_t seed)>& f) {
  for (const tests::Shipped& shipped : tests::affordable_scenarios()) {
    const auto read = scenario::read(tests::shrunken(shipped, 1'200, 120), shipped.name);
    REQUIRE(read);
    for (const std::string& id : read.value->strategy_ids()) {
      INFO(shipped.name << ", strategy " << id);
      f(experiment::compile_arm(*read.value, {id, {}}), read.value->header.run.seed);
    }
  }
}

} // namespace

TEST_CASE("Everybody's counts and postings add up to the day's, and telling changes nothing") {
  each_arm([](const experiment::Arm& arm, std::uint64_t seed) {
    World world(arm.plan, seed, 0), told(arm.plan, world.population());
    Recount recount(*arm.plan);
    for (; !told.at_end(); ++recount.day) {
      told.run_to(recount.day + 1, recount);
      check_counts(told.state().counts, recount.counts, recount.day);
      check_books(told.state().ledger, recount.ledger, recount.day);
    }
    world.run_to(arm.plan->day_count());
    CHECK(told.day_hashes() == world.day_hashes());
    CHECK(told.state_hash() == world.state_hash());
  });
}

TEST_CASE("What a follower of everybody is told adds up to the day's counts") {
  each_arm([](const experiment::Arm& arm, std::uint64_t seed) {
    World world(arm.plan, seed, 0), followed(arm.plan, world.population());
    Retelling retelling(*arm.plan);
    followed.run_to(arm.plan->day_count(), retelling);
    for (Day day = 0; day < arm.plan->day_count(); ++day)
      check_retelling(followed.state().counts, retelling.counts, day);
    world.run_to(arm.plan->day_count());
    CHECK(followed.day_hashes() == world.day_hashes());
    CHECK(followed.state_hash() == world.state_hash());
  });
}

TEST_CASE("Who is followed is told of a contact that nobody can see") {
  CampaignEntry sms = tests::entry("sms");
  tests::set(sms, "seen", 0);
  const auto plan = tests::plan_of(tests::lively_setup(5, 300), {sms});
  World world(plan, 7, 0);
  Retelling retelling(*plan);
  world.run_to(5, retelling);
  const std::int64_t delivered = world.state().counts.total(0, TouchCounter::delivered, 0, 5);
  CHECK(delivered > 0);
  CHECK(retelling.counts.total(0, TouchCounter::delivered, 0, 5) == delivered);
  CHECK(world.state().counts.total(0, TouchCounter::seen, 0, 5) == 0);
}

} // namespace pondlab::tests::trace_test
