#include "experiment/people/personas.hpp"

#include <algorithm>
#include <tuple>

namespace pondlab::experiment {

namespace {

using engine::PersonIndex;
using engine::TraceEvent;
using engine::TraceKind;

constexpr std::array<std::string_view, personas.size()> words = {"busiest", "typical", "deleted",
                                                                 "recruiter", "hunter"};

/// What is remembered of a person. Counts stop at the top.
struct Numbers {
  engine::Fen paid = 0;
  engine::Fen saved = 0;
  std::uint16_t orders = 0;
  std::uint16_t deals = 0;   ///< orders below the list price
  std::uint16_t touched = 0; ///< contacts that arrived, and coupons
  std::uint16_t seen = 0;
  std::uint16_t seen_before_deleting = 0; ///< plus one; 0: still friends
  std::uint16_t heard = 0;                ///< friends who saw a share of theirs
};

void count(std::uint16_t& number) {
  if (number < UINT16_MAX) ++number;
}

engine::Audience everybody(const engine::Layout& layout) {
  engine::Audience all(layout.places());
  for (const engine::Cohort& cohort : layout.cohorts())
    for (PersonIndex i = 0; i < cohort.count; ++i) all.insert(cohort.first + i);
  return all;
}

/// Whoever has most of `merit`, where anybody has any.
template <class Merit>
std::optional<PersonIndex> best(const std::vector<Numbers>& people, Merit merit) {
  std::optional<PersonIndex> found;
  auto most = merit(Numbers{});
  for (PersonIndex person = 0; person < people.size(); ++person)
    if (const auto mine = merit(people[person]); mine > most) {
      most = mine;
      found = person;
    }
  return found;
}

/// Those who ordered and saw something of the campaign; where there are none those whom it reached,
/// and else all who ordered.
std::vector<PersonIndex> buyers_of(const std::vector<Numbers>& people) {
  std::vector<PersonIndex> buyers, touched, seers;
  for (PersonIndex person = 0; person < people.size(); ++person) {
    if (people[person].orders == 0) continue;
    buyers.push_back(person);
    if (people[person].touched > 0) touched.push_back(person);
    if (people[person].seen > 0) seers.push_back(person);
  }
  if (!seers.empty()) return seers;
  return touched.empty() ? buyers : touched;
}

std::optional<PersonIndex> middle_buyer(const std::vector<Numbers>& people) {
  std::vector<PersonIndex> buyers = buyers_of(people);
  if (buyers.empty()) return std::nullopt;
  const auto middle = buyers.begin() + static_cast<std::ptrdiff_t>((buyers.size() - 1) / 2);
  std::ranges::nth_element(buyers, middle, {}, [&](PersonIndex person) {
    return std::tuple(people[person].orders, people[person].paid, person);
  });
  return *middle;
}

/// Nobody where only those who would have paid the list's price order at a cut one.
std::optional<PersonIndex> coupon_hunter(const std::vector<Numbers>& people,
                                         const std::vector<engine::PersonRecord>& records) {
  const auto merit = [&](PersonIndex person) {
    const Numbers& n = people[person];
    return std::tuple(int{n.deals}, n.deals - n.orders, n.saved);
  };
  std::optional<PersonIndex> found;
  for (PersonIndex person = 0; person < people.size(); ++person) {
    const Numbers& n = people[person];
    const bool hunts = records[person].price_sensitivity > 0 && n.deals * 2 > n.orders;
    if (hunts && (!found || merit(person) > merit(*found))) found = person;
  }
  return found;
}

} // namespace

std::string_view word_of(Persona persona) { return words[static_cast<std::size_t>(persona)]; }

std::optional<Persona> persona_of(std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return personas[static_cast<std::size_t>(found - words.begin())];
}

class PersonaSearch::Tally final : public engine::Witness {
public:
  explicit Tally(const engine::Layout& layout)
      : Witness(everybody(layout), layout.places()), people_(layout.places()) {}

  void record(const TraceEvent& event) override {
    Numbers& person = people_[event.person];
    switch (event.kind) {
    case TraceKind::seen:
      count(person.seen);
      return count(person.touched);
    case TraceKind::unseen:
    case TraceKind::issued:
    case TraceKind::given:
    case TraceKind::pledged:
    case TraceKind::card_received:
      return count(person.touched);
    case TraceKind::opted_out:
      if (static_cast<engine::OptOut>(event.value[0]) == engine::OptOut::guide)
        person.seen_before_deleting =
            static_cast<std::uint16_t>(std::min<int>(UINT16_MAX, person.seen + 1));
      return;
    case TraceKind::friend_share:
      return count(people_[static_cast<PersonIndex>(event.value[1])].heard);
    case TraceKind::order:
      count(person.orders);
      person.paid += event.money;
      person.saved += static_cast<engine::Fen>(event.value[3]);
      if (event.value[3] > 0) count(person.deals);
      return;
    default:
      return;
    }
  }

  const std::vector<Numbers>& people() const { return people_; }

private:
  std::vector<Numbers> people_;
};

PersonaSearch::PersonaSearch(engine::PlanTimeline timeline,
                             std::shared_ptr<const engine::Population> population, engine::Day days,
                             bool busiest_alone)
    : timeline_(std::move(timeline)), world_(timeline_.begin(std::move(population))), days_(days) {
  if (!busiest_alone) tally_ = std::make_unique<Tally>(timeline_.plan().layout);
}

PersonaSearch::~PersonaSearch() = default;

void PersonaSearch::advance() {
  timeline_.turn(world_);
  if (tally_)
    world_.run_to(world_.day() + 1, *tally_);
  else
    world_.step();
}

Personas PersonaSearch::cast() const {
  const auto& before = world_.population()->people.orders;
  const auto& after = world_.state().people.orders;
  PersonIndex busiest = world_.plan().layout.cohorts().front().first;
  for (PersonIndex person = 0; person < after.size(); ++person)
    if (after[person] - before[person] > after[busiest] - before[busiest]) busiest = person;
  if (!tally_) return {busiest};
  const std::vector<Numbers>& people = tally_->people();
  return {busiest, middle_buyer(people),
          best(people, [](const Numbers& n) { return n.seen_before_deleting; }),
          best(people, [](const Numbers& n) { return n.heard; }),
          coupon_hunter(people, world_.population()->people.record)};
}

} // namespace pondlab::experiment
