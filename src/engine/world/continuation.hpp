#pragma once

#include "engine/model/plan.hpp"
#include "engine/model/state.hpp"

namespace pondlab::engine {

// A plan may change while it runs: the days that are over stay as they were, and from then on the
// new plan acts on what they left. People, their ties, the stock and the length of the run are
// settled before day 0; campaign, response, calendar, economics, inflow's strength and how stores
// work may change.

/// Whether a world of `before` can go on with `next`: what is settled before day 0 is the same.
bool can_continue(const Plan& before, const Plan& next);

/// `next`, and with it what `before` has and `next` has not, retired: it contacts nobody, its
/// coupons and links count no more, and only what it owes for orders already placed is settled.
/// Entries are matched by kind and number (`CampaignEntry::key`).
Campaign with_retired(Campaign next, const Campaign& before);

/// Where each mechanism of `before` is in `next`, by their key; −1 where it is not.
std::vector<int> places_in(const Campaign& next, const Campaign& before);

/// `state`, of a world of `before`, as a world of `next` takes it over: mechanisms by their key,
/// new ones prepared; books, counts and open orders under their new places; response_states as they
/// have decayed so far. With an equal plan no bit changes. Throws Error (bad data) unless
/// `can_continue`, and where `next` leaves out a mechanism of `before` (see `with_retired`).
State continued(State state, const Plan& before, const Plan& next, const Source& source);

} // namespace pondlab::engine
