#include "experiment/study/decomposition.hpp"

#include "experiment/statistics/shapley.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace pondlab::experiment {

using engine::Account;
using engine::AccountClass;
using engine::Channel;

namespace {

/// A factor's value in each of the two runs; undefined where there is nothing to divide by.
struct Pair {
  std::optional<double> a, b;

  /// One that is undefined is taken to be as the other; both: then it multiplies nothing.
  double in_a() const { return a ? *a : b.value_or(0); }
  double in_b() const { return b ? *b : a.value_or(0); }
};

struct Term {
  Factor factor;
  Pair pair;
};

std::optional<double> ratio(double part, double of) {
  return of != 0 ? std::optional(part / of) : std::nullopt;
}

struct FactorAccounts {
  Factor factor;
  AccountClass accounts;
};
/// Costs that grow with sales; they are known of a segment, not of a channel.
constexpr FactorAccounts margin_accounts[] = {{Factor::fees, AccountClass::fees},
                                              {Factor::commission, AccountClass::commission}};
/// And those that do not.
constexpr FactorAccounts fixed_accounts[] = {{Factor::campaign_cost, AccountClass::campaign},
                                             {Factor::overhead, AccountClass::overhead}};

engine::Fen sum_of(const Funnel& funnel, AccountClass kind) {
  engine::Fen sum = 0;
  for (const engine::AccountInfo& account : engine::accounts())
    if (account.kind == kind) sum += funnel.account(account.account);
  return sum;
}

double list_of(const Funnel& funnel) {
  return static_cast<double>(-funnel.account(Account::sales));
}

/// Paid back, less the goods that came back.
double returns_of(const Funnel& funnel) {
  engine::Fen goods = funnel.account(Account::goods); // kept by customers
  for (const auto& channel : funnel.flows)
    for (const Flow& flow : channel) goods -= flow.goods;
  return static_cast<double>(funnel.account(Account::refunds) + goods);
}

double contacts_of(const Funnel& funnel) {
  return static_cast<double>(funnel.seen + funnel.friend_contacts);
}

/// Splits one segment.
class Splitting {
public:
  Splitting(const Funnel& a, const Funnel& b, std::size_t segment)
      : a_(a), b_(b), segment_(segment) {}

  std::vector<Share> split() {
    for (int c = 0; c < engine::channel_count; ++c)
      for (int k = 0; k < visit_kind_count; ++k)
        split_flow(static_cast<Channel>(c), static_cast<VisitKind>(k));
    for (const auto [factor, accounts] : fixed_accounts)
      add({std::nullopt, std::nullopt, factor},
          static_cast<double>(sum_of(b_, accounts) - sum_of(a_, accounts)));
    return rounded();
  }

private:
  using Place = std::tuple<std::optional<Channel>, std::optional<VisitKind>, Factor>;

  template <class F>
  Pair pair(F&& value) const {
    return {value(a_), value(b_)};
  }

  void add(const Place& place, double amount) {
    if (amount != 0) shares_[place] += amount;
  }

  void split_flow(Channel channel, VisitKind kind) {
    const auto per_visit = [&](std::int64_t Flow::* orders) {
      return pair([&, orders](const Funnel& f) {
        const Flow& flow = f.flow(channel, kind);
        return ratio(static_cast<double>(flow.*orders), static_cast<double>(flow.visits));
      });
    };
    const Pair basket = pair([&](const Funnel& f) {
      const Flow& flow = f.flow(channel, kind);
      return ratio(static_cast<double>(flow.list),
                   static_cast<double>(flow.first_orders + flow.later_orders));
    });
    for (const std::vector<Term>& terms : visits_of(channel, kind))
      for (const auto& [factor, orders] : {std::pair(Factor::conversion, &Flow::first_orders),
                                           std::pair(Factor::repurchase, &Flow::later_orders)}) {
        std::vector<Term> product = terms;
        product.push_back({factor, per_visit(orders)});
        product.push_back({Factor::basket, basket});
        split_margin(channel, kind, product);
      }
  }

