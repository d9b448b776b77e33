#include "engine/sales/order.hpp"

#include <algorithm>
#include <vector>

namespace pondlab::engine {

std::int32_t usable(const OfferTerms& terms, Fen left, std::int32_t most) {
  if (left <= 0 || left < terms.threshold) return 0;
  if (terms.pay_share < whole || terms.face <= 0) return std::min(most, 1);
  const Fen each = std::max<Fen>(terms.threshold, 1);
  return static_cast<std::int32_t>(std::min<Fen>({most, terms.an_order, left / each}));
}

Fen saving(const OfferTerms& terms, Fen left, std::int32_t count) {
  if (left < terms.threshold || count <= 0) return 0;
  Fen times = count;
  if (terms.each_time && terms.threshold > 0) times *= left / terms.threshold;
  return std::max(std::min(terms.face * times, left), left - share_of(left, terms.pay_share));
}

FundedParts funded_parts(Fen off, const FundedShares& shares) {
  FundedParts parts{};
  if (shares == FundedShares{}) return parts;
  std::vector<std::int64_t> weights{whole}; // the brand's first
  for (const std::uint16_t share : shares) {
    weights.push_back(share);
    weights.front() -= share;
  }
  const std::vector<Fen> all = split(off, weights);
  std::copy(all.begin() + 1, all.end(), parts.begin());
  return parts;
}

Bill Bill::without_held() const {
  Bill bill = *this;
  bill.cut_count = 0;
  for (const Cut& cut : taken_off())
    if (cut.count == 0) bill.add(cut);
  return bill;
}

Fen Bill::list() const {
  Fen sum = 0;
  for (const Line& line : goods()) sum += line.list;
  return sum;
}

Fen Bill::off() const {
  Fen sum = 0;
  for (const Cut& cut : taken_off()) sum += cut.off;
  return sum;
}

Fen Bill::off(Layer layer) const {
  Fen sum = 0;
  for (const Cut& cut : taken_off())
    if (cut.layer == layer) sum += cut.off;
  return sum;
}

int Bill::mechanism_in(Layer layer) const {
  for (const Cut& cut : taken_off())
    if (cut.layer == layer) return cut.mechanism;
  return -1;
}

bool Bill::has(int mechanism) const {
  return std::ranges::any_of(taken_off(),
                             [=](const Cut& cut) { return cut.mechanism == mechanism; });
}

bool Bill::has_offer(int mechanism, int terms) const {
  return std::ranges::any_of(taken_off(), [=](const Cut& cut) {
    return cut.mechanism == mechanism && cut.terms == terms;
  });
}

Fen Order::funded() const {
  Fen sum = 0;
  for (std::size_t i = 0; i < bill.cut_count; ++i)
    for (const Fen part : funded_parts(i)) sum += part;
  return sum;
}

Fen Order::paid_with_cards() const {
  Fen sum = 0;
  for (const Tender& tender : tenders) sum += tender.amount;
  return sum;
}

} // namespace pondlab::engine
