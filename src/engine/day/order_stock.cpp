#include "engine/day/order_stock.hpp"

namespace pondlab::engine {

namespace {

std::int64_t& pieces_of(State& state, const Line& line) {
  return state.stock[static_cast<std::size_t>(line.product)][static_cast<std::size_t>(line.size)];
}

} // namespace

bool take_stock(State& state, Order& order) {
  for (Line& line : order.bill.goods()) {
    if (line.product < 0) continue;
    const std::vector<std::int64_t>& sizes = state.stock[static_cast<std::size_t>(line.product)];
    if (sizes.empty()) continue;
    line.size = static_cast<std::int8_t>(order.key % sizes.size());
    if (pieces_of(state, line) == 0) {
      line.size = -1;
      put_back(state, order.bill);
      return false;
    }
    --pieces_of(state, line);
  }
  return true;
}

void put_back(State& state, Bill& bill) {
  for (Line& line : bill.goods()) {
    if (line.product < 0 || line.size < 0) continue;
    ++pieces_of(state, line);
    line.size = -1;
  }
}

} // namespace pondlab::engine
