#include "engine/day/visit_placement.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/prefetch.hpp"

#include <algorithm>
#include <span>

namespace pondlab::engine {

namespace {

constexpr std::int16_t full_pull = 4096; ///< stimulus from which contact pulls no more: 1

template <class Trace>
bool store_closed(const DayContext<Trace>& context, PersonIndex person) {
  const std::int32_t closed = context.work.plan.stores_closed;
  if (closed <= 0 || context.plan.store_group.empty()) return closed >= whole;
  const Block block =
      draw(context.source(), context.state.people.store[person], -1, stream::store_shutters);
  return uniform_below(block.word[0], whole) < static_cast<std::uint32_t>(closed);
}

std::int16_t minute_in(std::span<const PartOfDay> parts, double u) {
  for (const PartOfDay& part : parts) {
    if (u < part.share)
      return static_cast<std::int16_t>(part.from +
                                       static_cast<int>(u / part.share * (part.to - part.from)));
    u -= part.share;
  }
  return static_cast<std::int16_t>(parts.back().to - 1);
}

/// 35 % of orders fall between 20:00 and 22:30, few at night (trade experience).
constexpr PartOfDay ordinary_day[] = {{.04, 0, 480},    {.21, 480, 720},   {.12, 720, 840},
                                      {.20, 840, 1080}, {.05, 1080, 1200}, {.35, 1200, 1350},
                                      {.03, 1350, 1440}};

/// Most come to a session early and stay for the first offers: shares of its quarters.
std::array<PartOfDay, 4> parts_of(const SessionTerms& session) {
  constexpr std::array<double, 4> shares{.35, .30, .20, .15};
  const int length = session.minute_to - session.minute_from;
  std::array<PartOfDay, 4> parts;
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

/// Which of the offers count in a channel, one bit each; only the first 64.
std::uint64_t offers_in(std::span<const Offer> offers, Channel channel) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < std::min<std::size_t>(offers.size(), 64); ++i)
    if (offers[i].terms->scope.channels.has(channel)) bits |= std::uint64_t{1} << i;
  return bits;
}

} // namespace

template <class Trace>
VisitPlacement<Trace>::VisitPlacement(DayContext<Trace>& context, StandingOffers<Trace>& standing)
    : today_(context), standing_(standing),
      lost_(context.plan.response().closed_store_lost / double{whole}),
      ordinary_(context.work.plan.stores_closed <= 0 && !standing.any()) {
  for (const SegmentPlan& segment : context.plan.segments) {
    Weights weight{};
    for (std::size_t c = 0; c < weight.size(); ++c) weight[c] = exp(segment.channel_log_weight[c]);
    weight[static_cast<std::size_t>(Channel::marketplace)] *=
        exp(context.work.plan.marketplace_pull);
    weights_.push_back(weight);
  }
  for (const CampaignEntry& entry : context.plan.campaign)
    sessions_.push_back(
        parts_of(entry.mechanism->session_on(context.day).value_or(SessionTerms{})));
  if (standing.any()) draw_by_standing();
}

template <class Trace>
void VisitPlacement<Trace>::draw_all(const Stretch& stretch) {
  for (std::size_t first = 0; first < today_.own.visits.size();)
    first = draw_run(first, *stretch.cohort);
}

template <class Trace>
void VisitPlacement<Trace>::place_all(const Stretch& stretch) {
  auto& visits = today_.own.visits;
  today_.own.priced.clear();
  today_.own.plain.clear();
  const People& people = today_.state.people;
  const Weights& cold = weights_[static_cast<std::size_t>(stretch.cohort->segment)];
  for (std::size_t i = 0; i < visits.size(); ++i) {
    if (i + prefetch_ahead < visits.size())
      prefetch(&people.record[visits[i + prefetch_ahead].person]);
    place(visits[i], cold);
  }
}

/// Draws for the visits from `first` on that share a stream; returns the next. First visits are
/// drawn together, and nearly all are.
template <class Trace>
std::size_t VisitPlacement<Trace>::draw_run(std::size_t first, const Cohort& cohort) {
  std::array<std::uint32_t, 128> place;
  std::size_t count = 0;
  auto& visits = today_.own.visits;
  const std::uint32_t stream = visits[first].stream.packed();
  for (; first < visits.size() && count < place.size(); ++first) {
    Visit& visit = visits[first];
    if (visit.stream.packed() != stream) break;
    if (visit.number == 0)
      place[count++] = static_cast<std::uint32_t>(first);
    else
      visit.draws = draw(today_.source(), person_key(cohort.hash, visit.person - cohort.first),
                         today_.day, stream, 2u * visit.number);
  }
  draw_first_visits({place.data(), count}, stream, cohort);
  return first;
}

