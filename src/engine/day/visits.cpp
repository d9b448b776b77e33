#include "engine/day/billing.hpp"
#include "engine/day/day_context.hpp"
#include "engine/day/standing_offers.hpp"
#include "engine/day/thinning_sampler.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/prefetch.hpp"
#include "engine/numeric/stream_id.hpp"
#include "engine/thinning/thinning_filter.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <tuple>

namespace pondlab::engine {

namespace {

constexpr double coldest = .02;          ///< log-rate below which a stimulus is over
constexpr std::int16_t full_pull = 4096; ///< stimulus from which contact pulls no more: 1
constexpr int most_visits = 1'000;       ///< a day and clock; keeps addresses apart

template <class Trace>
bool store_closed(const DayContext<Trace>& context, PersonIndex person) {
  const std::int32_t closed = context.work.plan.stores_closed;
  if (closed <= 0 || context.plan.store_group.empty()) return closed >= whole;
  const Block block =
      draw(context.source(), context.state.people.store[person], -1, stream::store_shutters);
  return uniform_below(block.word[0], whole) < static_cast<std::uint32_t>(closed);
}

/// A share of visits, evenly over these minutes of the day.
struct Part {
  double share;
  int from, to;
};

std::int16_t minute_in(std::span<const Part> parts, double u) {
  for (const Part& part : parts) {
    if (u < part.share)
      return static_cast<std::int16_t>(part.from +
                                       static_cast<int>(u / part.share * (part.to - part.from)));
    u -= part.share;
  }
  return static_cast<std::int16_t>(parts.back().to - 1);
}

/// 35 % of orders fall between 20:00 and 22:30, few at night (trade experience).
constexpr Part ordinary_day[] = {{.04, 0, 480},    {.21, 480, 720},   {.12, 720, 840},
                                 {.20, 840, 1080}, {.05, 1080, 1200}, {.35, 1200, 1350},
                                 {.03, 1350, 1440}};

/// Most come to a session early and stay for the first offers: shares of its quarters.
std::array<Part, 4> parts_of(const SessionTerms& session) {
  constexpr std::array<double, 4> shares{.35, .30, .20, .15};
  const int length = session.minute_to - session.minute_from;
  std::array<Part, 4> parts;
  for (int quarter = 0; quarter < 4; ++quarter)
    parts[static_cast<std::size_t>(quarter)] = {shares[static_cast<std::size_t>(quarter)],
                                                session.minute_from + length * quarter / 4,
                                                session.minute_from + length * (quarter + 1) / 4};
  return parts;
}

struct ChannelChoice {
  Channel channel;
  bool lost;
};

/// Chooses by logit; whoever wanted a closed store goes nowhere or to one of the open channels.
ChannelChoice choose_channel(const std::array<double, channel_count>& weight, bool closed,
                             double lost, double u) {
  const double all = weight[0] + weight[1] + weight[2];
  if (all <= 0) return {Channel::shop, true};
  const double at = u * all;
  if (at >= weight[0])
    return {at < weight[0] + weight[1] ? Channel::marketplace : Channel::shop, false};
  if (!closed) return {Channel::store, false};
  const double again = at / weight[0];
  if (again < lost || weight[1] + weight[2] <= 0) return {Channel::store, true};
  const double elsewhere = (again - lost) / (1 - lost) * (weight[1] + weight[2]);
  return {elsewhere < weight[1] ? Channel::marketplace : Channel::shop, false};
}

template <class Trace>
class Visiting {
public:
  explicit Visiting(DayContext<Trace>& context) : today_(context) {
    for (const SegmentPlan& segment : context.plan.segments) {
      std::array<double, channel_count> weight{};
      for (std::size_t c = 0; c < weight.size(); ++c)
        weight[c] = exp(segment.channel_log_weight[c]);
      weight[static_cast<std::size_t>(Channel::marketplace)] *=
          exp(context.work.plan.marketplace_pull);
      weights_.push_back(weight);
    }
    for (const CampaignEntry& entry : context.plan.campaign)
      sessions_.push_back(
          parts_of(entry.mechanism->session_on(context.day).value_or(SessionTerms{})));
  }

