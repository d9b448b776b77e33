#include "engine/day/day_context.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/prefetch.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace pondlab::engine {

namespace {

/// Chance that at least one of `n` independent tries with chance `p` succeeds.
double at_least_one(double p, std::int64_t n) { return -expm1(static_cast<double>(n) * log1p(-p)); }

/// What opting out does to the bits of `reach`.
struct Leaving {
  std::uint8_t held;  ///< must be there
  std::uint8_t lost;  ///< is gone afterwards
  std::uint8_t added; ///< is there afterwards, and must not have been
  Counter counter;
};

Leaving leaving_by(OptOut kind) {
  switch (kind) {
  case OptOut::none:
    break;
  case OptOut::phone:
    return {reach::phone, reach::phone, 0, Counter::opted_out};
  case OptOut::guide:
    return {reach::guide, reach::guide, 0, Counter::deleted};
  case OptOut::community:
    return {reach::community, 0, reach::muted, Counter::muted};
  case OptOut::follower:
    return {reach::follower, reach::follower, 0, Counter::unfollowed};
  }
  return {};
}

/// Attention of one mechanism's contacts of today.
template <class Trace>
class Seeing {
public:
  Seeing(DayContext<Trace>& context, const Contacting& contacting)
      : today_(context), people_(context.state.people), terms_(contacting.terms),
        audience_(contacting.audience), mechanism_(contacting.mechanism),
        bound_(thinning_bound(at_least_one(terms_.seen, terms_.posts))),
        identity_(context.plan.campaign[static_cast<std::size_t>(mechanism_)].key()),
        day_(context.campaign_day(contacting.mechanism)) {
    const double stimulus =
        terms_.stimulus + (context.plan.response().conformity ? terms_.authority : 0);
    for (int posts = 0; posts <= terms_.posts; ++posts) {
      click_chance_.push_back(at_least_one(terms_.click, posts));
      claim_chance_.push_back(at_least_one(terms_.claim, posts));
      strength_.push_back(stimulus * (2 - 2 * pow(.5, posts)));
      event_.emplace_back(
          hashed(HashedEvent::seen, identity_ << 32 | static_cast<std::uint64_t>(posts)));
    }
  }

  int mechanism() const { return mechanism_; }
  Addressed addressed() const { return {&audience_, bound_}; }
  /// Those of all contacts of the mechanism's today.
  ThinningStreams streams() const {
    return {day_.stream(contact_draw::seen_thinning), day_.stream(contact_draw::seen),
            day_.stream(contact_draw::response)};
  }

  /// Brings what seeing needs into the cache.
  void soon(PersonIndex person) const {
    prefetch(&people_.record[person], &people_.stage[person], &people_.campaign_thinning[person]);
    if (terms_.gives >= 0) today_.state.wallet.prefetch_beginning(person);
  }

  /// Somebody who came through the filter sees it, or not, and what that does to them.
  void see(const Passed& passed) {
    const PersonIndex person = passed.person;
    today_.count(person, Counter::active);
    const ResponseState response_state =
        response_state_of(today_.plan, people_, person, today_.day);
    const double chance = terms_.seen * attention_of(response_state);
    const std::int64_t posts = binomial(passed.unit, terms_.posts, chance);
    if (posts == 0) return miss(person);
    const int span = std::max(1, terms_.minute_to - terms_.minute_from);
    const int minute =
        terms_.minute_from +
        static_cast<int>(uniform_below(passed.own.word[1], static_cast<std::uint32_t>(span)));
    today_.count(person, mechanism_, TouchCounter::seen, posts);
    today_.count(person, mechanism_, TouchCounter::seers);
    today_.own.sums.events_hash += mix64(passed.key, event_[static_cast<std::size_t>(posts)]);
    respond(passed, response_state, chance, posts, minute);
  }

