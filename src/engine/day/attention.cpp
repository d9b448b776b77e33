#include "engine/day/day_context.hpp"
#include "engine/day/thinning_sampler.hpp"
#include "engine/numeric/math.hpp"
#include "engine/numeric/prefetch.hpp"
#include "engine/numeric/stream_id.hpp"

#include <algorithm>

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
        mechanism_(contacting.mechanism),
        identity_(context.plan.campaign[static_cast<std::size_t>(mechanism_)].key()),
        day_(context.campaign_day(contacting.mechanism)) {
    const double stimulus =
        terms_.stimulus + (context.plan.response().conformity ? terms_.authority : 0);
    for (int posts = 0; posts <= terms_.posts; ++posts) {
      click_chance_.push_back(at_least_one(terms_.click, posts));
      claim_chance_.push_back(at_least_one(terms_.claim, posts));
      strength_.push_back(stimulus * (2 - 2 * pow(.5, posts)));
    }
  }

  /// Brings what seeing needs into the cache.
  void soon(PersonIndex person) const {
    prefetch(&people_.response_state[person], &people_.stage[person],
             &people_.responsiveness[person], &people_.rate[person],
             &people_.campaign_thinning[person]);
  }

  void see(const Passed& passed) {
    const PersonIndex person = passed.person;
    const ResponseState response_state =
        response_state_of(today_.plan, people_, person, today_.day);
    const double chance = terms_.seen * attention_of(response_state);
    const std::int64_t posts = binomial(passed.unit, terms_.posts, chance);
    if (posts == 0) return miss(person);
    const int span = std::max(1, terms_.minute_to - terms_.minute_from);
    const int minute =
        terms_.minute_from +
        static_cast<int>(uniform_below(passed.own.word[1], static_cast<std::uint32_t>(span)));
    posts_seen_ += posts;
    ++seers_;
    today_.tell(person, mechanism_, TouchCounter::seen, posts);
    today_.tell(person, mechanism_, TouchCounter::seers, 1);
    today_.state.events_hash += mix64(
        passed.key, hashed(HashedEvent::seen, identity_ << 32 | static_cast<std::uint64_t>(posts)));
    respond(passed, response_state, chance, posts, minute);
  }

  /// Who is followed tells why a contact was not seen.
  void miss(PersonIndex person) const {
    if (!today_.follows(person)) return;
    const ResponseState response_state =
        response_state_of(today_.plan, people_, person, today_.day);
    today_.record(person, TraceKind::unseen, -1, mechanism_, 0,
                  {terms_.seen * attention_of(response_state), terms_.seen, response_state.fatigue,
                   response_state.trust, static_cast<double>(terms_.posts)});
  }

  void tally() {
    today_.count(mechanism_, TouchCounter::seen, posts_seen_);
    today_.count(mechanism_, TouchCounter::seers, seers_);
  }

private:
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
    Draws draws = day_.draws(passed.key, contact_draw::response);
    const double clicks = draws.unit(), claims = draws.unit(), attends = draws.unit(),
                 leaves = draws.unit();
    const auto seen = static_cast<std::size_t>(posts);
    const bool clicked = clicks < click_chance_[seen];
    if (clicked) click(person, minute, clock_runs);
    // Whoever follows the link to a coupon has it.
    if (wants_what_it_gives(person) && (clicked || claims < claim_chance_[seen]))
      today_.work.claims.push_back(
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
    strength *= tables.responsiveness(people_.responsiveness[person]);
    if (terms_.newness) strength *= tables.newness(people_.newness[person]);
    const Response& response = today_.plan.response();
    if (response.trust && appetite > 0) strength *= tables.trust_stimulus(response_state.trust);
    return strength;
  }

  /// A click is a visit to where it leads; people whose clock has stopped look and never buy.
  void click(PersonIndex person, int minute, bool clock_runs) {
    if (clock_runs)
      today_.work.visits.push_back({.person = person,
                                    .stream = day_.stream(contact_draw::click_visit),
                                    .channel = terms_.leads_to,
                                    .clicked = static_cast<std::int8_t>(mechanism_),
                                    .minute = static_cast<std::int16_t>(minute)});
    people_.clicked[person] = static_cast<std::uint8_t>(mechanism_ + 1);
    people_.clicked_on[person] = static_cast<std::int16_t>(today_.day);
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
    today_.work.visits.push_back({.person = person,
                                  .stream = day_.stream(contact_draw::session_visit),
                                  .number = 0,
                                  .session = static_cast<std::int8_t>(mechanism_)});
    ++today_.work.attendance[static_cast<std::size_t>(mechanism_)];
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
    today_.state.stocks.change(before, bits);
    today_.count(person, leaving.counter);
    today_.hash(person,
                hashed(HashedEvent::opted_out, static_cast<std::uint64_t>(terms_.opt_out_kind)));
    today_.record(person, TraceKind::opted_out, minute, mechanism_, 0,
                  {static_cast<double>(terms_.opt_out_kind)});
  }

  DayContext<Trace>& today_;
  People& people_;
  const ContactTerms& terms_;
  int mechanism_;
  std::uint64_t identity_;
  CampaignDay day_;
  // By number of posts seen.
  std::vector<double> click_chance_, claim_chance_, strength_;
  std::int64_t posts_seen_ = 0;
  std::int64_t seers_ = 0;
};

} // namespace

/// Who sees what was sent, and what that does to them at once.
template <class Trace>
void attention(DayContext<Trace>& context) {
  for (const Contacting& contacting : context.work.contactings) {
    Seeing<Trace> seeing(context, contacting);
    const double most = at_least_one(contacting.terms.seen, contacting.terms.posts);
    const CampaignDay day = context.campaign_day(contacting.mechanism);
    const StreamId filter = day.stream(contact_draw::seen_thinning);
    thin(
        context.plan.layout, context.source(), context.day,
        {filter, day.stream(contact_draw::seen)}, contacting.audience, thinning_bound(most),
        [&](PersonIndex person) { seeing.soon(person); },
        [&](const Passed& passed) {
          context.count(passed.person, Counter::active);
          seeing.see(passed);
        });
    seeing.tally();
    if constexpr (Trace::on)
      contacting.audience.each([&](PersonIndex person) {
        if (!context.trace.follows(person)) return;
        const Cohort& cohort = context.plan.layout.cohort_of(person);
        const std::uint8_t byte = ThinningFilter(context.source(), cohort.hash, context.day, filter)
                                      .byte(person - cohort.first);
        if (!passes_thinning(byte, thinning_bound(most))) seeing.miss(person);
      });
  }
}

PONDLAB_PHASE(attention);

} // namespace pondlab::engine