  void add(PersonIndex person, StreamId stream, std::int64_t count, bool organic) {
    for (std::int64_t k = 0; k < std::min<std::int64_t>(count, most_visits); ++k)
      today_.work.visits.push_back({.person = person,
                                    .stream = stream,
                                    .number = static_cast<std::uint16_t>(k),
                                    .organic = organic});
    today_.count(person, Counter::active);
  }

  /// Draws where and when each visit goes.
  void place_all() {
    StandingOffers<Trace> standing(today_);
    standing_ = &standing;
    if (standing.any()) draw_by_standing();
    auto& visits = today_.work.visits;
    for (std::size_t first = 0; first < visits.size();) first = draw_run(first);
    const People& people = today_.state.people;
    for (std::size_t i = 0; i < visits.size(); ++i) {
      if (i + prefetch_ahead < visits.size()) {
        const PersonIndex soon = visits[i + prefetch_ahead].person;
        prefetch(&people.response_state[soon], &people.marks[soon]);
      }
      place(visits[i]);
    }
  }

private:
  /// Draws for the visits from `first` on that share stream and number, together; returns the
  /// next.
  std::size_t draw_run(std::size_t first) {
    constexpr std::size_t most = 128;
    std::array<std::uint64_t, most> key;
    std::array<Block, most> block;
    auto& visits = today_.work.visits;
    const std::uint32_t stream = visits[first].stream.packed();
    const std::uint16_t number = visits[first].number;
    std::size_t count = 0;
    for (; count < most && first + count < visits.size(); ++count) {
      const Visit& visit = visits[first + count];
      if (visit.stream.packed() != stream || visit.number != number) break;
      key[count] = today_.key_of(visit.person);
    }
    draw_many(today_.source(), {key.data(), count}, today_.day, stream, 2u * number, block.data());
    for (std::size_t i = 0; i < count; ++i) visits[first + i].draws = block[i];
    return first + count;
  }

  void place(Visit& visit) {
    if (visit.session >= 0) {
      visit.channel = Channel::shop;
      visit.minute =
          minute_in(sessions_[static_cast<std::size_t>(visit.session)], unit(visit.draws.word[3]));
    } else if (visit.clicked < 0) {
      visit.minute = minute_in(ordinary_day, unit(visit.draws.word[3]));
      choose(visit);
    }
    tally(visit);
  }

  void choose(Visit& visit) {
    const auto& cold =
        weights_[static_cast<std::size_t>(today_.plan.layout.cohort_of(visit.person).segment)];
    // Who joins at the till stands in a store that is open.
    const bool closed =
        visit.stream.packed() != stream::till_visit.packed() && store_closed(today_, visit.person);
    const double lost = today_.plan.response().closed_store_lost / double{whole};
    const std::int16_t stimulus = std::max<std::int16_t>(
        0, stimulus_left(today_.plan, today_.state.people, visit.person, today_.day));
    ChannelChoice choice;
    if (stimulus == 0 && visit.offers == 0 && !standing_->any()) {
      choice = choose_channel(cold, closed, lost, unit(visit.draws.word[0]));
    } else {
      auto warm = cold;
      warm[static_cast<std::size_t>(Channel::shop)] *= today_.plan.response_tables.pull(
          static_cast<std::uint16_t>(std::min(stimulus, full_pull)));
      if (visit.offers > 0 || standing_->targets(visit.person))
        pull_by_price(visit, warm);
      else if (standing_->any())
        pull_by_standing(visit.person, warm);
      choice = choose_channel(warm, closed, lost, unit(visit.draws.word[0]));
    }
    visit.channel = choice.channel;
    visit.lost = choice.lost;
  }