  /// Who is followed and did not come through the filter.
  void miss_filtered(const Stretch& stretch) const {
    const Cohort& cohort = *stretch.cohort;
    const ThinningFilter bytes(today_.source(), cohort.hash, today_.day, streams().filter);
    for (std::uint32_t i = stretch.tiles.from * tile_size;
         i < std::min(stretch.tiles.to * tile_size, cohort.count); ++i) {
      const PersonIndex person = cohort.first + i;
      if (!audience_.contains(person) || !today_.follows(person)) continue;
      if (!passes_thinning(bytes.byte(i), bound_)) miss(person);
    }
  }

private:
  /// Who is followed tells why a contact was not seen.
  void miss(PersonIndex person) const {
    if (!today_.follows(person)) return;
    const ResponseState response_state =
        response_state_of(today_.plan, people_, person, today_.day);
    today_.record(person, TraceKind::unseen, -1, mechanism_, 0,
                  {terms_.seen * attention_of(response_state), terms_.seen, response_state.fatigue,
                   response_state.trust, static_cast<double>(terms_.posts)});
  }

  /// Share of a rested person's attention left: the tired and the disappointed look less.
  double attention_of(const ResponseState& response_state) const {
    const double rested = today_.plan.response_tables.attention(stored_fatigue(response_state));
    const Response& response = today_.plan.response();
    if (!response.trust || response_state.trust >= 0) return rested;
    return rested * today_.plan.response_tables.trust_attention(response_state.trust);
  }

  /// Fatigue as it is kept; exact, since the unit is a power of two.
  static std::uint16_t stored_fatigue(const ResponseState& response_state) {
    return static_cast<std::uint16_t>(response_state.fatigue / People::state_unit);
  }

  void respond(const Passed& passed, ResponseState response_state, double chance,
               std::int64_t posts, int minute) {
    const PersonIndex person = passed.person;
    const Response& response = today_.plan.response();
    const double hazard = terms_.opt_out *
                          today_.plan.response_tables.annoyance(stored_fatigue(response_state)) *
                          static_cast<double>(posts);
    const double appetite = today_.plan.response_tables.appetite(response_state.fatigue);
    response_state.fatigue += terms_.fatigue * static_cast<double>(posts);
    response_state.trust += terms_.trust * response.trust_contact * static_cast<double>(posts);
    const bool clock_runs = engine::clock_runs(people_.stage[person]);
    if (clock_runs)
      response_state.stimulus =
          std::clamp(response_state.stimulus + stimulus(person, response_state, appetite, posts),
                     -response.stimulus_cap, response.stimulus_cap);
    set_response_state(people_, person, today_.day, response_state);
    if (clock_runs) set_campaign_gate(today_.plan, people_, person);
    today_.record(person, TraceKind::seen, minute, mechanism_, 0,
                  {chance, static_cast<double>(posts), response_state.stimulus,
                   response_state.fatigue, static_cast<double>(terms_.posts)});
    const std::array<std::uint32_t, 4>& word = passed.after.word;
    const double clicks = unit(word[0]), claims = unit(word[1]), attends = unit(word[2]),
                 leaves = unit(word[3]);
    const auto seen = static_cast<std::size_t>(posts);
    const bool clicked = clicks < click_chance_[seen];
    if (clicked) click(person, minute, clock_runs);
    // Whoever follows the link to a coupon has it.
    if ((clicked || claims < claim_chance_[seen]) && wants_what_it_gives(person))
      today_.own.claims.push_back(
          {mechanism_, terms_.gives, static_cast<std::int16_t>(minute), person, passed.key});
    if (clock_runs && attends < terms_.attend) attend(person);
    // 1 − e^−h ≤ h spares the exponential for nearly everybody.
    if (leaves < hazard && leaves < -expm1(-hazard)) opt_out(person, minute);
  }

  /// Each further post of a day moves half as much as the one before. Who has had enough is put
  /// off by as much, whether or not they trust.
  double stimulus(PersonIndex person, const ResponseState& response_state, double appetite,
                  std::int64_t posts) const {
    const ResponseTables& tables = today_.plan.response_tables;
    double strength = appetite * strength_[static_cast<std::size_t>(posts)];
    strength *= tables.responsiveness(people_.record[person].responsiveness);
    if (terms_.newness) strength *= tables.newness(people_.record[person].newness);
    const Response& response = today_.plan.response();
    if (response.trust && appetite > 0) strength *= tables.trust_stimulus(response_state.trust);
    return strength;
  }

