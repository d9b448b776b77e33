"""The season (benchmarks/season.json) as someone who knows numpy well would write it.

    season_numpy.py [--people 1000000] [--days 90] [--seed 1] [--json]

The same events by the same laws and parameters (docs/model.md, section 7) as the engine's season,
from numpy's own generator: equal in distribution, not in bits. Where a law allows it, the work is
arranged for numpy instead of for addresses of draws, which the engine needs for two strategies to
meet the same luck:

* People stand in order of their stage, so that those whose clock runs are a slice, then of their
  guide, so that those whom a post reaches are some.
* The baseline clock does not hear of campaigns. Its ticks are drawn for the season in one go, which
  is also what is read ahead to borrow from; all other visits a day at a time, by who is how likely.
* Visits that contacts add are drawn when somebody is contacted, for all days to come: what a
  higher stimulus adds to the intensity is an independent Poisson process. Where the stimulus later
  falls below what was drawn for, they are thinned on their day. Nobody is asked daily.
* Stimulus, fatigue and trust are kept divided by their decay since a common day: decay is free.
* Who sees a post is thinned by geometric steps over the groups that got it, a message with 16
  random bits a person; both are exact for those who pass.
* Visits of people with nothing in hand, in mind or in store for them go to channels by one
  multinomial draw a day.

What is left out, because no total hangs on it in this season:

* minutes of the day, of visits and of contacts: stock never runs out and coupons have no limit. A
  coupon shown twice on one day is good for the first order in order of the arrays;
* hashes, traces, whose a count is, how many posts of a day were seen beyond the first, tasks given,
  different people and payers of a day;
* of histories before the season all but who has dropped out and who never bought; newness;
  followers, whom no mechanism here addresses.

What differs a little (see benchmarks/run-season for the totals side by side): if somebody comes
several times on one day, all visits decide on the state of the morning, and one of them alone
moves the expected price and the debt of orders; amounts of the books are not rounded to the fen,
only prices are; traits and state are floats instead of fixed point; a person who has not bought
reads ahead their hazard of a first order, and whoever has first bought in the season their clock,
without the coins that would stop it on the way.
"""
import argparse
import json
import math
import time

import numpy as np

f32, i16 = np.float32, np.int16
YUAN = 100

# The file's parameters and the defaults of the code.
RATE_SHAPE, RATE_SCALE, DROP_A, DROP_B = .9, 28, .6, 6
FIRST_ORDER, CONVERSION, NEVER_BOUGHT, TENURE = .005, .08, .1, (30, 720)
ORDER_SHAPE, PERSON_SHAPE, PERSON_SCALE = 4, 6, 430 * YUAN
CHANNELS = np.array([.7, .2, .1])  # store, marketplace, shop
PHONE, GUIDE, COMMUNITY, MUTED = .95, .4, .25, .6
CORRELATION = np.array([[1, -.1, .2, .4],  # rate, price sensitivity, responsiveness, contact
                        [-.1, 1, 0, 0], [.2, 0, 1, .2], [.4, 0, .2, 1]])
PEOPLE_A_STORE, GUIDES, COMMUNITIES, EXECUTION, OWN = 1000, 3, 3, .5, .2
CARRY, CAP, TOLERANCE, COLDEST = .8, 3, 1.6, .02
FATIGUE_KEPT, TIRED, GROWTH = .95, math.log(.82), .5
TRUST_KEPT, TRUST_ORDER, TRUST_RETURN, TRUST_CONTACT, TRUST_MOVES, TRUST_LOOKS = (
    .995, .05, .03, .02, .7, 2)
PERMANENT, TEMPORARY, LOSS, PRICE_KEPT, COUPON_KEPT = 2.62, 3.63, 1.5, .7, .75
BORROWED, HORIZON = .2, 42
CROWD, HOST, LIVE_RESPONSE, LIVE_SHARE = .15, math.log(1.3), .6, .9
DRESS, DRESS_COST = 399 * YUAN, 120 * YUAN
THRESHOLD, SMS_FACE, CHAT_FACE = 199 * YUAN, 50 * YUAN, 30 * YUAN
SMS, CHAT, MOMENTS, COMMUNITY_POST, LIVE, LADDER = range(6)
NAMES = ["sms", "guide_chat", "moments_post", "community_post", "live_stream", "coupon_ladder"]
ATTRIBUTION = np.array([7, 7, 3, 3, 0, 7], i16)
RUNG = np.array([1, .85, .43, .28, .43, .58, .95], f32)  # share paid
AFTER_IDLE = np.array([1, 2, 3, 3, 1, 1, 1], np.uint8)
AFTER_ORDER = np.array([4, 4, 4, 4, 5, 6, 6], np.uint8)
RETURN = np.array([.03, .30, .20, .35], f32)  # by channel; live
ACCOUNTS = ["sales", "coupon_subsidy", "discount_subsidy", "refunds", "goods", "commission",
            "guide_pay", "seats", "sms", "platform_fees", "payment_fees", "freight", "production",
            "stock", "commission_payable", "cash"]
ACCOUNT = {name: i for i, name in enumerate(ACCOUNTS)}
COMMISSION = {CHAT: .03, LIVE: .03}

# What there is to know of a visitor beyond an ordinary visit.
STOPPED, HAS_SMS, HAS_CHAT, HAS_RUNG, EXPECTS_LESS, MOVED = (1 << i for i in range(6))
HOLDS = HAS_SMS | HAS_CHAT | HAS_RUNG

UNIT = 4096  # of the tables by stimulus
LAGS = 1 + math.floor(math.log(COLDEST / CAP) / math.log(CARRY))  # days that a stimulus may last
KEPT = CARRY ** np.arange(LAGS)


def added_visits(stimulus):
    """What a stimulus adds to one visit a day, on its day and each day after."""
    left = np.multiply.outer(stimulus, KEPT)
    return np.where(left >= COLDEST, np.expm1(left), 0)


ADDED = np.cumsum(added_visits(np.arange(CAP * UNIT + 1) / UNIT), axis=1).astype(f32)
ADDED_IN_ALL = ADDED[:, -1].copy()
Z = np.linspace(-5.5, 5.5, 4097)
BELOW = np.array([.5 * math.erfc(-z / math.sqrt(2)) for z in Z])
SCORE = np.interp((np.arange(4096) + .5) / 4096, BELOW, Z).astype(f32)
TRUSTED = -math.log(.7)
GAP = np.minimum(np.arange(256) / 255, .999)
LEARNT = np.arange(256, dtype=f32) / 255 * PRICE_KEPT


def rates(z):
    """Orders a week by score: the quantiles of Gamma(r, alpha)."""
    x = np.linspace(-22, 4.2, 20001)
    density = np.exp(RATE_SHAPE * x - np.exp(x)) / math.gamma(RATE_SHAPE)
    steps = (density[1:] + density[:-1]) / 2 * np.diff(x)
    below = density[0] / RATE_SHAPE + np.concatenate([[0], np.cumsum(steps)])
    table = np.exp(np.interp(BELOW, below, x)) / RATE_SCALE
    return np.interp(z, Z, table).astype(f32)


def felt(ratio):
    depth = -np.log(ratio)
    beyond = TRUSTED / 2
    return np.where(depth <= TRUSTED, depth,
                    TRUSTED + beyond * -np.expm1(np.minimum(TRUSTED - depth, 0) / beyond))