  /// An offer draws people to where it counts, as it draws them to order there. Of no consequence
  /// where there is one channel alone.
  void pull_by_price(const Visit& visit, std::array<double, channel_count>& weight) {
    if (std::ranges::count(weight, 0) + 1 == channel_count) return;
    const People& people = today_.state.people;
    const std::span<const Offer> offers = standing_->with_own(visit);
    if (offers.empty()) return;
    const Fen basket = list_price(today_.plan, people, visit);
    for (const Channel channel : {Channel::store, Channel::marketplace, Channel::shop}) {
      const Quote quote = best_quote(today_.plan, people, visit.person, basket, offers, channel);
      if (quote.bill.cut_count == 0) continue;
      const double undiscounted =
          benefit_of(today_.plan, people, visit.person, at_list(quote.bought()));
      weight[static_cast<std::size_t>(channel)] *=
          exp(benefit_of(today_.plan, people, visit.person, quote) - undiscounted);
    }
  }

  using Pull = std::array<std::array<double, 256>, channel_count>; ///< by price sensitivity

  /// Offers that stand for everybody all day draw people by what they take off a usual order: one
  /// table a segment, since every visit asks.
  void draw_by_standing() {
    standing_pull_.clear();
    const std::vector<Offer> offers = standing_->for_everybody();
    for (const SegmentPlan& segment : today_.plan.segments) {
      const Basket& basket = segment.segment->basket;
      const auto usual =
          static_cast<Fen>(basket.order_shape * static_cast<double>(basket.person_scale) /
                           (basket.person_shape - 1));
      Pull& pull = standing_pull_.emplace_back();
      for (std::size_t c = 0; c < pull.size(); ++c)
        for (std::size_t i = 0; i < pull[c].size(); ++i)
          pull[c][i] = exp(best_appeal(today_.plan, static_cast<std::int8_t>(i), usual, offers,
                                       static_cast<Channel>(c)));
    }
  }

  void pull_by_standing(PersonIndex person, std::array<double, channel_count>& weight) const {
    const Pull& pull =
        standing_pull_[static_cast<std::size_t>(today_.plan.layout.cohort_of(person).segment)];
    const auto i = static_cast<std::uint8_t>(today_.state.people.price_sensitivity[person]);
    for (std::size_t c = 0; c < weight.size(); ++c) weight[c] *= pull[c][i];
  }

  void tally(const Visit& visit) {
    today_.record(
        visit, {static_cast<double>(visit.channel), visit.organic ? 1. : 0., visit.lost ? 1. : 0.});
    if (visit.lost) {
      today_.count(visit.person, Counter::lost_to_closure);
      return;
    }
    today_.count(visit.person, static_cast<Counter>(static_cast<int>(Counter::visits_store) +
                                                    static_cast<int>(visit.channel)));
    if (visit.channel == Channel::shop && mark_today(today_, visit.person, mark::visited))
      today_.count(visit.person, Counter::visitors_shop);
  }

