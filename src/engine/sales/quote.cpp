#include "engine/sales/quote.hpp"

namespace pondlab::engine {

Fen Quote::bought() const {
  Fen sum = 0;
  for (const Line& line : bill.goods())
    if (!line.gift) sum += line.list;
  return sum;
}

Quote at_list(Fen list) {
  Quote quote;
  quote.bill.add(Line{.list = list});
  return quote;
}

} // namespace pondlab::engine