  /// Products that add up to the visits.
  std::vector<std::vector<Term>> visits_of(Channel channel, VisitKind kind) const {
    const auto visits = [&](const Funnel& f) {
      return static_cast<double>(f.flow(channel, kind).visits);
    };
    const auto plain = [](double value) { return std::optional(value); };
    if (kind == VisitKind::organic)
      return {{{Factor::visits, pair([&](const Funnel& f) { return plain(visits(f)); })}}};
    const Pair a_contact = pair([&](const Funnel& f) { return ratio(visits(f), contacts_of(f)); });
    const Pair delivered =
        pair([&](const Funnel& f) { return plain(static_cast<double>(f.delivered)); });
    const Pair seen = pair([](const Funnel& f) {
      return ratio(static_cast<double>(f.seen), static_cast<double>(f.delivered));
    });
    const Pair friends =
        pair([&](const Funnel& f) { return plain(static_cast<double>(f.friend_contacts)); });
    const Pair unseen =
        pair([&](const Funnel& f) { return plain(contacts_of(f) == 0 ? visits(f) : 0); });
    return {{{Factor::reach, delivered}, {Factor::seen, seen}, {Factor::visits, a_contact}},
            {{Factor::referral, friends}, {Factor::visits, a_contact}},
            {{Factor::visits, unseen}}};
  }

  /// List price, then what is taken off it.
  void split_margin(Channel channel, VisitKind kind, const std::vector<Term>& product) {
    split_product(channel, kind, product, 1);
    for (const Term& share : taken_off(channel, kind)) {
      std::vector<Term> taken = product;
      taken.push_back(share);
      split_product(channel, kind, taken, -1);
    }
  }

  /// Shares of the list price.
  std::vector<Term> taken_off(Channel channel, VisitKind kind) const {
    const auto of_flow = [&](engine::Fen Flow::* amount) {
      return pair([&, amount](const Funnel& f) {
        const Flow& flow = f.flow(channel, kind);
        return ratio(static_cast<double>(flow.*amount), static_cast<double>(flow.list));
      });
    };
    std::vector<Term> terms = {
        {Factor::subsidy, of_flow(&Flow::subsidy)},
        {Factor::goods, of_flow(&Flow::goods)},
        {Factor::returns, pair([](const Funnel& f) { return ratio(returns_of(f), list_of(f)); })}};
    for (const auto [factor, accounts] : margin_accounts)
      terms.push_back({factor, pair([&](const Funnel& f) {
                         return ratio(static_cast<double>(sum_of(f, accounts)), list_of(f));
                       })});
    return terms;
  }

  void split_product(Channel channel, VisitKind kind, const std::vector<Term>& product, int sign) {
    std::vector<double> a, b;
    for (const Term& term : product) {
      a.push_back(term.pair.in_a());
      b.push_back(term.pair.in_b());
    }
    const std::vector<double> shares = shapley_of_product(a, b);
    for (std::size_t i = 0; i < product.size(); ++i)
      add({channel, kind, product[i].factor}, sign * shares[i]);
  }

  std::vector<Share> rounded() const {
    std::vector<double> amounts;
    for (const auto& [place, amount] : shares_) amounts.push_back(amount);
    const auto whole = rounded_to(amounts, a_.contribution() - b_.contribution());
    std::vector<Share> shares;
    std::size_t i = 0;
    for (const auto& [place, amount] : shares_) {
      const auto& [channel, kind, factor] = place;
      if (whole[i] != 0) shares.push_back({segment_, channel, kind, factor, whole[i]});
      ++i;
    }
    return shares;
  }

  const Funnel& a_;
  const Funnel& b_;
  std::size_t segment_;
  std::map<Place, double> shares_;
};

} // namespace

std::string_view key_of(Factor factor) {
  static constexpr std::array<std::string_view, factor_count> keys = {
      "reach",   "seen",  "referral", "visits", "conversion", "repurchase",    "basket",
      "subsidy", "goods", "returns",  "fees",   "commission", "campaign_cost", "overhead"};
  return keys[static_cast<std::size_t>(factor)];
}

std::vector<Share> decompose(std::span<const Funnel> a, std::span<const Funnel> b) {
  std::vector<Share> shares;
  for (std::size_t segment = 0; segment < a.size(); ++segment)
    for (const Share& share : Splitting(a[segment], b[segment], segment).split())
      shares.push_back(share);
  return shares;
}

} // namespace pondlab::experiment
