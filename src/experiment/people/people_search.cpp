#include "experiment/people/people_search.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace pondlab::experiment {

namespace {

using engine::Account;
using engine::Counter;
using engine::Day;
using engine::PersonIndex;
using engine::TouchCounter;
using engine::World;

bool is_paid(Counter counter) {
  return counter == Counter::paid_store || counter == Counter::paid_marketplace ||
         counter == Counter::paid_shop;
}

bool is_order(Counter counter) {
  return counter == Counter::orders_store || counter == Counter::orders_marketplace ||
         counter == Counter::orders_shop;
}

/// Whether somebody counts towards a stock as they stand.
bool belongs_to(Counter stock, const engine::People& people, PersonIndex person) {
  if (!people.in_pool(person)) return false;
  const std::uint8_t bits = people.reach[person];
  switch (stock) {
  case Counter::members:
    return true;
  case Counter::contacts:
    return bits & engine::reach::guide;
  case Counter::in_community:
    return (bits & engine::reach::community) && !(bits & engine::reach::muted);
  case Counter::followers:
    return (bits & engine::reach::follower) != 0;
  case Counter::phones:
    return bits & engine::reach::phone;
  default:
    return false;
  }
}

/// Keeps one person's sums.
struct PersonSum {
  std::int64_t today = 0;
  std::int64_t amount = 0;
  engine::Fen paid = 0;
  std::int32_t anyway = 0;
  std::int16_t first = INT16_MAX;
  std::int16_t last = -1;
};

/// Adds to a day's sums what one world tells, with a sign.
class Adding final : public engine::Witness, public engine::Tally {
public:
  /// `composition` is about the plan of the day. Sign −1: of the twin, 0: whose orders alone count.
  Adding(MeasureComposition composition, int sign, std::vector<PersonSum>& sums,
         std::vector<PersonIndex>& touched, int mechanisms)
      : Witness({}, 0, this), makeup_(std::move(composition)), sign_(sign), sums_(sums),
        touched_(touched), asked_(static_cast<std::size_t>(mechanisms), false) {
    for (const int m : makeup_.mechanisms) asked_[static_cast<std::size_t>(m)] = true;
  }

  void record(const engine::TraceEvent&) override {}

  void counted(PersonIndex person, Counter counter, std::int64_t n) override {
    if (is_paid(counter)) sums_[person].paid += sign_ * n;
    if (sign_ <= 0 && is_order(counter)) sums_[person].anyway += static_cast<std::int32_t>(n);
    add(person, makeup_.counters[static_cast<std::size_t>(counter)] * n);
  }
  void counted(PersonIndex person, int mechanism, TouchCounter counter, std::int64_t n) override {
    if (asked_[static_cast<std::size_t>(mechanism)])
      add(person, makeup_.touches[static_cast<std::size_t>(counter)] * n);
  }
  void posted(PersonIndex person, int cost_centre, Account debit, Account credit,
              engine::Fen amount) override {
    if (makeup_.cost_centre && *makeup_.cost_centre != cost_centre) return;
    add(person, (makeup_.accounts[static_cast<std::size_t>(debit)] -
                 makeup_.accounts[static_cast<std::size_t>(credit)]) *
                    amount);
  }

private:
  void add(PersonIndex person, std::int64_t amount) {
    if (amount == 0 || sign_ == 0) return;
    sums_[person].today += sign_ * amount;
    touched_.push_back(person);
  }

  MeasureComposition makeup_;
  int sign_;
  std::vector<PersonSum>& sums_;
  std::vector<PersonIndex>& touched_;
  std::vector<bool> asked_; ///< by mechanism
};

} // namespace

class PeopleSearch::Count {
public:
  Count(MeasureComposition composition, Day from, Day to, Run run, std::optional<Run> twin)
      : makeup_(std::move(composition)), from_(makeup_.balance ? 0 : from), to_(to),
        begin_(run.world.day()), run_(std::move(run)), twin_(std::move(twin)),
        sums_(makeup_.stock ? 0 : world().state().people.size()) {}

  bool done() const { return world().day() >= to_; }
  double share() const {
    return done() ? 1 : double(world().day() - begin_) / std::max(1, to_ - begin_);
  }
  const World& world() const { return run_.world; }
  const engine::PlanTimeline& timeline() const { return run_.timeline; }