template <class Trace>
void VisitPlacement<Trace>::draw_first_visits(std::span<const std::uint32_t> places,
                                              std::uint32_t stream, const Cohort& cohort) {
  std::array<std::uint64_t, 128> key;
  std::array<Block, 128> block;
  auto& visits = today_.own.visits;
  for (std::size_t i = 0; i < places.size(); ++i)
    key[i] = person_key(cohort.hash, visits[places[i]].person - cohort.first);
  draw_many(today_.source(), {key.data(), places.size()}, today_.day, stream, 0, block.data());
  for (std::size_t i = 0; i < places.size(); ++i) visits[places[i]].draws = block[i];
}

template <class Trace>
void VisitPlacement<Trace>::place(Visit& visit, const Weights& cold) {
  if (Trace::on || standing_.any()) set_minute(visit);
  if (visit.session >= 0)
    visit.channel = Channel::shop;
  else if (visit.clicked < 0)
    choose(visit, cold);
  tally(visit);
}

template <class Trace>
void VisitPlacement<Trace>::set_minute(Visit& visit) const {
  const double u = unit(visit.draws.word[3]);
  if (visit.session >= 0)
    visit.minute = minute_in(sessions_[static_cast<std::size_t>(visit.session)], u);
  else if (visit.clicked < 0)
    visit.minute = minute_in(ordinary_day, u);
}

template <class Trace>
void VisitPlacement<Trace>::choose(Visit& visit, const Weights& cold) {
  const double u = unit(visit.draws.word[0]);
  if (ordinary_ && visit.offers == 0 &&
      today_.state.people.record[visit.person].response_state.stimulus <= 0) {
    const ChannelChoice choice = choose_channel(cold, false, 0, u);
    visit.channel = choice.channel;
    visit.lost = choice.lost;
    return;
  }
  // Who joins at the till stands in a store that is open.
  const bool closed =
      visit.stream.packed() != stream::till_visit.packed() && store_closed(today_, visit.person);
  const std::int16_t stimulus = std::max<std::int16_t>(
      0, stimulus_left(today_.plan, today_.state.people, visit.person, today_.day));
  ChannelChoice choice;
  if (stimulus == 0 && visit.offers == 0 && !standing_.any()) {
    choice = choose_channel(cold, closed, lost_, u);
  } else {
    Weights warm = cold;
    warm[static_cast<std::size_t>(Channel::shop)] *=
        today_.plan.response_tables.pull(static_cast<std::uint16_t>(std::min(stimulus, full_pull)));
    if (visit.coupons_alone && !standing_.any() && !closed && choose_by_bounds(visit, warm)) return;
    if (visit.offers > 0 || standing_.targets(visit.person))
      pull_by_price(visit, warm);
    else if (standing_.any())
      pull_by_standing(visit.person, warm);
    choice = choose_channel(warm, closed, lost_, u);
    if (visit.priced >= 0) keep_price(visit, choice.channel);
  }
  visit.channel = choice.channel;
  visit.lost = choice.lost;
}

/// Chooses as `choose_channel` does with no store closed, if it can be told without saying exactly
/// how much coupons draw to each channel.
template <class Trace>
bool VisitPlacement<Trace>::choose_by_bounds(Visit& visit, const Weights& warm) {
  constexpr auto store = static_cast<std::size_t>(Channel::store);
  constexpr auto marketplace = static_cast<std::size_t>(Channel::marketplace);
  constexpr auto shop = static_cast<std::size_t>(Channel::shop);
  constexpr double surely = 1 - 1e-9; // whatever is rounded
  if (!(warm[store] + warm[marketplace] + warm[shop] > 0)) return false;
  const auto [least, most] = price_by_bounds(visit, warm);
  const double u = unit(visit.draws.word[0]), rest = 1 - u;
  if (u * (most[marketplace] + most[shop]) < rest * least[store] * surely)
    visit.channel = Channel::store;
  else if (u * least[shop] * surely >= rest * (most[store] + most[marketplace]))
    visit.channel = Channel::shop;
  else if (u * (least[marketplace] + least[shop]) * surely >= rest * most[store] &&
           u * most[shop] < rest * (least[store] + least[marketplace]) * surely)
    visit.channel = Channel::marketplace;
  else
    return false;
  return true;
}