  DayContext<Trace>& today_;
  StandingOffers<Trace>* standing_ = nullptr; ///< while visits are placed
  std::vector<Pull> standing_pull_;           ///< of each segment
  std::vector<std::array<double, channel_count>> weights_;
  std::vector<std::array<Part, 4>> sessions_; ///< of each mechanism, where it holds one today
};

/// Bounds of the day for everybody. `scratch` holds them where they differ from the ordinary ones.
const std::uint8_t* bounds_of_day(const std::vector<std::uint8_t>& ordinary, double demand,
                                  std::vector<std::uint8_t>& scratch) {
  if (demand <= 1) return ordinary.data();
  std::array<std::uint8_t, 256> scaled;
  for (std::size_t bound = 0; bound < scaled.size(); ++bound)
    scaled[bound] = bound_of_day(static_cast<std::uint8_t>(bound), demand);
  scratch.resize(ordinary.size());
  for (std::size_t i = 0; i < ordinary.size(); ++i) scratch[i] = scaled[ordinary[i]];
  return scratch.data();
}

/// Visits of the baseline clock: one filter byte a person; the few that pass are evaluated exactly.
/// A bound is 0 unless the person's clock runs.
template <class Trace>
void organic_visits(DayContext<Trace>& context, Visiting<Trace>& visiting) {
  const People& people = context.state.people;
  const double demand = context.work.plan.demand;
  const std::uint8_t* bounds = bounds_of_day(people.filter, demand, context.work.bounds);
  ThinningSampler thin(context.source(), context.day,
                       {stream::organic_thinning, stream::organic_count});
  for (const Cohort& cohort : context.plan.layout.cohorts()) {
    const SegmentPlan& segment = context.plan.segments[static_cast<std::size_t>(cohort.segment)];
    thin.by_bounds(
        cohort, bounds, [&](PersonIndex person) { prefetch(&people.rate[person]); },
        [&](const Passed& passed) {
          const double mean = segment.visits_a_day(people.rate[passed.person]) * demand;
          const std::int64_t visits = poisson(passed.unit, mean);
          if (visits > 0) visiting.add(passed.person, stream::organic_visit, visits, true);
        });
  }
}

/// Visits that contacts add: ν(e^A − 1) for those with a stimulus A left. Whose stimulus is over is
/// not asked again until the next contact.
template <class Trace>
void campaign_visits(DayContext<Trace>& context, Visiting<Trace>& visiting) {
  People& people = context.state.people;
  const double demand = context.work.plan.demand;
  const std::uint8_t* bounds = bounds_of_day(people.campaign_thinning, demand, context.work.bounds);
  ThinningSampler thin(context.source(), context.day,
                       {stream::campaign_thinning, stream::campaign_count});
  for (const Cohort& cohort : context.plan.layout.cohorts()) {
    const SegmentPlan& segment = context.plan.segments[static_cast<std::size_t>(cohort.segment)];
    thin.by_bounds(
        cohort, bounds,
        [&](PersonIndex person) { prefetch(&people.response_state[person], &people.rate[person]); },
        [&](const Passed& passed) {
          const PersonIndex person = passed.person;
          const std::int16_t stimulus = stimulus_left(context.plan, people, person, context.day);
          if (stimulus < coldest / People::state_unit) {
            people.campaign_thinning[person] = 0;
            return;
          }
          const double more =
              context.plan.response_tables.visits(static_cast<std::uint16_t>(stimulus)) - 1;
          const double mean = segment.visits_a_day(people.rate[person]) * demand * more;
          if (passed.unit >= mean) return; // 1 − e^−m ≤ m: no visit
          const std::int64_t visits = poisson(passed.unit, mean);
          if (visits > 0) visiting.add(person, stream::campaign_visit, visits, false);
        });
  }
}

/// Hands each visit what is offered to it: what the person holds, and the price of the session.
template <class Trace>
class Offering {
public:
  explicit Offering(DayContext<Trace>& context) : today_(context) {
    for (const CampaignEntry& entry : context.plan.campaign) {
      const Mechanism& mechanism = *entry.mechanism;
      terms_.push_back(mechanism.is_retired() ? std::span<const OfferTerms>() : mechanism.terms());
      sessions_.push_back(mechanism.session_on(context.day));
      if (sessions_.back()) context.work.host[sessions_.size() - 1] = sessions_.back()->log_odds;
    }
  }