FELT_GAP = felt(1 - GAP).astype(f32)


def benefit(sensitivity, gap, listed, paid):
    depth = felt(np.minimum(np.maximum(paid, 1) / listed, 1))
    gain = depth - FELT_GAP.take(gap)
    return sensitivity * (PERMANENT * depth
                          + (TEMPORARY - PERMANENT) * np.where(gain < 0, LOSS * gain, gain))


def borrowing(rate, drop_out, owed):
    """How much more often extra orders come where the clock is to tick, and where not; and which
    part of the former borrows the tick."""
    mean = rate * f32(HORIZON / 7)
    none = np.exp(-mean)
    chance = 1 - none
    some = np.flatnonzero(owed > 0)
    if len(some):
        m, n, term = mean.take(some), owed.take(some), none.take(some)
        left = chance.take(some)
        for k in range(1, int(n.max()) + 1):
            term *= m / k
            left -= np.where(k <= n, term, 0)
        chance[some] = np.maximum(left, 0) * (1 - drop_out.take(some)) ** n
    light = chance < BORROWED
    share = BORROWED * (1 + .1 * (1 - chance / BORROWED))
    chance = np.maximum(chance, f32(1e-9))
    more = np.where(light, np.minimum(share / chance, 12), 1)
    less = np.where(light, (1 - chance * more) / (1 - np.minimum(chance, .5)), 1)
    return more, less, np.where(light, 1, BORROWED / chance)