template <class Trace>
VisitPlacement<Trace>::ChannelBounds VisitPlacement<Trace>::price_by_bounds(Visit& visit,
                                                                            const Weights& warm) {
  visit.plain = static_cast<std::int32_t>(today_.own.plain.size());
  const PlainPrice& price = today_.own.plain.emplace_back(
      plain_price(today_.plan, today_.state.people, visit, offers_of(today_.own, visit)));
  ChannelBounds bounds;
  for (std::size_t c = 0; c < warm.size(); ++c) {
    bounds.least[c] = warm[c] * price.odds[c].least;
    bounds.most[c] = warm[c] * price.odds[c].most;
  }
  return bounds;
}

/// An offer draws people to where it counts, as it draws them to order there. Of no consequence
/// where there is one channel alone.
template <class Trace>
void VisitPlacement<Trace>::pull_by_price(Visit& visit, Weights& weight) {
  if (std::ranges::count(weight, 0) + 1 == channel_count) return;
  const People& people = today_.state.people;
  const std::span<const Offer> offers = standing_.with_own(visit);
  if (offers.empty()) return;
  const Fen basket = visit.plain >= 0 ? today_.own.plain[static_cast<std::size_t>(visit.plain)].list
                                      : list_price(today_.plan, people, visit);
  quotes_.clear();
  for (const Channel channel : {Channel::store, Channel::marketplace, Channel::shop}) {
    const std::size_t which = quote_for(visit.person, basket, offers, channel);
    weight[static_cast<std::size_t>(channel)] *= quotes_[which].pull;
    quote_in_[static_cast<std::size_t>(channel)] = static_cast<std::uint8_t>(which);
  }
  visit.priced = static_cast<std::int32_t>(today_.own.priced.size());
  today_.own.priced.push_back({.basket = basket});
}

/// The quote in a channel, found once where the same offers count; returns its place.
template <class Trace>
std::size_t VisitPlacement<Trace>::quote_for(PersonIndex person, Fen basket,
                                             std::span<const Offer> offers, Channel channel) {
  const std::uint64_t counting = offers_in(offers, channel);
  for (std::size_t i = 0; i < quotes_.size(); ++i)
    if (quotes_[i].counting == counting && offers.size() <= 64) return i;
  const People& people = today_.state.people;
  const Quote quote = best_quote(today_.plan, people, person, basket, offers, channel);
  double pull = 1;
  if (quote.bill.cut_count > 0 || quote.card != 0) {
    const double undiscounted = benefit_of(today_.plan, people, person, at_list(quote.bought()));
    pull = exp(benefit_of(today_.plan, people, person, quote) - undiscounted + quote.card);
  }
  quotes_.push_back({counting, quote, pull});
  return quotes_.size() - 1;
}

/// Nothing that a price depends on changes until the visit decides.
template <class Trace>
void VisitPlacement<Trace>::keep_price(const Visit& visit, Channel channel) {
  today_.own.priced[static_cast<std::size_t>(visit.priced)].quote =
      quotes_[quote_in_[static_cast<std::size_t>(channel)]].quote;
}

/// Offers that stand for everybody all day draw people by what they take off a usual order: one
/// table a segment, since every visit asks.
template <class Trace>
void VisitPlacement<Trace>::draw_by_standing() {
  const std::vector<Offer> offers = standing_.for_everybody();
  for (const SegmentPlan& segment : today_.plan.segments) {
    const Basket& basket = segment.segment->basket;
    const auto usual = static_cast<Fen>(
        basket.order_shape * static_cast<double>(basket.person_scale) / (basket.person_shape - 1));
    Pull& pull = standing_pull_.emplace_back();
    for (std::size_t c = 0; c < pull.size(); ++c)
      for (std::size_t i = 0; i < pull[c].size(); ++i)
        pull[c][i] = exp(best_appeal(today_.plan, static_cast<std::int8_t>(i), usual, offers,
                                     static_cast<Channel>(c)));
  }
}

template <class Trace>
void VisitPlacement<Trace>::pull_by_standing(PersonIndex person, Weights& weight) const {
  const Pull& pull =
      standing_pull_[static_cast<std::size_t>(today_.plan.layout.cohort_of(person).segment)];
  const auto i = static_cast<std::uint8_t>(today_.state.people.record[person].price_sensitivity);
  for (std::size_t c = 0; c < weight.size(); ++c) weight[c] *= pull[c][i];
}

template <class Trace>
void VisitPlacement<Trace>::tally(const Visit& visit) {
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

template class VisitPlacement<NoTrace>;
template class VisitPlacement<Witness>;

} // namespace pondlab::engine