  void offer_all() {
    for (int m = 0; m < today_.plan.mechanism_count(); ++m) declare_standing(m);
    auto& visits = today_.work.visits;
    for (std::uint32_t i = 0; i < visits.size(); ++i) {
      const std::size_t begin = today_.work.offers.size();
      offer_held(i, visits[i].person);
      if (visits[i].session >= 0) offer_session(i, visits[i]);
      visits[i].first_offer = static_cast<std::uint32_t>(begin);
      visits[i].offers = static_cast<std::uint32_t>(today_.work.offers.size() - begin);
      if (visits[i].offers > 1)
        std::sort(today_.work.offers.begin() + static_cast<std::ptrdiff_t>(begin),
                  today_.work.offers.end(), before);
    }
  }

private:
  static bool before(const Offer& a, const Offer& b) {
    return std::tie(a.mechanism, a.number, a.until, a.since) <
           std::tie(b.mechanism, b.number, b.until, b.since);
  }

  void declare_standing(int m) {
    const auto& terms = terms_[static_cast<std::size_t>(m)];
    if (terms.empty()) return;
    std::vector<Standing> declared;
    today_.plan.campaign[static_cast<std::size_t>(m)].mechanism->standing(today_.campaign_day(m),
                                                                          declared);
    for (Standing& standing : declared)
      today_.work.standing.push_back({.terms = &terms[static_cast<std::size_t>(standing.terms)],
                                      .mechanism = static_cast<std::uint8_t>(m),
                                      .number = static_cast<std::uint8_t>(standing.terms),
                                      .minute_from = standing.minute_from,
                                      .minute_to = standing.minute_to,
                                      .whom = std::move(standing.whom)});
  }

  void offer_held(std::uint32_t visit, PersonIndex person) {
    today_.state.wallet.each(person, [&](const Held& held) {
      const auto& terms = terms_[held.mechanism];
      if (held.until < today_.day || held.terms >= terms.size() || is_forgotten(held, person))
        return;
      today_.work.offers.push_back({.visit = visit,
                                    .terms = &terms[held.terms],
                                    .mechanism = held.mechanism,
                                    .number = held.terms,
                                    .count = held.count,
                                    .since = held.since,
                                    .until = held.until});
    });
  }

  /// Of what is held a share is forgotten each week (`coupon_memory`); once forgotten, it stays so.
  /// One draw for each day of receiving it.
  bool is_forgotten(const Held& held, PersonIndex person) const {
    const double kept = today_.plan.response().coupon_memory;
    const int age = today_.day - held.since;
    if (kept >= 1 || age <= 0 || terms_[held.mechanism][held.terms].validity == 0) return false;
    const CampaignEntry& entry = today_.plan.campaign[held.mechanism];
    const Block block = draw(today_.source(), today_.key_of(person), held.since,
                             StreamId{entry.number, entry.instance, contact_draw::coupon_memory});
    return unit(block.word[0]) >= pow(kept, age / 7.);
  }

  void offer_session(std::uint32_t number, const Visit& visit) {
    const auto m = static_cast<std::size_t>(visit.session);
    const std::optional<SessionTerms>& session = sessions_[m];
    if (!session || session->price < 0) return;
    const Mechanism& mechanism = *today_.plan.campaign[m].mechanism;
    today_.work.offers.push_back(
        {.visit = number,
         .terms = &terms_[m][static_cast<std::size_t>(session->price)],
         .mechanism = static_cast<std::uint8_t>(m),
         .number = static_cast<std::uint8_t>(session->price),
         .product = mechanism.shown_to(today_.campaign_day(visit.session), visit.person)});
  }

  DayContext<Trace>& today_;
  std::vector<std::span<const OfferTerms>> terms_; ///< of each mechanism that still counts
  std::vector<std::optional<SessionTerms>> sessions_;
};

} // namespace

/// Who comes to see the brand today, where and when.
template <class Trace>
void visits(DayContext<Trace>& context) {
  Visiting<Trace> visiting(context);
  if (context.work.plan.demand > 0) {
    organic_visits(context, visiting);
    campaign_visits(context, visiting);
  }
  if (!context.plan.campaign.empty()) Offering<Trace>(context).offer_all();
  visiting.place_all();
}

PONDLAB_PHASE(visits);

} // namespace pondlab::engine