class Season:
    def __init__(self, people, days, seed):
        self.n, self.days = people, days
        self.rng = np.random.Generator(np.random.SFC64(seed))
        self.draw_people()
        self.draw_groups()
        self.start_state()

    # --- set-up ---------------------------------------------------------------------------------

    def uniform(self, n):
        return self.rng.random(n, dtype=f32)

    def draw_people(self):
        rng, n = self.rng, self.n
        mixing = np.linalg.cholesky(CORRELATION).astype(f32)
        scores = mixing @ rng.standard_normal((4, n), dtype=f32)
        rate = rates(scores[0])
        drop_out = rng.beta(DROP_A, DROP_B, n).astype(f32)
        tenure = TENURE[0] + self.uniform(n) * (TENURE[1] - TENURE[0])
        dropped = rng.standard_exponential(n, dtype=f32) < tenure * rate * drop_out / 7
        never = self.uniform(n) < NEVER_BOUGHT

        def top(share):
            score = f32(.8) * scores[3] + f32(.6) * rng.standard_normal(n, dtype=f32)
            return score > np.interp(1 - share, BELOW, Z)
        contact, awake = top(GUIDE), top(COMMUNITY)
        awake &= self.uniform(n) >= MUTED
        stores = max(1, n // PEOPLE_A_STORE)
        self.guides, self.communities = stores * GUIDES, stores * COMMUNITIES
        store = rng.integers(0, stores, n, dtype=np.uint16)
        guide = store * GUIDES + rng.integers(0, GUIDES, n, dtype=np.uint16)
        guide[~contact] = self.guides  # last of a stage

        # By stage, then by guide: whom a guide reaches of a stage are a range.
        stage = np.where(never, 1, np.where(dropped, 2, 0)).astype(np.uint8)
        order = np.argsort(guide, kind="stable")
        order = order[np.argsort(stage[order], kind="stable")]
        self.guide_of, self.contact, self.awake = guide[order], contact[order], awake[order]
        self.store = store[order]
        self.registered_from = r = n - int((dropped | never).sum())
        self.running = r + int(never.sum())  # clocks that run: all before
        self.own_rate, self.drop_out = rate[order], drop_out[order]
        self.sensitivity = np.exp(f32(.5) * scores[1][order] - f32(.125))
        self.responsiveness = np.exp(f32(.5) * scores[2][order] - f32(.125))
        self.basket = (ORDER_SHAPE * PERSON_SCALE
                       / rng.standard_gamma(PERSON_SHAPE, n, dtype=f32)).astype(f32)
        self.rate = self.own_rate.copy()
        self.rate[r:self.running] = FIRST_ORDER
        self.visits_a_day, self.chance = np.empty(n, f32), np.empty(n, f32)
        self.set_clock(slice(None))
        self.phone = self.uniform(n) < PHONE

    def set_clock(self, who):
        factor = math.sqrt(RATE_SHAPE / RATE_SCALE) / 7 / CONVERSION
        rate = self.rate[who]
        self.visits_a_day[who] = np.maximum(np.minimum(factor * np.sqrt(rate), 20), rate / 2.1)
        self.chance[who] = rate / (7 * self.visits_a_day[who])

    def draw_groups(self):
        rng, guides, n = self.rng, self.guides, self.n
        bounds = [0, self.registered_from, self.running, n]
        ends = np.array([first + np.searchsorted(self.guide_of[first:last], np.arange(guides + 1))
                         for first, last in zip(bounds, bounds[1:])])
        self.guide_first, self.guide_count = ends[:, :-1].ravel(), np.diff(ends, axis=1).ravel()
        self.guide_size = np.diff(ends, axis=1).sum(0)  # of those still reached
        # Contacts by guide, then by order rate.
        contacts = np.flatnonzero(self.contact)
        self.rank_key = self.key_of(contacts)
        order = np.argsort(self.rank_key)
        self.rank_key, self.ranked = self.rank_key[order], contacts[order]
        self.ranked_size = self.guide_size.copy()
        self.ranked_guide = np.repeat(np.arange(guides), self.guide_size)
        # Members by community.
        who = np.flatnonzero(self.awake)
        self.group_of = np.full(n, self.communities, np.uint16)
        self.group_of[who] = self.store[who] * COMMUNITIES + rng.integers(0, COMMUNITIES, len(who))
        order = np.argsort(self.group_of[who], kind="stable")
        self.members = who[order]
        self.group_count = np.bincount(self.group_of[who], minlength=self.communities)
        self.group_first = np.cumsum(self.group_count) - self.group_count
        self.group_size = self.group_count.copy()

    def key_of(self, who):
        rate = self.rate[who].astype(float)
        return self.guide_of[who] + rate / (1 + rate)

    def start_state(self):
        n = self.n
        self.day, self.base = 0, 0
        # Read and written together, as one number of eight bytes each.
        self.heat, self.mood = np.zeros((2, n), np.complex64)
        self.stimulus, self.planned = self.heat.real, self.heat.imag
        self.fatigue, self.trust = self.mood.real, self.mood.imag
        self.plan_visits = self.visits_a_day.copy()  # that `planned` was drawn for
        self.flags = np.zeros(n, np.uint8)
        self.flags[self.running:] = STOPPED
        self.gap = np.zeros(n, np.uint8)
        self.owed, self.owed_until = np.zeros(n, np.int8), np.full(n, -1, i16)
        self.clicked, self.clicked_on = np.full(n, -1, np.int8), np.full(n, -99, i16)
        # Of coupons by SMS and chat: the last day, and the last on which they are thought of.
        self.until, self.usable = np.full((2, n), -1, i16), np.full((2, n), -1, i16)
        # Who may climb the ladder stands between registered_from and running.
        r = self.registered_from
        self.registered = np.zeros(n, bool)
        self.registered[r:self.running] = True
        self.rung = np.zeros(self.running - r, np.uint8)
        self.due = self.rng.integers(0, 30, self.running - r, dtype=i16)
        self.addressed = np.full((6, n), -999, i16)
        self.converted = np.full((6, n), -999, i16)
        self.coming = [[] for _ in range(self.days + LAGS + 1)]
        self.unsettled = [[] for _ in range(self.days + 11)]
        self.joining = [[] for _ in range(self.days + 1)]
        self.touch = {name: np.zeros((self.days, 6), np.int64) for name in (
            "delivered", "seers", "clicked", "claimed", "redeemed", "orders", "paid", "converted")}
        self.count = {name: 0 for name in (
            "baseline_orders", "campaign_orders", "first_orders", "drop_outs", "pulled_ticks",
            "waiting_ticks", "put_off_ticks", "opted_out", "deleted", "muted", "returns",
            "viewers", "live_paid")}
        self.visits, self.orders = np.zeros((2, self.days, 3), np.int64)
        self.paid = np.zeros((self.days, 3))
        self.ledger = np.zeros((self.days, 7, len(ACCOUNTS)))

    # --- the baseline clock ---------------------------------------------------------------------

    def draw_clock(self):
        """Ticks of everybody whose clock runs, and their other visits, for the whole season."""
        rng, n, r, days = self.rng, self.running, self.registered_from, self.days
        ahead = self.ahead = days + HORIZON
        self.step = ahead + 1

        def ticks(first, rate):
            """Sorted keys, person × step + day, and how many are whose."""
            times = rng.poisson(rate * f32(ahead / 7))
            who = np.repeat(np.arange(first, first + len(rate)), times)
            key = who * self.step + rng.integers(0, ahead, len(who), dtype=i16)
            key.sort()
            return key, times
        key, times = ticks(0, self.rate[:r])
        stops = self.uniform(len(key)) < np.repeat(self.drop_out[:r], times)
        before = np.cumsum(stops) - stops
        kept = before == np.repeat(np.append(before, 0)[np.cumsum(times) - times], times)
        key, stops = key[kept], stops[kept]
        # Who has not bought has two clocks, of which the slower ticks when the faster does.
        self.first_key, times = ticks(r, self.rate[r:n])
        share = np.repeat(self.own_rate[r:n] / FIRST_ORDER, times)
        own = np.concatenate([self.first_key[self.uniform(len(share)) < share],
                              ticks(r, np.maximum(self.own_rate[r:n] - f32(FIRST_ORDER), 0))[0]])
        own.sort()
        self.own_key = np.concatenate([key, own])

        who, on = np.divmod(key, self.step)
        order = np.argsort(on.astype(np.uint8 if ahead < 256 else i16), kind="stable")
        bounds = np.searchsorted(on[order], np.arange(days + 1))
        self.own_ticks = [(who[part], stops[part]) for part in np.split(order, bounds)[1:-1]]
        who, on = np.divmod(self.first_key, self.step)
        self.first_ticks = [who[on == day] for day in range(days)]

        # All other visits. Until and after their first order people come at different rates.
        idle = self.visits_a_day[:n] * (1 - self.chance[:n])
        before = idle[r:].copy()
        registered, self.rate[r:n] = self.rate[r:n].copy(), self.own_rate[r:n]
        self.set_clock(slice(r, n))
        idle[r:] = np.maximum(before, self.visits_a_day[r:n] * (1 - self.chance[r:n]))
        self.rate[r:n] = registered
        self.set_clock(slice(r, n))
        self.idle_most = idle[r:]
        self.idle_below = np.cumsum(idle, dtype=float)
        # Where to look from, in equal steps of what is below.
        self.idle_steps = 1 << 20
        steps = np.arange(self.idle_steps) * (self.idle_below[-1] / self.idle_steps)
        self.idle_from = np.searchsorted(self.idle_below, steps, "right").astype(np.int32)

    def draw_idle(self):
        """The day's visits at `idle`, in order of people: inverts sorted uniforms."""
        below, all_of = self.idle_below, self.idle_below[-1]
        steps = self.rng.standard_exponential(self.rng.poisson(all_of) + 1, dtype=f32)
        at = np.cumsum(steps, dtype=float)
        at = at[:-1] * ((1 - 1e-12) * all_of / at[-1])
        who = self.idle_from.take((at * (self.idle_steps / all_of)).astype(np.intp)).astype(np.intp)
        more = np.flatnonzero(below.take(who) <= at)
        while len(more):
            who[more] += 1
            more = more[below.take(who.take(more)) <= at.take(more)]
        return who

    def will_tick(self, who, owed):
        """Whether the clock ticks once more than is owed within the horizon."""
        result = np.empty(len(who), bool)
        not_yet = self.registered.take(who)
        for keys, part in ((self.own_key, ~not_yet), (self.first_key, not_yet)):
            today = who[part] * self.step + self.day
            ahead = (np.searchsorted(keys, today + HORIZON, "right")
                     - np.searchsorted(keys, today, "right"))
            result[part] = ahead > owed[part]
        return result

    def become_customers(self, who):
        """First orders: from tomorrow on the clock is their own."""
        day = self.day
        self.count["first_orders"] += len(who)
        self.registered[who] = False
        self.rate[who] = self.own_rate[who]
        self.set_clock(who)
        begin = np.searchsorted(self.own_key, who * self.step + day, "right")
        times = np.searchsorted(self.own_key, who * self.step + self.days) - begin
        at = np.repeat(begin - np.cumsum(times) + times, times) + np.arange(times.sum())
        w, on = np.divmod(self.own_key[at], self.step)
        stops = self.uniform(len(w)) < self.drop_out.take(w)
        for i in range(len(w)):  # of a few hundred people
            self.joining[on[i]].append((w[i], stops[i]))
        # Visits that contacts add are drawn anew where they are to be more than was drawn for.
        more = who[(self.visits_a_day[who] > self.plan_visits[who]) & (self.planned[who] > 0)]
        if len(more):
            left = self.heat[more].imag * self.scale_at(CARRY, day + 1)
            self.plan(more, left, np.zeros_like(left),
                      self.visits_a_day[more] - self.plan_visits[more], day + 1)
        self.plan_visits[who] = np.maximum(self.plan_visits[who], self.visits_a_day[who])

    # --- contacts -------------------------------------------------------------------------------

    def scale_at(self, kept, day):
        return f32(kept ** (day - self.base))

    def bits(self, n):
        return self.rng.integers(0, 1 << 16, n, dtype=np.uint16)

    def execute(self, groups):
        """What guides or owners of groups make of a task: 0 skipped, 1 copied, 2 in own words."""
        done = self.uniform(groups) < EXECUTION
        return done * (1 + (self.uniform(groups) < OWN))

    def thin(self, first, count, share):
        """A share of what stands in ranges, by geometric steps."""
        ends = np.cumsum(count)
        if len(ends) == 0: return np.empty(0, np.intp)
        mean = ends[-1] * share
        steps = self.rng.standard_exponential(int(mean + 6 * math.sqrt(mean) + 20), dtype=f32)
        at = np.cumsum((steps * f32(-1 / math.log1p(-share))).astype(np.intp) + 1) - 1
        at = at[:np.searchsorted(at, ends[-1])]
        here = np.diff(np.searchsorted(at, ends), prepend=0)
        return at + np.repeat(first - ends + count, here)

    def post(self, mechanism, first, count, size, made, seen, copied, posts):
        """Who of groups' members may see posts. `seen` in own words, less if copied."""
        self.touch["delivered"][self.day, mechanism] += posts * int(size[made > 0].sum())
        parts = []
        made = np.tile(made, len(first) // len(made))
        for kind, share in ((1, seen * copied), (2, seen)):
            any_of = 1 - (1 - share) ** posts
            groups = np.flatnonzero(made == kind)
            at = self.thin(first.take(groups), count.take(groups), any_of)
            parts.append((at, self.uniform(len(at)) * f32(any_of), np.full(len(at), share, f32)))
        return tuple(np.concatenate(part) for part in zip(*parts))

    def message(self, mechanism, who, seen):
        self.touch["delivered"][self.day, mechanism] += len(who)
        bits = self.bits(len(who))
        at = np.flatnonzero(bits < math.ceil(seen * 65536))
        return who.take(at), (bits.take(at) + self.uniform(len(at))) / f32(65536), f32(seen)

    def pay_guides(self, mechanism, minutes):
        self.ledger[self.day, 1 + mechanism, ACCOUNT["guide_pay"]] += 4000 * minutes / 60

    def pick(self):
        """The 40 of each guide's rested contacts that look best."""
        made = self.execute(self.guides) > 0
        able = np.flatnonzero(np.repeat(made, self.ranked_size))
        who = self.ranked.take(able)
        rested = np.flatnonzero(self.contact.take(who)
                                & (self.addressed[CHAT].take(who) <= self.day - 14))
        who = who.take(rested)
        guide = (np.cumsum(made) - 1).take(self.ranked_guide.take(able.take(rested)))
        size = np.bincount(guide, minlength=1)
        rank = np.arange(len(who)) - np.repeat(np.cumsum(size) - size, size)
        part = (rank + .5) * np.repeat(len(SCORE) / np.maximum(size, 1), size)
        score = f32(.6) * SCORE.take(part.astype(np.intp))
        score += f32(.8) * self.rng.standard_normal(len(who), dtype=f32)
        most = max(int(size.max()), 41)
        table = np.full((len(size), most), -np.inf, f32)
        table[guide, rank] = score
        least = np.partition(table, most - 40, axis=1)[:, most - 40]
        picked = np.zeros(self.n, bool)
        picked[who[score >= least.take(guide)]] = True
        return np.flatnonzero(picked)

    def rank_again(self, who):
        """Contacts whose order rate has changed move among their guide's."""
        moved = np.zeros(self.n, bool)
        moved[who] = True
        stay = ~moved.take(self.ranked)
        who = self.ranked[~stay]
        self.ranked, self.rank_key = self.ranked[stay], self.rank_key[stay]
        key = self.key_of(who)
        order = np.argsort(key)
        at = np.searchsorted(self.rank_key, key[order])
        self.ranked = np.insert(self.ranked, at, who[order])
        self.rank_key = np.insert(self.rank_key, at, key[order])

    def outreach(self):
        """Everybody's audiences, before anybody sees anything."""
        day, sent = self.day, []
        if day % 30 == 0:
            who = np.flatnonzero(self.phone & ~self.registered)
            self.addressed[SMS][who] = day
            self.ledger[day, 1 + SMS, ACCOUNT["sms"]] += 4 * len(who)
            sent.append(dict(mechanism=SMS, on=self.message(SMS, who, .25), stimulus=.5, click=.1,
                             claim=.2, opt_out=.003, trust=-TRUST_CONTACT))
        if day % 7 == 0:
            if self.new_customers:
                self.rank_again(np.concatenate(self.new_customers))
                self.new_customers = []
            who = self.pick()
            self.addressed[CHAT][who] = day
            self.pay_guides(CHAT, 4 * len(who))
            sent.append(dict(mechanism=CHAT, on=self.message(CHAT, who, .7), stimulus=1, click=.25,
                             claim=.6, opt_out=.003))
        made = self.execute(self.guides)
        self.pay_guides(MOMENTS, 2 * 5 * np.count_nonzero(made))
        who, u, share = self.post(MOMENTS, self.guide_first, self.guide_count, self.guide_size,
                                  made, .1, .5, 2)
        there = np.flatnonzero(self.contact.take(who))
        on = who.take(there), u.take(there), share.take(there)
        sent.append(dict(mechanism=MOMENTS, on=on, posts=2, stimulus=.1, click=.04, opt_out=.0002))
        made = self.execute(self.communities)
        self.pay_guides(COMMUNITY_POST, 20 * np.count_nonzero(made))
        at, u, share = self.post(COMMUNITY_POST, self.group_first, self.group_count,
                                 self.group_size, made, .04, .7, 3)
        who = self.members.take(at)
        there = np.flatnonzero(self.awake.take(who))
        on = who.take(there), u.take(there), share.take(there)
        sent.append(dict(mechanism=COMMUNITY_POST, on=on, posts=3, stimulus=.1, click=.04,
                         opt_out=.001, fatigue=.2))
        if day % 7 == 0:
            made = np.append(self.execute(self.guides) > 0, False)
            told = made.take(self.guide_of) & self.contact
            made = np.append(self.execute(self.communities) > 0, False)
            told |= made.take(self.group_of) & self.awake
            self.ledger[day, 1 + LIVE, ACCOUNT["production"]] += 3000 * YUAN
            sent.append(dict(mechanism=LIVE, on=self.message(LIVE, np.flatnonzero(told), .25),
                             stimulus=.1, opt_out=.003, fatigue=.6, attend=.025))
        who = np.flatnonzero(self.due == day)
        self.due[who] = day + 30
        before = self.rung[who]
        self.rung[who] = AFTER_IDLE.take(before)
        who = who[before != 3] + self.registered_from
        self.new_rung(who)
        sent.append(dict(mechanism=LADDER, on=self.message(LADDER, who, .3), stimulus=.4, click=.1))
        return sent

    def new_rung(self, who):
        self.flags[who] |= HAS_RUNG
        self.addressed[LADDER][who] = self.day
        self.converted[LADDER][who] = -999
        self.touch["claimed"][self.day, LADDER] += len(who)

    def see(self, mechanism, on, stimulus, click=0, claim=0, opt_out=0, fatigue=1, trust=0, posts=1,
            attend=0):
        who, u, seen = on
        mood = self.mood.take(who)
        tired, trusted = mood.real * self.fatigue_scale, mood.imag * self.trust_scale
        chance = seen * np.exp(f32(TIRED) * tired + f32(TRUST_LOOKS) * np.minimum(trusted, 0))
        if posts == 1:
            saw = np.flatnonzero(u < chance)
            times = None
        else:
            none = 1 - chance
            saw = np.flatnonzero(u < 1 - (none * none if posts == 2 else none * none * none))
            u, chance = u.take(saw), chance.take(saw)
            two = chance * chance
            times = (u < (two if posts == 2 else two * (3 - 2 * chance))).view(np.int8)
            if posts == 3: times += u < two * chance
            times += 1
        who, mood, tired, trusted = (a.take(saw) for a in (who, mood, tired, trusted))
        self.touch["seers"][self.day, mechanism] += len(who)
        k = f32(1) if times is None else times.astype(f32)

        lost = (tired * f32(1 / TOLERANCE)) ** 2
        appetite = np.maximum(1 - lost * lost, f32(-1))
        mood.real += f32(fatigue) / self.fatigue_scale * k
        if trust:
            trusted = np.maximum(trusted + f32(trust) * k, -1)
            mood.imag = trusted / self.trust_scale
        self.mood[who] = mood
        flags = self.flags.take(who)
        self.flags[who] = flags | MOVED
        runs = (flags & STOPPED) == 0
        self.move(who, runs, stimulus, times, appetite, trusted)

        if click: clicks = self.uniform(len(who)) < self.any_of(click, times)
        if click:
            clicking = np.flatnonzero(clicks)
            w = who.take(clicking)
            self.touch["clicked"][self.day, mechanism] += len(w)
            self.clicked[w] = mechanism
            self.clicked_on[w] = self.day
            self.led.append(w[runs.take(clicking)])
        if claim: self.claim(mechanism, who[clicks | (self.uniform(len(who)) < claim)])
        if attend:
            self.viewers = who[runs & (self.uniform(len(who)) < attend)]
            self.count["viewers"] += len(self.viewers)
        if opt_out: self.opt_out(mechanism, who, opt_out, tired, k)

    @staticmethod
    def any_of(share, times):
        """At least one of so many."""
        if times is None: return f32(share)
        return (1 - (1 - share) ** np.arange(4)).astype(f32).take(times)

    def move(self, who, runs, stimulus, times, appetite, trusted):
        """Stimulus of those whose clock runs, and the visits that it adds from today on."""
        strength = appetite * self.responsiveness.take(who)
        strength *= f32(2 * stimulus) * self.any_of(.5, times)
        strength *= np.exp(f32(TRUST_MOVES) * np.where(appetite > 0, trusted, f32(0)))
        if not runs.all():
            runs = np.flatnonzero(runs)
            who, strength = who.take(runs), strength.take(runs)
        heat = self.heat.take(who)
        strength += heat.real * self.stimulus_scale
        np.minimum(np.maximum(strength, -CAP, out=strength), CAP, out=strength)
        planned = heat.imag * self.stimulus_scale
        per_scale = 1 / self.stimulus_scale
        np.multiply(strength, per_scale, out=heat.real)
        np.multiply(np.maximum(strength, planned), per_scale, out=heat.imag)
        self.heat[who] = heat
        more = np.flatnonzero(strength > planned)
        who, strength, planned = who.take(more), strength.take(more), planned.take(more)
        self.plan(who, strength, planned, self.plan_visits.take(who), self.day)

    def plan(self, who, high, low, visits_a_day, first):
        """Draws what a stimulus `high` on day `first` adds beyond what `low` does."""
        high, low = ((x * UNIT + f32(.5)).astype(np.intp) for x in (high, low))
        mean = ADDED_IN_ALL.take(high)
        mean -= ADDED_IN_ALL.take(low)
        mean *= visits_a_day
        u = self.uniform(len(who))
        some = np.flatnonzero(u < mean)  # 1 - e^-m <= m
        u, mean = u.take(some), mean.take(some)
        times, term, above = np.zeros(len(some), np.intp), np.exp(-mean), np.exp(-mean)
        u = 1 - u
        for k in range(1, 40):
            more = u > above
            if not more.any(): break
            times += more
            term *= mean / k
            above += term
        some = np.repeat(some, times)
        who = who.take(some)
        weight = ADDED.take(high.take(some), axis=0)
        weight -= ADDED.take(low.take(some), axis=0)
        at = self.uniform(len(who)) * weight[:, -1]
        lag = np.minimum((weight <= at[:, None]).sum(1), LAGS - 1).astype(np.uint8)
        who = who[np.argsort(lag, kind="stable")]
        ends = np.cumsum(np.bincount(lag, minlength=LAGS))
        begin = 0
        for lag, end in enumerate(ends):
            if end > begin: self.coming[min(first + lag, self.days)].append(who[begin:end])
            begin = end

    def claim(self, mechanism, who):
        """One coupon at a time. How long it is thought of is drawn with it."""
        who = who[self.until[mechanism].take(who) < self.day]
        until = self.day + (6, 13)[mechanism]
        thought_of = self.rng.standard_exponential(len(who), dtype=f32)
        thought_of *= f32(-7 / math.log(COUPON_KEPT))
        self.until[mechanism][who] = until
        self.usable[mechanism][who] = np.minimum(self.day + np.floor(thought_of), until)
        self.flags[who] |= (HAS_SMS, HAS_CHAT)[mechanism]
        self.touch["claimed"][self.day, mechanism] += len(who)

    def opt_out(self, mechanism, who, hazard, tired, times):
        hazard = f32(hazard) * np.exp(f32(GROWTH) * tired) * times
        u = self.uniform(len(who))
        leaving = np.flatnonzero(u < hazard)
        leaving = leaving[u.take(leaving) < -np.expm1(-hazard.take(leaving))]
        who = who.take(leaving)
        has, name = {SMS: (self.phone, "opted_out"), COMMUNITY_POST: (self.awake, "muted")}.get(
            mechanism, (self.contact, "deleted"))
        who = who[has.take(who)]
        has[who] = False
        self.count[name] += len(who)
        if name == "deleted": np.subtract.at(self.guide_size, self.guide_of[who], 1)
        if name == "muted": np.subtract.at(self.group_size, self.group_of[who], 1)

    # --- visits ---------------------------------------------------------------------------------

    def idle_of_today(self):
        """Organic visits without a tick; of people with nothing about them the number counts."""
        who, r = self.draw_idle(), self.registered_from
        split = np.searchsorted(who, r)
        late = who[split:]
        now = self.visits_a_day.take(late) * (1 - self.chance.take(late))
        there = self.uniform(len(late)) * self.idle_most.take(late - r) < now
        who = np.concatenate([who[:split], late[there]])
        flags = self.flags.take(who)
        self.visits[self.day] += self.rng.multinomial(np.count_nonzero(flags == 0), CHANNELS)
        # Of those with nothing about them but a stimulus only the channel is asked.
        w = who.take(np.flatnonzero(flags == MOVED))
        shop = np.exp(np.clip(self.heat.take(w).real * self.stimulus_scale, 0, 1))
        u = self.uniform(len(w)) * (f32(CHANNELS[0] + CHANNELS[1]) + f32(CHANNELS[2]) * shop)
        store = np.count_nonzero(u < f32(CHANNELS[0]))
        elsewhere = np.count_nonzero(u < f32(CHANNELS[0] + CHANNELS[1])) - store
        self.visits[self.day] += store, elsewhere, len(w) - store - elsewhere
        return who.take(np.flatnonzero((flags & (255 & ~MOVED) != 0) & (flags & STOPPED == 0)))

    def added_today(self):
        """Visits that contacts add, thinned where the stimulus has fallen since they were drawn."""
        if not self.coming[self.day]: return np.empty(0, np.intp)
        who = np.concatenate(self.coming[self.day])
        self.coming[self.day] = None
        heat = self.heat.take(who) * self.stimulus_scale
        stimulus, planned = heat.real, heat.imag
        ratio = np.where(stimulus < planned, np.expm1(np.where(stimulus < COLDEST, 0, stimulus))
                         / np.expm1(planned), 1)
        ratio *= self.visits_a_day.take(who) / self.plan_visits.take(who)
        there = (self.flags.take(who) & STOPPED == 0)
        there &= (ratio >= 1) | (self.uniform(len(who)) < ratio)
        return who[there]

    def visits_and_decisions(self):
        day = self.day
        led = np.concatenate(self.led) if self.led else np.empty(0, np.intp)
        own, own_stops = self.own_ticks[day]
        first = self.first_ticks[day]
        first = first[self.registered.take(first)]
        joined = self.joining[day]
        joined_who = np.array([w for w, _ in joined], np.intp)
        joined_stops = np.array([s for _, s in joined], bool)
        there = self.flags.take(joined_who) & STOPPED == 0
        joined_who, joined_stops = joined_who[there], joined_stops[there]
        parts = [self.viewers, led, own, joined_who, first, self.idle_of_today(),
                 self.added_today()]
        viewers, clicks, ticks = len(parts[0]), len(led), len(own) + len(joined_who) + len(first)
        who = np.concatenate(parts)
        n = len(who)
        tick = slice(viewers + clicks, viewers + clicks + ticks)
        to_shop = viewers + clicks
        organic_to = n - len(parts[-1])

        flags = self.flags.take(who)
        stimulus = self.heat.take(who).real * self.stimulus_scale
        gap = self.gap.take(who)
        # Without offers a price only counts where a lower one is expected.
        good = np.zeros(n, f32)
        expects = np.flatnonzero(gap)
        good[expects] = (-(TEMPORARY - PERMANENT) * LOSS * self.sensitivity.take(who.take(expects))
                         * FELT_GAP.take(gap.take(expects)))
        store = np.full(n, f32(CHANNELS[0]))
        shop = f32(CHANNELS[2]) * np.exp(np.clip(stimulus, 0, 1))
        quotes = self.quote(who, flags, gap, good)
        at = quotes["at"]
        store[at] *= quotes["pull_store"]
        shop[at] *= quotes["pull_shop"]
        u = self.uniform(n) * (store + shop + f32(CHANNELS[1]))
        channel = (u >= store).astype(np.int8)
        channel += u >= store + f32(CHANNELS[1])
        channel[:to_shop] = 2
        self.visits[day] += np.bincount(channel, minlength=3)

        # The best quote of the channel that is visited.
        listed, off, coupon = np.zeros(n, f32), np.zeros(n, f32), np.full(n, -1, np.int8)
        item_off = np.zeros(n, f32)
        in_channel = channel.take(at)
        listed[at] = quotes["listed"]
        for c, name in ((0, "store"), (2, "shop")):
            here = np.flatnonzero(in_channel == c)
            to = at.take(here)
            off[to] = quotes["off_" + name].take(here)
            coupon[to] = quotes["coupon_" + name].take(here)
            good[to] = quotes["good_" + name].take(here)
        extra_odds = np.zeros(n, f32)
        dress = np.zeros(n, bool)
        if viewers:
            self.quote_live(slice(0, viewers), who, gap, quotes, listed, off, item_off, coupon,
                            good, dress)
            extra_odds[:viewers] = HOST + CROWD * viewers / (viewers + 200)

        # Decisions.
        chance = self.chance.take(who)
        orders = np.zeros(n, bool)
        borrowed = np.zeros(n, f32)  # chance that an order of the next weeks is meant
        learns = np.ones(n, bool)
        waited = np.zeros(n, bool)
        self.decide_ticks(who, tick, good, chance, orders, learns)
        others = np.ones(n, bool)
        others[tick] = False
        others[tick.stop:organic_to] = good[tick.stop:organic_to] > 0
        self.decide_others(who, np.flatnonzero(others), slice(tick.stop, organic_to), good,
                           good + extra_odds, chance, orders, waited, borrowed)

        # Too many contacts put people off what they wanted.
        is_tick = np.zeros(n, bool)
        is_tick[tick] = True
        wants = np.flatnonzero(orders)
        willing = np.exp(np.minimum(stimulus.take(wants), 0))
        pull = self.uniform(len(wants))
        put_off = wants[pull >= willing]
        self.count["put_off_ticks"] += np.count_nonzero(is_tick[put_off])
        self.owe(who[put_off[waited[put_off]]], -1, None)
        kept = pull < willing
        ahead = np.zeros(n, bool)
        ahead[wants] = kept & (pull < borrowed.take(wants) * willing)
        wants = wants[kept]
        self.owe(who[np.flatnonzero(ahead)], 1, day + HORIZON)

        # The coin of the clock.
        stopped = np.concatenate([own[own_stops], joined_who[joined_stops]])
        self.flags[stopped] |= STOPPED
        self.count["drop_outs"] += len(stopped)

        self.learn(who, gap, learns, listed, off + item_off, dress)
        self.clear_and_book(dict(
            who=who[wants], channel=channel[wants], tick=is_tick[wants], live=wants < viewers,
            listed=listed[wants], off=off[wants], item_off=item_off[wants], coupon=coupon[wants],
            dress=dress[wants], ahead=ahead[wants], waited=waited[wants]))

    def quote(self, who, flags, gap, good):
        """The best coupon in store and shop for everybody who holds one."""
        day = self.day
        at = np.flatnonzero(flags & HOLDS)
        w, f = who.take(at), flags.take(at)
        sms = (f & HAS_SMS != 0) & (self.usable[SMS].take(w) >= day)
        chat = (f & HAS_CHAT != 0) & (self.usable[CHAT].take(w) >= day)
        rung = f & HAS_RUNG != 0
        over = ~(sms | chat | rung)
        if over.any():
            self.flags[w[over]] &= 255 & ~HOLDS
            kept = np.flatnonzero(~over)
            at, w, sms, chat, rung = (a.take(kept) for a in (at, w, sms, chat, rung))
        listed = self.list_price(w)
        enough = (listed >= THRESHOLD).astype(f32)
        off = enough * (CHAT_FACE * chat.astype(f32))
        coupon = np.where(off > 0, CHAT, -1).astype(np.int8)
        climbing = np.flatnonzero(rung)
        price = listed.take(climbing)
        deeper = price - np.rint(
            price * RUNG.take(self.rung.take(w.take(climbing) - self.registered_from)))
        better = deeper > off.take(climbing)
        off[climbing[better]], coupon[climbing[better]] = deeper[better], LADDER
        by_sms = enough * (SMS_FACE * sms.astype(f32))
        better = by_sms > off
        off_shop, coupon_shop = np.where(better, by_sms, off), np.where(better, SMS, coupon)
        sensitivity, gap, good = self.sensitivity.take(w), gap.take(at), good.take(at)
        result = {"at": at, "listed": listed, "sms": sms, "chat": chat,
                  "off_store": off, "coupon_store": coupon, "off_shop": off_shop,
                  "coupon_shop": coupon_shop}
        in_store = benefit(sensitivity, gap, listed, listed - off)
        in_shop = in_store.copy()
        differs = np.flatnonzero(better)
        in_shop[differs] = benefit(sensitivity[differs], gap[differs], listed[differs],
                                   listed[differs] - by_sms[differs])
        for name, value, cut in (("store", in_store, off), ("shop", in_shop, off_shop)):
            result["good_" + name] = value
            result["pull_" + name] = np.where(cut > 0, np.exp(value - good), 1)
        return result

    def list_price(self, who):
        order = self.rng.standard_gamma(ORDER_SHAPE, len(who), dtype=f32)
        return np.maximum(np.rint(self.basket.take(who) * order / ORDER_SHAPE), 1)

    def quote_live(self, part, who, gap, quotes, listed, off, item_off, coupon, good, dress):
        """The dress at the room's price, the coupon on top, unless everyday goods appeal more."""
        w, n = who[part], part.stop
        price = f32(round(DRESS * LIVE_SHARE))
        on_top, which = np.zeros(n, f32), np.full(n, -1, np.int8)
        holds = np.flatnonzero(quotes["at"] < n)
        for i in holds:  # a few, on one day of seven
            at = quotes["at"][i]
            best = []
            if quotes["chat"][i]: best.append((CHAT_FACE, CHAT))
            if quotes["sms"][i]: best.append((SMS_FACE, SMS))
            if w[at] >= self.registered_from and self.flags[w[at]] & HAS_RUNG:
                share = RUNG[self.rung[w[at] - self.registered_from]]
                best.append((price - np.rint(price * share), LADDER))
            if best: on_top[at], which[at] = max(best)
        its = LIVE_RESPONSE * benefit(self.sensitivity.take(w), gap[part], f32(DRESS),
                                      price - on_top)
        takes = its >= good[part]
        at = np.flatnonzero(takes)
        dress[at] = True
        listed[at], item_off[at] = DRESS, DRESS - price
        off[at], coupon[at], good[at] = on_top[at], which[at], its[at]

    def owes(self, who):
        owed = self.owed.take(who)
        owed[self.owed_until.take(who) < self.day] = 0
        return owed

    def owe(self, who, more, until):
        if len(who) == 0: return
        self.owed[who] = self.owes(who) + more
        if until is not None: self.owed_until[who] = until

    def decide_ticks(self, who, part, good, chance, orders, learns):
        w, day = who[part], self.day
        owed = self.owes(w)
        ahead = owed > 0
        self.owe(w[ahead], -1, None)
        self.count["pulled_ticks"] += np.count_nonzero(ahead)
        learns[part] = ~ahead
        c, b = chance[part], good[part]
        odds = c * np.exp(b)
        buys = (b >= 0) | (self.uniform(len(w)) * c < odds / (1 - c + odds))
        orders[part] = buys & ~ahead
        waits = ~buys & ~ahead
        self.owe(w[waits], -1, day + HORIZON)
        self.count["waiting_ticks"] += np.count_nonzero(waits)

    def decide_others(self, who, at, organic, good, appeal, chance, orders, waited, borrowed):
        """Orders that the clock did not bring."""
        w, c = who.take(at), chance.take(at)
        odds = c * np.exp(appeal.take(at))
        clock = np.where((at >= organic.start) & (at < organic.stop), c, f32(0))
        extra = np.maximum(odds / (1 - c + odds) - clock, 0)
        u = clock + (1 - clock) * self.uniform(len(at))
        owed = self.owes(w)
        near = np.flatnonzero(u < clock + 12 * extra)
        w_near, owed_near, u_near = w.take(near), np.maximum(owed.take(near), 0), u.take(near)
        clock, extra = clock.take(near), extra.take(near)
        more, less, share = borrowing(self.rate.take(w_near), self.drop_out.take(w_near), owed_near)
        pass_ = np.flatnonzero(u_near < clock + extra * more)
        ticks = self.will_tick(w_near.take(pass_), owed_near.take(pass_))
        u_near, clock, extra, more, less, share = (
            a.take(pass_) for a in (u_near, clock, extra, more, less, share))
        buys = u_near < clock + extra * np.where(ticks, more, less)
        chosen = at.take(near.take(pass_))
        orders[chosen] = buys
        borrowed[chosen] = np.where(buys & ticks, share, 0)
        # Whoever put an order off takes the first price that is better than expected.
        patient = np.flatnonzero(owed < 0)
        patient = patient[(good.take(at.take(patient)) > 0) & ~orders.take(at.take(patient))]
        self.owe(w.take(patient), 1, None)
        orders[at.take(patient)] = waited[at.take(patient)] = True

    def learn(self, who, gap, learns, listed, off, dress):
        """Prices met move the price expected from tomorrow on."""
        met = np.flatnonzero(learns & ((gap > 0) | (off > 0)))
        who, off = who.take(met), off.take(met)
        cut = off / np.maximum(listed.take(met), 1)
        learnt = (LEARNT.take(gap.take(met)) + f32(1 - PRICE_KEPT) * cut) * 255 + f32(.5)
        learnt = learnt.astype(np.uint8)
        self.gap[who] = learnt
        expects = np.where(learnt > 0, EXPECTS_LESS, 0).astype(np.uint8)
        self.flags[who] = self.flags.take(who) & (255 & ~EXPECTS_LESS) | expects

    # --- orders ---------------------------------------------------------------------------------

    def clear_and_book(self, o):
        day = self.day
        who = o["who"]
        plain = np.flatnonzero(o["listed"] == 0)
        o["listed"][plain] = self.list_price(who.take(plain))
        # A coupon is good for one order: further ones of the day are placed at full price, if they
        # are the clock's.
        using = np.flatnonzero(o["coupon"] >= 0)
        _, first = np.unique(who.take(using) * 8 + o["coupon"].take(using), return_index=True)
        if len(first) < len(using):
            again = np.delete(using, first)
            o["coupon"][again], o["off"][again], o["item_off"][again] = -1, 0, 0
            refused = again[~o["tick"][again]]
            self.owe(who[refused[o["ahead"][refused]]], -1, None)
            self.owe(who[refused[o["waited"][refused]]], -1, None)
            o = {key: np.delete(value, refused) for key, value in o.items()}
            who = o["who"]
        n, channel, live, coupon, tick = len(who), o["channel"], o["live"], o["coupon"], o["tick"]
        listed, off, item_off = o["listed"], o["off"], o["item_off"]
        paid = listed - off - item_off
        cost = np.where(o["dress"], f32(DRESS_COST), listed * f32(.35))
        clicked = self.clicked.take(who)
        fresh = (clicked >= 0) & (channel == 2) & (
            day - self.clicked_on.take(who) < ATTRIBUTION.take(np.maximum(clicked, 0)))
        credit = np.where(coupon >= 0, coupon, np.where(live, LIVE, np.where(fresh, clicked, -1)))
        back = self.uniform(n) < RETURN.take(np.where(live, 3, channel))

        self.orders[day] += np.bincount(channel, minlength=3)
        self.paid[day] += np.bincount(channel, paid, 3)
        self.count["baseline_orders"] += np.count_nonzero(tick)
        self.count["campaign_orders"] += n - np.count_nonzero(tick)
        self.count["live_paid"] += float(paid[live].sum(dtype=float))
        self.post_sales(credit, channel, live, coupon, listed, off, item_off, paid, cost)

        mine = np.flatnonzero(credit >= 0)
        w, m = who.take(mine), credit.take(mine)
        self.touch["orders"][day] += np.bincount(m, minlength=6)
        self.touch["paid"][day] += np.rint(np.bincount(m, paid.take(mine), 6)).astype(np.int64)
        since = self.addressed[m, w]
        converts = self.converted[m, w] < np.where(since < 0, day, since)
        self.touch["converted"][day] += np.bincount(m[converts], minlength=6)
        self.converted[m, w] = day

        self.use_coupons(who, coupon)
        kept = who[((credit >= 0) | ~tick) & ~back]
        self.believe(kept, TRUST_ORDER)
        first = who[self.registered.take(who)]
        if len(first):
            first = np.unique(first)
            self.become_customers(first)
            self.new_customers.append(first[self.contact[first]])
        climbing = who[who >= self.registered_from]
        r = self.registered_from
        rung = np.unique(climbing) - r
        self.rung[rung] = AFTER_ORDER.take(self.rung[rung])
        self.due[rung] = day + 30
        self.new_rung(climbing)
        self.touch["delivered"][day, LADDER] += len(climbing)
        self.settle_later(o, back, credit, paid, cost)

    def add(self, account, centre, amount):
        self.ledger[self.day, :, ACCOUNT[account]] += np.bincount(centre, amount, 7)

    def post_sales(self, credit, channel, live, coupon, listed, off, item_off, paid, cost):
        centre = credit + 1
        self.add("sales", centre, -listed)
        self.add("coupon_subsidy", coupon + 1, off)
        self.add("discount_subsidy", np.where(item_off > 0, LIVE + 1, 0), item_off)
        self.add("goods", centre, cost)
        self.add("stock", centre, -cost)
        self.add("payment_fees", centre, paid * f32(.006))
        self.add("freight", centre, np.where(channel == 0, 0, 8 * YUAN))
        self.add("platform_fees", centre, np.where(channel == 1, paid * f32(.05), 0))
        self.add("platform_fees", centre, np.where(live, paid * f32(.02), 0))
        for mechanism, share in COMMISSION.items():
            owed = share * float(paid[credit == mechanism].sum(dtype=float))
            self.ledger[self.day, 1 + mechanism, ACCOUNT["commission"]] += owed
            self.ledger[self.day, 1 + mechanism, ACCOUNT["commission_payable"]] -= owed

    def use_coupons(self, who, coupon):
        self.touch["redeemed"][self.day] += np.bincount(coupon + 1, minlength=7)[1:]
        for mechanism in (SMS, CHAT):
            w = who[coupon == mechanism]
            self.used[mechanism] = self.until[mechanism][w], self.usable[mechanism][w]
            self.until[mechanism][w] = self.usable[mechanism][w] = -1

    def believe(self, who, more):
        trust = self.mood.take(who).imag * self.trust_scale + f32(more)
        self.trust[who] = np.clip(trust, -1, 1) / self.trust_scale

    def settle_later(self, o, back, credit, paid, cost):
        """Orders that come back, and commission that is paid once they do not."""
        until, usable = np.full((2, len(paid)), -1, i16)
        for mechanism in (SMS, CHAT):
            used = o["coupon"] == mechanism
            until[used], usable[used] = self.used[mechanism]
        days = np.where(back, 4 + self.rng.integers(0, 7, len(paid)), 10)
        paid_later = (credit == CHAT) | (credit == LIVE)
        for after in range(4, 11):
            at = np.flatnonzero((days == after) & (back | paid_later))
            if len(at):
                self.unsettled[min(self.day + after, self.days)].append(tuple(a.take(at) for a in (
                    back, o["who"], credit, paid, cost, o["coupon"], until, usable, o["tick"])))

    def returns(self):
        if not self.unsettled[self.day]: return
        back, who, credit, paid, cost, coupon, until, usable, tick = (
            np.concatenate(parts) for parts in zip(*self.unsettled[self.day]))
        self.unsettled[self.day] = None
        for mechanism, share in COMMISSION.items():
            book = self.ledger[self.day, 1 + mechanism]
            settled = share * np.bincount(back, paid * (credit == mechanism), 2)
            book[ACCOUNT["commission_payable"]] += settled.sum()
            book[ACCOUNT["commission"]] -= settled[1]
        at = np.flatnonzero(back)
        who, credit, paid, cost, coupon, until, usable, tick = (
            a.take(at) for a in (who, credit, paid, cost, coupon, until, usable, tick))
        self.count["returns"] += len(who)
        self.add("refunds", credit + 1, paid)
        self.add("goods", credit + 1, -cost)
        self.add("stock", credit + 1, cost)
        self.add("freight", credit + 1, np.full(len(who), 15 * YUAN))
        for mechanism, flag in ((SMS, HAS_SMS), (CHAT, HAS_CHAT)):
            again = np.flatnonzero((coupon == mechanism) & (until >= self.day))
            w = who.take(again)
            self.until[mechanism][w], self.usable[mechanism][w] = until[again], usable[again]
            self.flags[w] |= flag
        self.believe(who[(credit >= 0) | ~tick], -TRUST_RETURN)

    # --- days -----------------------------------------------------------------------------------

    def run(self):
        self.draw_clock()
        self.new_customers, self.used = [], {}
        for self.day in range(self.days):
            self.rescale()
            self.led, self.viewers = [], np.empty(0, np.intp)
            for sent in self.outreach(): self.see(**sent)
            self.visits_and_decisions()
            self.returns()
            books = self.ledger[self.day]
            books[0, ACCOUNT["seats"]] += 50 * YUAN * self.guides / 365
            books[:, ACCOUNT["cash"]] = -books.sum(1)

    def rescale(self):
        if self.day - self.base == 64:  # before single precision ends
            for column, kept in ((self.stimulus, CARRY), (self.planned, CARRY),
                                 (self.fatigue, FATIGUE_KEPT), (self.trust, TRUST_KEPT)):
                column *= f32(kept ** 64)
            self.base = self.day
        self.stimulus_scale = self.scale_at(CARRY, self.day)
        self.fatigue_scale = self.scale_at(FATIGUE_KEPT, self.day)
        self.trust_scale = self.scale_at(TRUST_KEPT, self.day)

    def totals(self):
        touch = {name: dict(zip(NAMES, cells.sum(0).tolist())) for name, cells in
                 self.touch.items()}
        books = dict(zip(ACCOUNTS, (self.ledger.sum((0, 1)) / YUAN).round(2).tolist()))
        result = sum(books[a] for a in ACCOUNTS[:13])

        def by_channel(cells):
            return dict(zip(("store", "marketplace", "shop"), cells.sum(0).tolist()))
        return {**touch, "visits": by_channel(self.visits), "orders_in": by_channel(self.orders),
                "paid_in": {k: round(v / YUAN, 2) for k, v in by_channel(self.paid).items()},
                **{k: int(v) for k, v in self.count.items()},
                "all_orders": int(self.orders.sum()),
                "all_paid": round(float(self.paid.sum()) / YUAN, 2),
                "contribution": round(-result, 2), "ledger": books}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    begin = time.perf_counter()
    season = Season(asked.people, asked.days, asked.seed)
    middle = time.perf_counter()
    season.run()
    end = time.perf_counter()
    rate = asked.people * asked.days * 1e-6 / (end - middle)
    told = {"name": "numpy " + np.__version__, "people": asked.people, "days": asked.days,
            "set_up_seconds": round(middle - begin, 3), "seconds": round(end - middle, 3),
            "million_member_days_per_second": round(rate, 2),
            "totals": season.totals()}
    if asked.json: return print(json.dumps(told, indent=1))
    for key, value in told.items():
        if key != "totals": print(f"{key:32}{value:>16}")
    for key, value in told["totals"].items():
        if not isinstance(value, dict):
            print(f"{key:32}{value:>16,}")
            continue
        for part, number in value.items():
            if number: print(f"{key + ', ' + part:32}{number:>16,}")


main()
