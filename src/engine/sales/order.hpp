#pragma once

#include "engine/numeric/audience.hpp"
#include "engine/numeric/units.hpp"
#include "engine/sales/channel.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pondlab::engine {

/// Where on a bill something is taken off. Layers stack in this order, each on what the earlier
/// ones leave; of one layer a bill has one offer, unless they say that they stack.
enum class Layer : std::uint8_t {
  item,   ///< the price of a piece: a live room's, a sale's, a team's
  order,  ///< a rule on the whole order: spend 300, save 40
  coupon, ///< what a person holds and gives away
  points,
  card, ///< a tender, no price: a gift card
};
inline constexpr int layer_count = 5;

/// Who may bear a part of what an offer takes off, beside the brand. Append-only.
enum class Funder : std::uint8_t {
  store,    ///< the buyer's, a franchisee's mostly
  platform, ///< on which shop and marketplace stand
  guide,    ///< whose contact the buyer is
};
inline constexpr int funder_count = 3;
/// bp of a cut that each of them bears, at most the whole together; the brand bears the rest.
using FundedShares = std::array<std::uint16_t, funder_count>;
/// Fen of a cut, or of several, that each of them bears.
using FundedParts = std::array<Fen, funder_count>;

/// What an offer counts on.
struct Scope {
  ChannelSet channels{Channel::shop};
  std::vector<std::int16_t> products{}; ///< indices in the plan; none: everything

  /// Whether it counts on goods of this kind; −1: everyday assortment.
  bool has(std::int16_t product) const {
    return products.empty() || std::ranges::find(products, product) != products.end();
  }
};

/// What an offer does to a bill, and how it is given out where people hold it. A mechanism numbers
/// its own.
struct OfferTerms {
  Layer layer = Layer::coupon;
  Scope scope{};
  Fen face = 0;      ///< fen off, from `threshold` on
  Fen threshold = 0; ///< of what earlier layers leave of the goods in scope
  std::int32_t pay_share =
      whole;                 ///< bp still paid, from `threshold` on; the deeper of the two counts
  bool each_time = false;    ///< `face` once for every `threshold` that the order reaches
  std::int16_t gift = -1;    ///< product that is added for nothing; −1: none
  std::int32_t an_order = 1; ///< at most so many of what a person holds, on one order
  bool pledge = false;       ///< paid now, complete later: the order becomes a `Pledge`
  bool stacks = false;       ///< also beside another of its layer that says so
  Fen worth = 0;             ///< what else it is worth to the buyer, felt as money is
  double log_odds = 0;       ///< host or scarcity
  /// What it asks of the buyer, beside money: log-odds off, on average. To each buyer their own,
  /// exponentially distributed: it is nothing to some, and too much for others.
  double effort = 0;
  double price_response = 1; ///< share of the usual response to the price it makes
  FundedShares funded{};     ///< who has agreed to bear a part of it

  std::int32_t validity = 1;     ///< days that it can be used, counted from receiving it; 0: no end
  std::int32_t each = 1;         ///< how many are received at once
  std::int64_t limit = 0;        ///< how many there are in all; 0: no limit
  std::int64_t person_limit = 0; ///< how many a person receives in all; 0: no limit

  /// bp of cards that nobody thinks of again. Of a card, `face` is what is on it, of which the
  /// buyer pays `pay_share`, and `log_odds` weighs for as much of an order as the card pays.
  std::int32_t mislaid = 0;

  /// Whether it takes anything off, or gives anything.
  bool is_offered() const { return face > 0 || pay_share < whole || gift >= 0 || worth > 0; }
};

/// Fen off `left`, of `count` of them together.
Fen saving(const OfferTerms& terms, Fen left, std::int32_t count = 1);
/// How many of them count together on `left`, at most `most`.
std::int32_t usable(const OfferTerms& terms, Fen left, std::int32_t most);

/// Goods of one kind on an order.
struct Line {
  std::int16_t product = -1; ///< −1: everyday assortment
  std::int8_t size = -1;     ///< −1: none that is kept in stock
  std::uint8_t gift = 0;     ///< 1: given for nothing
  std::int32_t spare = 0;
  Fen list = 0;
};

