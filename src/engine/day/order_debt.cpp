#include "engine/day/order_debt.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

void owe(People& people, PersonIndex person, int orders, Day until) {
  people.record[person].owed = static_cast<std::int8_t>(std::clamp(orders, -127, 127));
  people.record[person].owed_until = static_cast<std::int16_t>(until);
}

} // namespace

int orders_owed(const People& people, PersonIndex person, Day day) {
  const std::int8_t owed = people.record[person].owed;
  return owed == 0 || day > people.record[person].owed_until ? 0 : owed;
}

void order_ahead(People& people, PersonIndex person, Day day, Day until) {
  owe(people, person, orders_owed(people, person, day) + 1, until);
}

void put_off(People& people, PersonIndex person, Day day, Day until) {
  owe(people, person, orders_owed(people, person, day) - 1, until);
}

void settle_one(People& people, PersonIndex person, Day day) {
  const int owed = orders_owed(people, person, day);
  owe(people, person, owed > 0 ? owed - 1 : std::min(owed + 1, 0),
      people.record[person].owed_until);
}

} // namespace pondlab::engine