  void advance() {
    if (done()) return;
    const Day day = world().day();
    while (twin_ && twin_->world.day() < day) step(*twin_);
    if (day < from_ || makeup_.stock) {
      step(run_);
      if (twin_) step(*twin_);
      return;
    }
    count(run_, 1);
    if (twin_) count(*twin_, compares() ? -1 : 0);
    close(day);
  }

  PeopleBehind people() const {
    PeopleBehind found{.composition = makeup_,
                       .from = from_,
                       .to = to_,
                       .people = {},
                       .knows_anyway = twin_ && !makeup_.stock};
    found.figure = figure_of(run_) - (compares() ? figure_of(*twin_) : 0);
    const std::size_t places = world().state().people.size();
    for (PersonIndex person = 0; person < places; ++person) {
      const PersonSum sum = makeup_.stock ? standing(person) : sums_[person];
      if (sum.amount == 0) continue;
      found.people.push_back(behind(person, sum));
      found.of_people += sum.amount;
    }
    return found;
  }

private:
  bool compares() const { return twin_ && makeup_.twin != engine::Twin::none; }

  static void step(Run& run) {
    run.timeline.turn(run.world);
    run.world.step();
  }

  void count(Run& run, int sign) {
    run.timeline.turn(run.world);
    Adding adding(in_terms_of(run.timeline.places_on(run.world.day()), makeup_), sign, sums_,
                  touched_, run.world.plan().mechanism_count());
    run.world.run_to(run.world.day() + 1, adding);
  }

  /// What a day came to for each person, once both worlds have been through it.
  void close(Day day) {
    for (const PersonIndex person : touched_) {
      PersonSum& sum = sums_[person];
      const std::int64_t today = std::exchange(sum.today, 0);
      if (today == 0) continue; // told of before, or the same in both worlds
      sum.amount += today;
      sum.first = std::min(sum.first, static_cast<std::int16_t>(day));
      sum.last = static_cast<std::int16_t>(day);
    }
    touched_.clear();
  }

  std::int64_t figure_of(const Run& run) const {
    const engine::State& state = run.world.state();
    return sum_of(in_terms_of(run.timeline.places_on(std::max(to_ - 1, 0)), makeup_), state.counts,
                  state.ledger, from_, to_);
  }

  PersonSum standing(PersonIndex person) const {
    PersonSum sum;
    for (std::size_t i = 0; i < makeup_.counters.size(); ++i)
      if (makeup_.counters[i] != 0 &&
          belongs_to(static_cast<Counter>(i), world().state().people, person))
        sum.amount += makeup_.counters[i];
    sum.first = sum.last = static_cast<std::int16_t>(to_ - 1);
    return sum;
  }

  PersonBehind behind(PersonIndex person, const PersonSum& sum) const {
    const engine::People& people = world().state().people;
    return {.person = person,
            .amount = sum.amount,
            .paid = sum.paid,
            .anyway = sum.anyway,
            .first = sum.first,
            .last = sum.last,
            .stage = people.stage[person],
            .reach = people.reach[person],
            .joined = people.joined[person],
            .orders = people.orders[person]};
  }

  MeasureComposition makeup_;
  Day from_, to_, begin_;
  Run run_;
  std::optional<Run> twin_;
  std::vector<PersonSum> sums_;      ///< by person; none for a stock
  std::vector<PersonIndex> touched_; ///< today, some more than once
};

bool same_people(const engine::Plan& one, const engine::Plan& other) {
  const auto key = [](const engine::Cohort& cohort) {
    return std::tuple(cohort.segment, cohort.sea, cohort.hash, cohort.first, cohort.count);
  };
  return std::ranges::equal(one.layout.cohorts(), other.layout.cohorts(), {}, key, key);
}

PeopleSearch::PeopleSearch(MeasureComposition composition, Day from, Day to, Run run,
                           std::optional<Run> twin)
    : count_(std::make_unique<Count>(std::move(composition), from, to, std::move(run),
                                     std::move(twin))) {}
PeopleSearch::PeopleSearch(PeopleSearch&&) noexcept = default;
PeopleSearch& PeopleSearch::operator=(PeopleSearch&&) noexcept = default;
PeopleSearch::~PeopleSearch() = default;

bool PeopleSearch::done() const { return count_->done(); }
double PeopleSearch::share() const { return count_->share(); }
void PeopleSearch::advance() { count_->advance(); }
PeopleBehind PeopleSearch::people() const { return count_->people(); }
const World& PeopleSearch::world() const { return count_->world(); }
const engine::PlanTimeline& PeopleSearch::timeline() const { return count_->timeline(); }

} // namespace pondlab::experiment
