// Bills to the fen: what stacks on what.
#include "engine/day/billing.hpp"

#include "support/ponds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

namespace pondlab::tests::billing_test {

using namespace pondlab::engine;

namespace {

/// One person, who knows no price but the list's, and two products, of 60 and of 500 yuan.
struct Counter {
  Counter() {
    Setup setup = tests::lively_setup(5, 10);
    setup.products = {{.id = "coat", .price = 60'00, .cost = 20'00, .stock = {}},
                      {.id = "fur", .price = 500'00, .cost = 90'00, .stock = {}}};
    plan = tests::plan_of(setup, {});
    people = populate(*plan, Source(1, 0))->people;
  }
  Quote quote(Fen basket, const std::vector<OfferTerms>& terms, Channel channel = Channel::shop,
              std::uint16_t held = 1) {
    return quote_of(offers_of(terms, held), basket, channel);
  }
  /// In a session that shows a product at the price of the first terms.
  Quote in_session(std::int16_t product, const std::vector<OfferTerms>& terms) {
    std::vector<Offer> offers = offers_of(terms, 1);
    offers.front().product = product;
    return quote_of(offers, 240'00, Channel::shop);
  }
  static std::vector<Offer> offers_of(const std::vector<OfferTerms>& terms, std::uint16_t held) {
    std::vector<Offer> offers;
    for (std::uint8_t i = 0; i < terms.size(); ++i)
      offers.push_back({.terms = &terms[i],
                        .mechanism = i,
                        .number = 0,
                        .count = terms[i].layer == Layer::coupon ? held : std::uint16_t{0},
                        .since = 0,
                        .until = 9});
    return offers;
  }
  Quote quote_of(const std::vector<Offer>& offers, Fen basket, Channel channel) {
    return best_quote(*plan, people, 0, basket, offers, channel);
  }
  Fen paid(Fen basket, const std::vector<OfferTerms>& terms) { return quote(basket, terms).paid(); }

  std::shared_ptr<const Plan> plan;
  People people;
};

const OfferTerms price_8{.layer = Layer::item, .pay_share = 8'000};
const OfferTerms over_300_less_40{.layer = Layer::order, .face = 40'00, .threshold = 300'00};
const OfferTerms over_200_less_20{.layer = Layer::coupon, .face = 20'00, .threshold = 200'00};
const OfferTerms ninth{.layer = Layer::coupon, .pay_share = 9'000};

} // namespace

TEST_CASE("Layers stack in their order, each on what the earlier ones leave") {
  Counter counter;
  // 400 → 320 by the price → 280 by the order's rule → 260 by the coupon.
  CHECK(counter.paid(400'00, {price_8, over_300_less_40, over_200_less_20}) == 260'00);
  // Item and order: 370 → 296, which the rule does not reach.
  CHECK(counter.paid(370'00, {price_8, over_300_less_40}) == 296'00);
  CHECK(counter.paid(380'00, {price_8, over_300_less_40}) == 264'00);
  // Item and coupon, by threshold and by share.
  CHECK(counter.paid(260'00, {price_8, over_200_less_20}) == 188'00);
  CHECK(counter.paid(240'00, {price_8, over_200_less_20}) == 192'00);
  CHECK(counter.paid(100'01, {price_8, ninth}) == 80'01 - (80'01 - share_of(80'01, 9'000)));
  // Order and coupon.
  CHECK(counter.paid(300'00, {over_300_less_40, over_200_less_20}) == 240'00);
  CHECK(counter.paid(300'00, {over_300_less_40, ninth}) == 234'00);
}

TEST_CASE("Every cut is on the bill with its mechanism, layer and amount") {
  Counter counter;
  const Quote quote = counter.quote(400'00, {price_8, over_300_less_40, over_200_less_20});
  REQUIRE(quote.bill.cut_count == 3);
  CHECK(quote.bill.off(Layer::item) == 80'00);
  CHECK(quote.bill.off(Layer::order) == 40'00);
  CHECK(quote.bill.off(Layer::coupon) == 20'00);
  CHECK(quote.bill.mechanism_in(Layer::item) == 0);
  CHECK(quote.bill.mechanism_in(Layer::order) == 1);
  CHECK(quote.bill.mechanism_in(Layer::coupon) == 2);
  CHECK(quote.bill.mechanism_in(Layer::points) == -1);
  CHECK(quote.list() - quote.bill.off() == quote.paid());
}

TEST_CASE("Of a layer the one that takes most off counts, unless they stack") {
  Counter counter;
  const OfferTerms small{.layer = Layer::coupon, .face = 15'00};
  CHECK(counter.paid(250'00, {small, over_200_less_20}) == 230'00);
  CHECK(counter.paid(150'00, {small, over_200_less_20}) == 135'00);
  OfferTerms a = small, b = over_200_less_20;
  a.stacks = b.stacks = true;
  CHECK(counter.paid(250'00, {a, b}) == 215'00);
  b.stacks = false;
  CHECK(counter.paid(250'00, {a, b}) == 230'00);
}

TEST_CASE("A price that would cost a better coupon is not taken") {
  Counter counter;
  // 210 at 98 % is 205.80; the coupon needs 208: alone with the coupon is dearer by far.
  const OfferTerms slight{.layer = Layer::item, .pay_share = 9'800};
  const OfferTerms coupon{.layer = Layer::coupon, .face = 50'00, .threshold = 208'00};
  CHECK(counter.paid(210'00, {slight, coupon}) == 160'00);
  CHECK(counter.paid(220'00, {slight, coupon}) == 215'60 - 50'00);
}

TEST_CASE("A price that takes effort is left where it does not pay") {
  Counter counter;
  OfferTerms team = price_8;
  CHECK(counter.quote(100'00, {team}).bill.has(0));
  team.log_odds = -5;
  CHECK_FALSE(counter.quote(100'00, {team}).bill.has(0));
}

TEST_CASE("A gift card changes no price, and weighs for the part of it that it would pay") {
  Counter counter;
  const OfferTerms card{.layer = Layer::card, .face = 200'00, .log_odds = .6};
  const std::vector<OfferTerms> terms{card, over_200_less_20, card};
  std::vector<Offer> offers = Counter::offers_of(terms, 1);
  offers[0].amount = 120'00;
  const auto quote = [&](Channel channel) { return counter.quote_of(offers, 260'00, channel); };
  CHECK(quote(Channel::shop).paid() == 240'00); // the coupon's doing
  CHECK(quote(Channel::shop).bill.mechanism_in(Layer::card) == -1);
  CHECK(quote(Channel::shop).card == .6 * 120 / 240);
  CHECK(quote(Channel::store).card == 0);
  offers[2].amount = 500'00; // together no more than one that pays all
  CHECK(std::abs(quote(Channel::shop).card - .6) < 1e-12);
}

TEST_CASE("Several coupons count on one order as often as it reaches their threshold") {
  Counter counter;
  OfferTerms several{.layer = Layer::coupon, .face = 10'00, .threshold = 100'00, .an_order = 3};
  CHECK(counter.quote(99'99, {several}, Channel::shop, 5).paid() == 99'99);
  CHECK(counter.quote(250'00, {several}, Channel::shop, 5).paid() == 230'00);
  CHECK(counter.quote(900'00, {several}, Channel::shop, 5).paid() == 870'00);
  CHECK(counter.quote(900'00, {several}, Channel::shop, 2).paid() == 880'00);
  CHECK(counter.quote(900'00, {several}, Channel::shop, 2).bill.cuts[0].count == 2);
}

TEST_CASE("For every threshold reached, once again") {
  Counter counter;
  const OfferTerms each{
      .layer = Layer::order, .face = 30'00, .threshold = 100'00, .each_time = true};
  CHECK(counter.paid(99'00, {each}) == 99'00);
  CHECK(counter.paid(199'00, {each}) == 169'00);
  CHECK(counter.paid(350'00, {each}) == 260'00);
}

TEST_CASE(
    "A gift is on the order at its list price, paid for by its offer, and felt by its worth") {
  Counter counter;
  const OfferTerms gift{.layer = Layer::order, .threshold = 200'00, .gift = 0, .worth = 30'00};
  const Quote quote = counter.quote(250'00, {gift});
  REQUIRE(quote.bill.line_count == 2);
  CHECK(quote.bill.lines[1].product == 0);
  CHECK(quote.list() == 310'00);
  CHECK(quote.bought() == 250'00);
  CHECK(quote.bill.off() == 60'00);
  CHECK(quote.paid() == 250'00);
  CHECK(cost_of(*counter.plan, quote.bill) ==
        20'00 + share_of(250'00, counter.plan->economics().goods_cost));
  CHECK(benefit_of(*counter.plan, counter.people, 0, quote) > 0);
  CHECK(counter.quote(199'00, {gift}).bill.line_count == 1);
}

TEST_CASE("An offer counts where its scope says") {
  Counter counter;
  OfferTerms in_store = ninth;
  in_store.scope.channels = {Channel::store};
  CHECK(counter.quote(100'00, {in_store}, Channel::shop).paid() == 100'00);
  CHECK(counter.quote(100'00, {in_store}, Channel::store).paid() == 90'00);
  CHECK(counter.quote(100'00, {in_store}, Channel::marketplace).paid() == 100'00);
}

TEST_CASE("An offer for products counts on them alone, and so does its threshold") {
  Counter counter;
  OfferTerms on_fur = over_200_less_20;
  on_fur.scope.products = {1};
  CHECK(counter.paid(400'00, {on_fur}) == 400'00); // everyday goods
  const OfferTerms live{.layer = Layer::item, .pay_share = 9'000};
  CHECK(counter.in_session(1, {live, on_fur}).paid() == 450'00 - 20'00);
  CHECK(counter.in_session(0, {live, on_fur}).paid() == 54'00);
  on_fur.threshold = 450'01; // 500 at 90 % does not reach it
  CHECK(counter.in_session(1, {live, on_fur}).paid() == 450'00);
  OfferTerms on_either = over_300_less_40;
  on_either.scope.products = {0, 1};
  CHECK(counter.in_session(1, {live, on_either}).paid() == 410'00);
  CHECK(counter.in_session(0, {live, on_either}).paid() == 54'00);
}

TEST_CASE("A price for products is one more price of what the session shows") {
  Counter counter;
  const OfferTerms live{.layer = Layer::item, .pay_share = 9'000};
  OfferTerms flash{.layer = Layer::item, .pay_share = 7'000};
  flash.scope.products = {1};
  CHECK(counter.paid(400'00, {flash}) == 400'00); // nobody is shown it
  const Quote fur = counter.in_session(1, {live, flash});
  CHECK(fur.paid() == 350'00);
  CHECK(fur.bill.lines[0].product == 1);
  CHECK(fur.bill.mechanism_in(Layer::item) == 1);
  CHECK(counter.in_session(0, {live, flash}).paid() == 54'00);
  flash.pay_share = 9'500;
  CHECK(counter.in_session(1, {live, flash}).bill.mechanism_in(Layer::item) == 0);
}

TEST_CASE("Nothing is paid below nothing") {
  Counter counter;
  OfferTerms deep{.layer = Layer::coupon, .face = 500'00};
  CHECK(counter.paid(80'00, {price_8, deep}) == 0);
  CHECK(counter.paid(1, {price_8, ninth}) >= 0);
}

TEST_CASE("What plain coupons take off needs no bill") {
  Counter counter;
  const OfferTerms each_50_less_3{
      .layer = Layer::coupon, .face = 3'00, .threshold = 50'00, .each_time = true};
  const OfferTerms in_stores{
      .layer = Layer::coupon, .scope = {.channels = {Channel::store}}, .face = 25'00};
  const std::vector<OfferTerms> all{over_200_less_20, ninth, each_50_less_3, in_stores};
  for (unsigned chosen = 0; chosen < 16; ++chosen)
    for (const Channel channel : {Channel::store, Channel::marketplace, Channel::shop})
      for (const Fen list : {Fen{1}, Fen{49'99}, Fen{50'00}, Fen{199'99}, Fen{333'33}}) {
        std::vector<OfferTerms> terms;
        for (unsigned i = 0; i < all.size(); ++i)
          if (chosen >> i & 1) terms.push_back(all[i]);
        std::vector<Offer> offers;
        for (const OfferTerms& one : terms) {
          CHECK(is_plain_coupon(one));
          offers.push_back({.terms = &one,
                            .mechanism = static_cast<std::uint8_t>(offers.size()),
                            .count = 2,
                            .until = 9});
        }
        INFO(chosen << ' ' << list);
        CHECK(plain_saving(offers, list, channel) ==
              counter.quote(list, terms, channel, 2).bill.off());
      }
}

TEST_CASE("A coupon that brings or asks for anything else is not plain") {
  CHECK_FALSE(is_plain_coupon(price_8));
  CHECK_FALSE(is_plain_coupon(over_300_less_40));
  for (const auto change : std::initializer_list<void (*)(OfferTerms&)>{
           [](OfferTerms& terms) { terms.gift = 0; }, [](OfferTerms& terms) { terms.worth = 1; },
           [](OfferTerms& terms) { terms.stacks = true; },
           [](OfferTerms& terms) { terms.an_order = 2; },
           [](OfferTerms& terms) { terms.scope.products = {0}; }}) {
    OfferTerms terms = over_200_less_20;
    change(terms);
    CHECK_FALSE(is_plain_coupon(terms));
  }
}

} // namespace pondlab::tests::billing_test
