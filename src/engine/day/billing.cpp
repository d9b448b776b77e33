#include "engine/day/billing.hpp"

#include "engine/model/benefit.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pondlab::engine {

Fen list_price(const Plan& plan, const People& people, const Visit& visit) {
  const QuantileTable& order = plan.segment_of(visit.person).order;
  const double relative = order(normal_quantile(unit(visit.draws.word[2])));
  return std::max<Fen>(
      1, static_cast<Fen>(std::floor(people.record[visit.person].basket * relative + .5)));
}

namespace {

/// Offers of one mechanism on the same terms, from `first` on: what a person may hold several of.
struct Alike {
  std::span<const Offer> offers;
  const OfferTerms& terms() const { return *offers.front().terms; }
  std::int32_t count() const {
    std::int32_t sum = 0;
    for (const Offer& offer : offers) sum += std::max<std::int32_t>(1, offer.count);
    return sum;
  }
};

/// Calls `f` for each group of a layer that counts in the channel. Offers come sorted.
template <class F>
void each_alike(std::span<const Offer> offers, Layer layer, Channel channel, F&& f) {
  for (std::size_t i = 0; i < offers.size();) {
    std::size_t end = i + 1;
    while (end < offers.size() && offers[end].mechanism == offers[i].mechanism &&
           offers[end].terms == offers[i].terms)
      ++end;
    const OfferTerms& terms = *offers[i].terms;
    if (terms.layer == layer && terms.scope.channels.has(channel))
      f(Alike{offers.subspan(i, end - i)});
    i = end;
  }
}

/// Puts a bill together, layer by layer.
class Billing {
public:
  Billing(const Plan& plan, std::span<const Offer> offers, Channel channel)
      : plan_(plan), offers_(offers), channel_(channel) {}

  /// Without an item price: goods of the everyday assortment.
  Quote without_price(Fen basket) const {
    Quote quote;
    quote.bill.add(Line{.list = basket});
    add_later_layers(quote);
    return quote;
  }
  /// With one, of what is sold at it: a product, or for −1 of the everyday assortment.
  Quote with_price(Fen basket, const Offer& price, std::int16_t product) const {
    Quote quote;
    const OfferTerms& terms = *price.terms;
    const Fen list = product >= 0 ? price_of(product) : basket;
    quote.bill.add(Line{.product = product, .list = list});
    quote.log_odds = terms.log_odds - price.effort;
    quote.price_response = terms.price_response;
    apply(quote, std::span(&price, 1), saving(terms, list), 1);
    add_later_layers(quote);
    return quote;
  }

private:
  void add_later_layers(Quote& quote) const {
    for (const Layer layer : {Layer::order, Layer::coupon, Layer::points}) add_best(quote, layer);
    quote.card = pull_of_cards(quote.paid());
  }

  /// Money on a card is already spent: what it would pay of the price weighs in favour, each card's
  /// for the part that it pays, so that several together weigh no more than one that pays all.
  double pull_of_cards(Fen price) const {
    double pull = 0;
    Fen left = price;
    for (const Offer& offer : offers_) {
      if (left <= 0) break;
      if (offer.terms->layer != Layer::card || !offer.terms->scope.channels.has(channel_)) continue;
      const Fen part = std::min<Fen>(left, offer.amount);
      pull += offer.terms->log_odds * static_cast<double>(part) / static_cast<double>(price);
      left -= part;
    }
    return pull;
  }

  Fen price_of(std::int16_t product) const {
    return plan_.setup.products[static_cast<std::size_t>(product)].price;
  }

  /// What earlier layers leave of the goods in scope.
  Fen left_for(const Quote& quote, const OfferTerms& terms) const {
    Fen bought = 0, in_scope = 0;
    for (const Line& line : quote.bill.goods()) {
      if (line.gift) continue;
      bought += line.list;
      if (terms.scope.has(line.product)) in_scope += line.list;
    }
    const Fen paid = bought - (quote.bill.off() - (quote.list() - bought));
    return in_scope == bought ? paid : std::min(in_scope, paid);
  }

  /// Fen off and worth of as many of them as count on the quote.
  struct Value {
    Fen off = 0, worth = 0;
    std::int32_t count = 0;
    Fen sum() const { return off + worth; }
  };

  Value value_of(const Quote& quote, const Alike& alike) const {
    const OfferTerms& terms = alike.terms();
    const Fen left = left_for(quote, terms);
    Value value;
    value.count = usable(terms, left, alike.count());
    if (value.count == 0) return {};
    value.off = saving(terms, left, value.count);
    value.worth = terms.worth * value.count;
    return value;
  }

  /// The best of a layer, then those that stack with it.
  void add_best(Quote& quote, Layer layer) const {
    bool first = true;
    while (quote.bill.cut_count < most_cuts) {
      Alike best{};
      Value most;
      each_alike(offers_, layer, channel_, [&](const Alike& alike) {
        if (quote.bill.has_offer(alike.offers.front().mechanism, alike.offers.front().number))
          return;
        if (!first && !alike.terms().stacks) return;
        const Value value = value_of(quote, alike);
        if (value.sum() <= most.sum()) return;
        best = alike;
        most = value;
      });
      if (most.count == 0) return;
      quote.worth += most.worth;
      apply(quote, best.offers, most.off, most.count);
      if (!best.terms().stacks) return;
      first = false;
    }
  }

