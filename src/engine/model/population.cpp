#include "engine/model/population.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::engine {

namespace {

using Scores = std::array<double, GaussianCopula::max_size>;

Scores scores_of(const Plan& plan, const Source& source, PersonIndex person) {
  Draws draws(source, plan.layout.key_of(person), -1, stream::traits);
  return plan.segment_of(person).copula.scores(draws);
}

double score(const Scores& scores, Trait trait) { return scores[static_cast<std::size_t>(trait)]; }

std::int8_t in_32nds(double z) {
  return static_cast<std::int8_t>(std::clamp(std::floor(z * 32 + .5), -127., 127.));
}

/// Noise with the contact trait in .8 : .6, so that who is in the guide's list and who is in the
/// community overlap without being the same people.
double contact_score(double trait, double noise) { return .8 * trait + .6 * noise; }

bool among_top(double z, std::int32_t share) {
  return share >= whole || (share > 0 && z > normal_quantile(1 - share / double{whole}));
}

void draw_place(const Plan& plan, const Source& source, People& people, PersonIndex person) {
  if (plan.store_group.empty()) return;
  Draws draws(source, plan.layout.key_of(person), -1, stream::place);
  const auto store = draws.below(static_cast<std::uint32_t>(plan.store_group.size()));
  const StoreGroup& group = plan.setup.stores[static_cast<std::size_t>(plan.store_group[store])];
  people.store[person] = static_cast<std::uint16_t>(store);
  if (group.guides_per_store > 0)
    people.guide[person] =
        static_cast<std::uint8_t>(draws.below(static_cast<std::uint32_t>(group.guides_per_store)));
  if (group.communities_per_store > 0)
    people.community[person] = static_cast<std::uint8_t>(
        draws.below(static_cast<std::uint32_t>(group.communities_per_store)));
}

void draw_reach(const Plan& plan, const Source& source, People& people, PersonIndex person,
                double contact) {
  const Reach& reach = plan.segment_of(person).segment->reach;
  Draws draws(source, plan.layout.key_of(person), -1, stream::first_contact);
  const double for_guide = contact_score(contact, normal_quantile(draws.unit()));
  const double for_community = contact_score(contact, normal_quantile(draws.unit()));
  std::uint8_t bits = 0;
  if (draws.below(whole) < static_cast<std::uint32_t>(reach.phone)) bits |= reach::phone;
  if (plan.has_guide(people, person) && among_top(for_guide, reach.guide)) bits |= reach::guide;
  if (plan.has_community(people, person) && among_top(for_community, reach.community)) {
    bits |= reach::community;
    if (draws.below(whole) < static_cast<std::uint32_t>(reach.muted)) bits |= reach::muted;
  }
  Draws follows(source, plan.layout.key_of(person), -1, stream::following);
  if (follows.below(whole) < static_cast<std::uint32_t>(reach.follower)) bits |= reach::follower;
  people.reach[person] = bits;
}

std::int16_t past_day(double days_ago) {
  return static_cast<std::int16_t>(std::max(-30'000., -1 - std::floor(days_ago)));
}

/// Stage in which an Erlang clock of `stages` is that has not ticked while `ticks` were to be
/// expected: Poisson events at `stages` times the rate, fewer than `stages` of them.
std::uint8_t stage_after(int stages, double ticks, double u) {
  const double events = std::min(stages * ticks, 500.); // beyond, it is the last stage all the same
  std::array<double, 4> weight{1};
  double all = 1;
  for (int stage = 1; stage < stages; ++stage) {
    const auto i = static_cast<std::size_t>(stage);
    weight[i] = weight[i - 1] * events / stage;
    all += weight[i];
  }
  double rest = u * all;
  for (int stage = 0; stage + 1 < stages; ++stage)
    if ((rest -= weight[static_cast<std::size_t>(stage)]) < 0)
      return static_cast<std::uint8_t>(stage);
  return static_cast<std::uint8_t>(stages - 1);
}

/// Draws what a member's order clock did during the tenure. Given λ and p the clock stops at rate
/// λp, so: alive with e^(−λpT), orders before it Poisson with λ(1 − p), and the last of n uniform
/// times is T·u^(1/n). A dropped clock stopped at its last order.
void draw_history(const Plan& plan, const Source& source, People& people, PersonIndex person) {
  const Segment& segment = *plan.segment_of(person).segment;
  Draws draws(source, plan.layout.key_of(person), -1, stream::history);
  const double span = segment.tenure_max - segment.tenure_min;
  const double tenure = segment.tenure_min + draws.unit() * span;
  people.joined[person] = past_day(tenure);
  people.last_order[person] = people.joined[person];
  if (draws.below(whole) < static_cast<std::uint32_t>(segment.never_bought)) {
    people.stage[person] = Stage::registered;
    people.record[person].rate = static_cast<float>(segment.purchase.first_order / double{whole});
    return;
  }
  become_customer(plan, source, people, person);
  const double a_day = double{people.record[person].rate} / 7;
  const double p = people.record[person].drop_out;
  const bool at_first = segment.purchase.drop_out_at_first && draws.unit() < p;
  const double stopped = at_first ? 0 : -log(draws.unit()) / std::max(1e-12, a_day * p);
  const double lived = std::min(tenure, stopped);
  const auto repeats = poisson(draws.unit(), a_day * (1 - p) * lived);
  people.orders[person] = static_cast<std::uint16_t>(
      std::min<std::int64_t>(60'000, 1 + repeats + (stopped < tenure && !at_first ? 1 : 0)));
  double last = 0;
  if (stopped < tenure) {
    people.stage[person] = Stage::dropped;
    last = stopped;
  } else if (repeats > 0) {
    last = lived * pow(draws.unit(), 1.0 / static_cast<double>(repeats));
  }
  people.last_order[person] = past_day(tenure - last);
  if (const int stages = plan.segment_of(person).stages; stages > 1)
    people.record[person].clock_stage = stage_after(stages, a_day * (tenure - last), draws.unit());
}

void draw_person(const Plan& plan, const Source& source, People& people, const Cohort& cohort,
                 PersonIndex person) {
  const SegmentPlan& segment = plan.segments[static_cast<std::size_t>(cohort.segment)];
  const Scores z = scores_of(plan, source, person);
  people.record[person].price_sensitivity = in_32nds(score(z, Trait::price_sensitivity));
  people.record[person].newness = in_32nds(score(z, Trait::newness));
  people.record[person].responsiveness = in_32nds(score(z, Trait::responsiveness));
  const Basket& basket = segment.segment->basket;
  people.record[person].basket =
      static_cast<float>(basket.order_shape * static_cast<double>(basket.person_scale) /
                         segment.person_mean(-score(z, Trait::basket)));
  Draws coin(source, plan.layout.key_of(person), -1, stream::drop_out);
  people.record[person].drop_out = static_cast<float>(segment.drop_out(normal_quantile(coin.unit())));
  draw_place(plan, source, people, person);
  if (cohort.sea) {
    people.stage[person] = Stage::sea;
    return;
  }
  draw_reach(plan, source, people, person, score(z, Trait::contact));
  draw_history(plan, source, people, person);
  set_gate(plan, people, person);
}

std::vector<InflowClock> draw_clocks(const Plan& plan, const Source& source, std::size_t channel) {
  std::vector<InflowClock> clocks;
  if (plan.inflow[channel].cohort < 0) return clocks;
  const Cohort& cohort =
      plan.layout.cohorts()[static_cast<std::size_t>(plan.inflow[channel].cohort)];
  clocks.reserve(cohort.count);
  for (std::uint32_t i = 0; i < cohort.count; ++i) {
    Draws draws(source, person_key(cohort.hash, i), -1,
                stream::inflow_clock(static_cast<std::uint8_t>(channel)));
    clocks.push_back({-log(draws.unit53()), cohort.first + i});
  }
  std::sort(clocks.begin(), clocks.end(), [](const InflowClock& a, const InflowClock& b) {
    return a.clock != b.clock ? a.clock < b.clock : a.person < b.person;
  });
  return clocks;
}

} // namespace

double ticks_within(double rate_a_week, double p, int days) {
  const double ticks = rate_a_week * days / 7;
  return p > 0 ? -expm1(-ticks * p) / p : ticks;
}

void become_customer(const Plan& plan, const Source& source, People& people, PersonIndex person) {
  const SegmentPlan& segment = plan.segment_of(person);
  const Scores z = scores_of(plan, source, person);
  people.record[person].rate = static_cast<float>(segment.rate(score(z, Trait::rate)));
  people.stage[person] = Stage::customer;
}

namespace {

/// Organic visits a day; 0 for whom no clock runs.
double visits_a_day(const Plan& plan, const People& people, PersonIndex person) {
  return clock_runs(people.stage[person])
             ? plan.segment_of(person).visits_a_day(people.record[person].rate)
             : 0;
}

} // namespace

void set_gate(const Plan& plan, People& people, PersonIndex person) {
  people.filter[person] = thinning_bound(-expm1(-visits_a_day(plan, people, person)));
  if (people.record[person].response_state.stimulus != 0) set_campaign_gate(plan, people, person);
}

void set_campaign_gate(const Plan& plan, People& people, PersonIndex person) {
  const auto stimulus =
      static_cast<std::uint16_t>(std::max<std::int16_t>(people.record[person].response_state.stimulus, 0));
  const double more = plan.response_tables.visits(stimulus) - 1;
  people.campaign_thinning[person] = thinning_bound(visits_a_day(plan, people, person) * more);
}

namespace {

/// A few milliseconds' worth.
constexpr std::uint32_t people_a_piece = 8192;

/// What the friend graph and the clocks take beside the people, roughly.
constexpr double share_of_people = .6;

} // namespace

PopulationDrawing::PopulationDrawing(std::shared_ptr<const Plan> plan, const Source& source)
    : plan_(std::move(plan)), population_(std::make_shared<Population>()),
      friends_(plan_->setup.network, plan_->layout, source) {
  population_->source = source;
  population_->people.resize(plan_->layout.places());
}

void PopulationDrawing::work() {
  switch (part_) {
  case Part::people:
    draw_people();
    if (cohort_ == plan_->layout.cohorts().size()) part_ = Part::friends;
    return;
  case Part::friends:
    friends_.work();
    if (!friends_.done()) return;
    population_->friends = friends_.take();
    part_ = plan_->inflow.empty() ? Part::done : Part::clocks;
    return;
  case Part::clocks:
    population_->clocks.push_back(
        draw_clocks(*plan_, population_->source, population_->clocks.size()));
    if (population_->clocks.size() == plan_->inflow.size()) part_ = Part::done;
    return;
  case Part::done:
    return;
  }
}

/// Of one cohort at a time; one without people is a piece of its own.
void PopulationDrawing::draw_people() {
  if (cohort_ == plan_->layout.cohorts().size()) return;
  const Cohort& cohort = plan_->layout.cohorts()[cohort_];
  const std::uint32_t end = ordinal_ + std::min(people_a_piece, cohort.count - ordinal_);
  drawn_ += end - ordinal_;
  for (; ordinal_ < end; ++ordinal_)
    draw_person(*plan_, population_->source, population_->people, cohort, cohort.first + ordinal_);
  if (ordinal_ < cohort.count) return;
  ordinal_ = 0;
  ++cohort_;
}

double PopulationDrawing::share() const {
  if (part_ == Part::done) return 1;
  const double people = static_cast<double>(std::max<std::int64_t>(1, plan_->layout.people()));
  return share_of_people * static_cast<double>(drawn_) / people +
         (1 - share_of_people) * (part_ == Part::people ? 0 : friends_.share());
}

std::shared_ptr<const Population> populate(const Plan& plan, const Source& source) {
  // The plan outlives the drawing, which therefore need not share it.
  PopulationDrawing drawing(std::shared_ptr<const Plan>(std::shared_ptr<const Plan>(), &plan),
                            source);
  while (!drawing.done()) drawing.work();
  return drawing.take();
}

} // namespace pondlab::engine