/// What one offer takes off an order.
struct Cut {
  std::int8_t mechanism = -1; ///< whose offer it is, and whose cost centre bears it
  std::uint8_t terms = 0;     ///< which of the mechanism's
  Layer layer = Layer::item;
  std::uint8_t count = 0; ///< how many of what the person held; 0: nothing held
  std::int16_t until = 0; ///< last day on which that can be used
  std::int16_t since = 0; ///< day of receiving it
  Fen off = 0;
};

/// What others bear of so much off, to the fen: it is split among all who bear it, the brand first,
/// by largest remainder.
FundedParts funded_parts(Fen off, const FundedShares& shares);

inline constexpr std::size_t most_lines = 4;
inline constexpr std::size_t most_cuts = 5;

/// Goods and what is taken off them.
struct Bill {
  std::array<Line, most_lines> lines{};
  std::array<Cut, most_cuts> cuts{};
  std::uint8_t line_count = 0;
  std::uint8_t cut_count = 0;

  std::span<const Line> goods() const { return std::span(lines).first(line_count); }
  std::span<Line> goods() { return std::span(lines).first(line_count); }
  std::span<const Cut> taken_off() const { return std::span(cuts).first(cut_count); }
  std::span<Cut> taken_off() { return std::span(cuts).first(cut_count); }

  void add(const Line& line) { lines[line_count++] = line; }
  void add(const Cut& cut) { cuts[cut_count++] = cut; }

  /// The same without what had to be held.
  Bill without_held() const;

  Fen list() const; ///< of all goods, gifts included
  Fen off() const;  ///< of all layers
  Fen off(Layer layer) const;
  Fen paid() const { return list() - off(); }
  /// Whose offer counts in a layer, the first of several; −1: nobody's.
  int mechanism_in(Layer layer) const;
  /// Whether an offer of the mechanism's is on it, or this one.
  bool has(int mechanism) const;
  bool has_offer(int mechanism, int terms) const;
};

/// What a card pays of an order. It is no cut: the price and the sale stay what they are.
struct Tender {
  std::int8_t mechanism = -1; ///< whose card it is
  std::uint8_t terms = 0;     ///< which of the mechanism's
  std::int16_t until = 0;     ///< last day on which the card can be used
  std::int16_t since = 0;     ///< day of receiving it
  std::int16_t spare = 0;
  Fen amount = 0;
};
inline constexpr std::size_t most_tenders = 4;

/// An order as the books see it.
struct Order {
  PersonIndex person = 0;
  std::uint64_t key = 0; ///< person key
  std::int16_t day = 0;
  std::int16_t minute = 0;
  Channel channel = Channel::shop;
  bool baseline = false;          ///< on the order clock (would have been placed anyway)
  bool returned = false;          ///< will come back (drawn when ordered)
  bool organic = false;           ///< on a visit of their own accord; known on its day, not kept
  std::int8_t attributed = -1;    ///< mechanism by redeemed coupon or last click, −1 none
  std::int8_t session = -1;       ///< mechanism in whose session it was placed, −1 none
  std::int16_t settles_after = 0; ///< days until it comes back or is final
  Bill bill;
  Fen cost = 0; ///< of all goods
  /// Of each cut, shares of those others who do bear a part; known once it is booked.
  std::array<FundedShares, most_cuts> funded_shares{};
  std::array<Tender, most_tenders> tenders{}; ///< cards that pay of it; without amount: none

  /// What others than the brand bear of the bill's i-th cut, and of all.
  FundedParts funded_parts(std::size_t i) const {
    return engine::funded_parts(bill.cuts[i].off, funded_shares[i]);
  }
  Fen funded() const;
  Fen list() const { return bill.list(); }
  Fen paid() const { return bill.paid(); }
  Fen paid_with_cards() const;
  Fen paid_in_cash() const { return paid() - paid_with_cards(); }
  /// Mechanism whose coupon was redeemed, −1 none.
  int coupon() const { return bill.mechanism_in(Layer::coupon); }

  template <class Archive>
  void archive(Archive& a) {
    a(person, key, day, minute, channel, baseline, returned, attributed, session, settles_after,
      bill.lines, bill.cuts, bill.line_count, bill.cut_count, cost, funded_shares, tenders);
  }
};

} // namespace pondlab::engine
