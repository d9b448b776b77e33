#include "engine/model/cohort_drawing.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/stream_id.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace pondlab::engine {

namespace {

double score(const Scores& scores, Trait trait) { return scores[static_cast<std::size_t>(trait)]; }

std::int8_t in_32nds(double z) {
  return static_cast<std::int8_t>(std::clamp(std::floor(z * 32 + .5), -127., 127.));
}

/// Noise with the contact trait in .8 : .6, so that who is in the guide's list and who is in the
/// community overlap without being the same people.
double contact_score(double trait, double noise) { return .8 * trait + .6 * noise; }

/// Score above which so many people lie.
double top_from(std::int32_t share) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (share >= whole) return -infinity;
  return share > 0 ? normal_quantile(1 - share / double{whole}) : infinity;
}

} // namespace

void become_customer(const SegmentPlan& segment, People& people, PersonIndex person,
                     const Scores& z) {
  people.record[person].rate = static_cast<float>(segment.rate(score(z, Trait::rate)));
  people.stage[person] = Stage::customer;
}

CohortDrawing::CohortDrawing(const Plan& plan, const Source& source, People& people,
                             const Cohort& cohort)
    : plan_(plan), source_(source), people_(people), cohort_(cohort),
      segment_(plan.segments[static_cast<std::size_t>(cohort.segment)]),
      guide_from_(top_from(segment_.segment->reach.guide)),
      community_from_(top_from(segment_.segment->reach.community)) {}

void CohortDrawing::draw_blocks() {
  constexpr std::array<std::pair<StreamId, std::uint32_t>, firsts> address{
      {{stream::traits, 0},
       {stream::traits, 1},
       {stream::traits, 2},
       {stream::drop_out, 0},
       {stream::place, 0},
       {stream::first_contact, 0},
       {stream::following, 0},
       {stream::history, 0}}};
  for (std::size_t i = 0; i < count_; ++i)
    keys_[i] = person_key(cohort_.hash, from_ + static_cast<std::uint32_t>(i));
  for (std::size_t first = 0; first < firsts; ++first)
    draw_many(source_, {keys_.data(), count_}, -1, address[first].first.packed(),
              address[first].second, blocks_[first].data());
}

Scores CohortDrawing::scores_of(std::size_t i) const {
  std::array<std::uint32_t, 12> words;
  for (std::size_t w = 0; w < words.size(); ++w) words[w] = blocks_[w / 4][i].word[w % 4];
  return segment_.copula.scores(words);
}

void CohortDrawing::draw_place(std::size_t i) {
  if (plan_.store_group.empty()) return;
  const Plan& plan = plan_;
  People& people = people_;
  const PersonIndex person = this->person(i);
  Draws draws = this->draws(i, stream::place, place);
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

void CohortDrawing::draw_reach(std::size_t i, double trait) {
  const Reach& reach = segment_.segment->reach;
  const PersonIndex person = this->person(i);
  Draws draws = this->draws(i, stream::first_contact, contact);
  const double for_guide = contact_score(trait, normal_quantile(draws.unit()));
  const double for_community = contact_score(trait, normal_quantile(draws.unit()));
  std::uint8_t bits = 0;
  if (draws.below(whole) < static_cast<std::uint32_t>(reach.phone)) bits |= reach::phone;
  if (plan_.has_guide(people_, person) && for_guide > guide_from_) bits |= reach::guide;
  if (plan_.has_community(people_, person) && for_community > community_from_) {
    bits |= reach::community;
    if (draws.below(whole) < static_cast<std::uint32_t>(reach.muted)) bits |= reach::muted;
  }
  Draws follows = this->draws(i, stream::following, following);
  if (follows.below(whole) < static_cast<std::uint32_t>(reach.follower)) bits |= reach::follower;
  people_.reach[person] = bits;
}

namespace {

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

} // namespace

/// Draws what a member's order clock did during the tenure. Given λ and p the clock stops at rate
/// λp, so: alive with e^(−λpT), orders before it Poisson with λ(1 − p), and the last of n uniform
/// times is T·u^(1/n). A dropped clock stopped at its last order.
void CohortDrawing::draw_history(std::size_t i, const Scores& z) {
  const Segment& segment = *segment_.segment;
  People& people = people_;
  const PersonIndex person = this->person(i);
  Draws draws = this->draws(i, stream::history, history);
  const double span = segment.tenure_max - segment.tenure_min;
  const double tenure = segment.tenure_min + draws.unit() * span;
  people.joined[person] = past_day(tenure);
  people.last_order[person] = people.joined[person];
  if (draws.below(whole) < static_cast<std::uint32_t>(segment.never_bought)) {
    people.stage[person] = Stage::registered;
    people.record[person].rate = static_cast<float>(segment.purchase.first_order / double{whole});
    return;
  }
  become_customer(segment_, people, person, z);
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
  if (const int stages = segment_.stages; stages > 1)
    people.record[person].clock_stage = stage_after(stages, a_day * (tenure - last), draws.unit());
}

void CohortDrawing::draw_person(std::size_t i) {
  const PersonIndex person = this->person(i);
  PersonRecord& record = people_.record[person];
  const Scores z = scores_of(i);
  record.price_sensitivity = in_32nds(score(z, Trait::price_sensitivity));
  record.newness = in_32nds(score(z, Trait::newness));
  record.responsiveness = in_32nds(score(z, Trait::responsiveness));
  const Basket& basket = segment_.segment->basket;
  record.basket = static_cast<float>(basket.order_shape * static_cast<double>(basket.person_scale) /
                                     segment_.person_mean(-score(z, Trait::basket)));
  const double out = normal_quantile(unit(blocks_[coin][i].word[0]));
  record.drop_out = static_cast<float>(segment_.drop_out(out));
  draw_place(i);
  if (cohort_.sea) {
    people_.stage[person] = Stage::sea;
    return;
  }
  draw_reach(i, score(z, Trait::contact));
  draw_history(i, z);
  set_gate(plan_, people_, person);
}

void CohortDrawing::draw(std::uint32_t from, std::uint32_t to) {
  for (from_ = from; from_ < to; from_ += static_cast<std::uint32_t>(count_)) {
    count_ = std::min<std::size_t>(at_once, to - from_);
    draw_blocks();
    for (std::size_t i = 0; i < count_; ++i) draw_person(i);
  }
}

} // namespace pondlab::engine