  /// One cut for each of what is held, those first that are over first.
  void apply(Quote& quote, std::span<const Offer> offers, Fen off, std::int32_t count) const {
    for (const Offer& offer : offers) {
      if (count == 0 || quote.bill.cut_count == most_cuts) return;
      const std::int32_t used = std::min(count, std::max<std::int32_t>(1, offer.count));
      const Fen share = used == count ? off : off * used / count;
      quote.bill.add(Cut{.mechanism = static_cast<std::int8_t>(offer.mechanism),
                         .terms = offer.number,
                         .layer = offer.terms->layer,
                         .count = static_cast<std::uint8_t>(offer.count > 0 ? used : 0),
                         .until = offer.until,
                         .since = offer.since,
                         .off = share});
      off -= share;
      count -= used;
      add_gift(quote, *offer.terms);
    }
  }

  void add_gift(Quote& quote, const OfferTerms& terms) const {
    if (terms.gift < 0 || quote.bill.line_count == most_lines) return;
    const Fen list = price_of(terms.gift);
    quote.bill.add(Line{.product = terms.gift, .gift = 1, .list = list});
    quote.bill.cuts[quote.bill.cut_count - 1U].off += list;
  }

  const Plan& plan_;
  std::span<const Offer> offers_;
  Channel channel_;
};

/// How somebody feels a price.
struct Buyer {
  double sensitivity;
  double gap; ///< expected below the list price
};

double benefit_to(const Plan& plan, const Buyer& buyer, const Quote& quote) {
  const Fen bought = quote.bought();
  const Fen felt = std::max<Fen>(0, quote.paid() - quote.worth);
  if (felt >= bought && buyer.gap <= 0) return 0;
  return quote.price_response *
         benefit(plan.response(), buyer.sensitivity, buyer.gap, bought, felt);
}

/// What an item price is the price of: what it brings, or, where it names its goods, the one of
/// them that the session shows. Nothing where that is not there.
std::optional<std::int16_t> goods_at(const Offer& price, std::span<const Offer> offers) {
  if (price.terms->scope.products.empty()) return price.product;
  for (const Offer& offer : offers)
    if (offer.product >= 0 && price.terms->scope.has(offer.product)) return offer.product;
  return std::nullopt;
}

/// The quote that appeals most, of one price per piece or none.
Quote most_appealing(const Plan& plan, const Buyer& buyer, Fen basket,
                     std::span<const Offer> offers, Channel channel) {
  const Billing billing(plan, offers, channel);
  const auto appeal = [&](const Quote& quote) {
    return benefit_to(plan, buyer, quote) + quote.log_odds;
  };
  std::optional<Quote> best;
  double most = 0;
  each_alike(offers, Layer::item, channel, [&](const Alike& alike) {
    const Offer& price = alike.offers.front();
    const std::optional<std::int16_t> goods = goods_at(price, offers);
    if (!goods) return;
    const Quote quote = billing.with_price(basket, price, *goods);
    const double its = appeal(quote);
    if (best && its <= most) return;
    best = quote;
    most = its;
  });
  const Quote without = billing.without_price(basket);
  return best && most >= appeal(without) ? *best : without;
}

Buyer buyer_of(const Plan& plan, const People& people, PersonIndex person) {
  return {plan.response_tables.price_sensitivity(people.record[person].price_sensitivity),
          expected_gap(people, person)};
}

} // namespace

Quote best_quote(const Plan& plan, const People& people, PersonIndex person, Fen basket,
                 std::span<const Offer> offers, Channel channel) {
  return most_appealing(plan, buyer_of(plan, people, person), basket, offers, channel);
}

bool is_plain_coupon(const OfferTerms& terms) {
  return terms.layer == Layer::coupon && terms.an_order == 1 && !terms.stacks && terms.gift < 0 &&
         terms.worth == 0 && terms.scope.products.empty();
}

Fen plain_saving(std::span<const Offer> offers, Fen list, Channel channel) {
  Fen most = 0;
  for (const Offer& offer : offers)
    if (offer.terms->scope.channels.has(channel)) most = std::max(most, saving(*offer.terms, list));
  return most;
}

PlainPrice plain_price(const Plan& plan, const People& people, const Visit& visit,
                       std::span<const Offer> offers) {
  const ResponseTables& tables = plan.response_tables;
  const double sensitivity =
      tables.price_sensitivity(people.record[visit.person].price_sensitivity);
  const std::uint8_t gap = expected_gap_units(people, visit.person);
  PlainPrice price{.list = list_price(plan, people, visit)};
  for (std::size_t c = 0; c < price.off.size(); ++c) {
    price.off[c] = plain_saving(offers, price.list, static_cast<Channel>(c));
    price.odds[c] = tables.benefit(sensitivity, gap, price.list, price.off[c]);
  }
  return price;
}

double best_appeal(const Plan& plan, std::int8_t sensitivity, Fen basket,
                   std::span<const Offer> offers, Channel channel) {
  const Buyer buyer{plan.response_tables.price_sensitivity(sensitivity), 0};
  const Quote quote = most_appealing(plan, buyer, basket, offers, channel);
  return benefit_to(plan, buyer, quote) + quote.log_odds;
}

double benefit_of(const Plan& plan, const People& people, PersonIndex person, const Quote& quote) {
  return benefit_to(plan, buyer_of(plan, people, person), quote);
}

} // namespace pondlab::engine