  /// A click is a visit to where it leads; people whose clock has stopped look and never buy.
  void click(PersonIndex person, int minute, bool clock_runs) {
    if (clock_runs)
      today_.lead_to({.person = person,
                      .stream = day_.stream(contact_draw::click_visit),
                      .channel = terms_.leads_to,
                      .clicked = static_cast<std::int8_t>(mechanism_),
                      .minute = static_cast<std::int16_t>(minute)});
    people_.record[person].clicked = static_cast<std::uint8_t>(mechanism_ + 1);
    people_.record[person].clicked_on = static_cast<std::int16_t>(today_.day);
    today_.count(person, mechanism_, TouchCounter::clicked);
    today_.hash(person, hashed(HashedEvent::clicked, identity_));
    today_.record(person, TraceKind::clicked, minute, mechanism_, 0);
  }

  /// Nobody takes a second one before the first is used or over.
  bool wants_what_it_gives(PersonIndex person) const {
    return terms_.gives >= 0 &&
           today_.state.wallet.count(person, static_cast<std::uint8_t>(mechanism_),
                                     static_cast<std::uint8_t>(terms_.gives), today_.day) == 0;
  }

  void attend(PersonIndex person) {
    if (!mark_today(today_, person, mark::in_session)) return; // one session a day
    today_.lead_to({.person = person,
                    .stream = day_.stream(contact_draw::session_visit),
                    .number = 0,
                    .session = static_cast<std::int8_t>(mechanism_)});
    ++today_.own.sums.attendance[static_cast<std::size_t>(mechanism_)];
    today_.count(person, Counter::live_viewers);
    today_.count(person, mechanism_, TouchCounter::viewers);
  }

  void opt_out(PersonIndex person, int minute) {
    // Two contacts of one day may both annoy; only the first finds something to leave.
    std::uint8_t& bits = people_.reach[person];
    const Leaving leaving = leaving_by(terms_.opt_out_kind);
    if (!(bits & leaving.held) || bits & leaving.added) return;
    const std::uint8_t before = bits;
    bits = static_cast<std::uint8_t>((bits & ~leaving.lost) | leaving.added);
    today_.own.sums.stocks.change(before, bits);
    today_.count(person, leaving.counter);
    today_.hash(person,
                hashed(HashedEvent::opted_out, static_cast<std::uint64_t>(terms_.opt_out_kind)));
    today_.record(person, TraceKind::opted_out, minute, mechanism_, 0,
                  {static_cast<double>(terms_.opt_out_kind)});
  }

  DayContext<Trace>& today_;
  People& people_;
  const ContactTerms& terms_;
  const Audience& audience_;
  int mechanism_;
  std::uint8_t bound_;
  std::uint64_t identity_;
  CampaignDay day_;
  // By number of posts seen.
  std::vector<double> click_chance_, claim_chance_, strength_;
  std::vector<SecondKey> event_;
};

/// A worker's part of all contacts. Those of one mechanism share their draws, so they are gone
/// through together.
template <class Trace>
class Attending {
public:
  explicit Attending(DayContext<Trace>& context) : today_(context) {
    for (const Contacting& contacting : context.work.contactings) {
      seeing_.push_back(std::make_unique<Seeing<Trace>>(context, contacting));
      addressed_.push_back(seeing_.back()->addressed());
    }
  }

  void operator()(std::size_t stretch) {
    for (std::size_t first = 0, end; first < seeing_.size(); first = end) {
      for (end = first + 1; end < seeing_.size(); ++end)
        if (seeing_[end]->mechanism() != seeing_[first]->mechanism()) break;
      see_all(today_.work.stretches[stretch], first, end);
    }
  }

private:
  void see_all(const Stretch& stretch, std::size_t first, std::size_t end) {
    const auto* const seeing = seeing_.data() + first;
    ThinningSampler(today_.source(), today_.day, seeing[0]->streams())
        .by_audiences(
            *stretch.cohort, stretch.tiles, std::span(addressed_).subspan(first, end - first),
            [&](std::size_t i, PersonIndex person) { seeing[i]->soon(person); },
            [&](std::size_t i, const Passed& passed) { seeing[i]->see(passed); });
    if constexpr (Trace::on)
      for (std::size_t i = first; i < end; ++i) seeing_[i]->miss_filtered(stretch);
  }

  DayContext<Trace>& today_;
  std::vector<std::unique_ptr<Seeing<Trace>>> seeing_;
  std::vector<Addressed> addressed_;
};

} // namespace

/// Who sees what was sent, and what that does to them at once.
template <class Trace>
void attention(DayContext<Trace>& context) {
  by_stretches<Attending>(context);
}

PONDLAB_PHASE(attention);

} // namespace pondlab::engine
