#include "engine/sales/wallet.hpp"

#include <algorithm>
#include <tuple>

namespace pondlab::engine {

namespace {

bool alike(const Held& a, const Held& b) {
  return std::tie(a.mechanism, a.terms, a.since, a.until) ==
         std::tie(b.mechanism, b.terms, b.since, b.until);
}

bool before(const Held& a, const Held& b) {
  return std::tie(a.mechanism, a.terms, a.until, a.since) <
         std::tie(b.mechanism, b.terms, b.until, b.since);
}

} // namespace

std::int64_t Wallet::count(PersonIndex person, std::uint8_t mechanism, std::uint8_t terms,
                           Day day) const {
  std::int64_t sum = 0;
  each(person, [&](const Held& held) {
    if (held.mechanism == mechanism && held.terms == terms && held.until >= day) sum += held.count;
  });
  return sum;
}

std::int64_t Wallet::count(PersonIndex person, const Held& like) const {
  std::int64_t sum = 0;
  each(person, [&](const Held& held) {
    if (alike(held, like)) sum += held.count;
  });
  return sum;
}

/// Unlinks those for which `wanted` is true.
template <class Wanted>
void Wallet::drop(PersonIndex person, Wanted&& wanted) {
  std::uint32_t first = first_[person];
  if (first == 0) return;
  std::uint32_t* link = &first;
  while (*link != 0) {
    const std::uint32_t at = *link;
    if (!wanted(links_[at - 1].held)) {
      link = &links_[at - 1].next;
      continue;
    }
    *link = links_[at - 1].next;
    links_[at - 1].next = free_;
    free_ = at;
  }
  first_.write(person) = first;
}

void Wallet::put(PersonIndex person, const Held& held) {
  if (held.count == 0 && held.amount == 0) return;
  if (held.amount > 0) first_over_ = std::min(first_over_, held.until);
  bool added = false;
  drop(person, [&](Held& other) {
    if (!added && alike(other, held)) {
      other.count = static_cast<std::uint16_t>(std::min(other.count + held.count, 0xFFFF));
      other.amount += held.amount;
      added = true;
    }
    return other.until < held.since && other.amount == 0;
  });
  if (added) return;
  std::uint32_t at = free_;
  if (at != 0) {
    free_ = links_[at - 1].next;
  } else {
    links_.emplace_back();
    at = static_cast<std::uint32_t>(links_.size());
  }
  std::uint32_t& first = first_.write(person);
  links_[at - 1] = {held, first};
  first = at;
}

void Wallet::take(PersonIndex person, const Held& like) {
  drop(person, [&](Held& held) {
    if (!alike(held, like)) return false;
    const bool is_card = held.amount > 0;
    held.count = static_cast<std::uint16_t>(held.count - std::min(held.count, like.count));
    held.amount -= std::min(held.amount, like.amount);
    return held.count == 0 || (is_card && held.amount == 0);
  });
}

std::vector<std::pair<PersonIndex, Held>> Wallet::take_cards_over(Day day) {
  std::vector<std::pair<PersonIndex, Held>> over;
  if (first_over_ >= day) return over;
  first_over_ = Held::no_end;
  first_.each([&](PersonIndex person, std::uint32_t) {
    each(person, [&](const Held& held) {
      if (held.amount == 0) return;
      if (held.until < day)
        over.emplace_back(person, held);
      else
        first_over_ = std::min(first_over_, held.until);
    });
  });
  for (const auto& [person, held] : over) take(person, held);
  return over;
}

void Wallet::take_all(PersonIndex person, std::uint8_t mechanism, std::uint8_t terms) {
  drop(person,
       [&](const Held& held) { return held.mechanism == mechanism && held.terms == terms; });
}

Wallet Wallet::with_mechanisms(const std::vector<int>& places,
                               const std::vector<bool>& retired) const {
  std::vector<PersonIndex> people;
  std::vector<Held> held;
  list(people, held);
  Wallet moved;
  for (std::size_t i = held.size(); i-- > 0;) {
    const int place = places[held[i].mechanism];
    if (place < 0) continue;
    if (!retired.empty() && retired[held[i].mechanism] && held[i].amount == 0) continue;
    Held there = held[i];
    there.mechanism = static_cast<std::uint8_t>(place);
    moved.put(people[i], there);
  }
  return moved;
}

void Wallet::list(std::vector<PersonIndex>& people, std::vector<Held>& held) const {
  first_.each([&](PersonIndex person, std::uint32_t) {
    const std::size_t begin = held.size();
    each(person, [&](const Held& one) { held.push_back(one); });
    std::sort(held.begin() + static_cast<std::ptrdiff_t>(begin), held.end(), before);
    people.resize(held.size(), person);
  });
}

void Wallet::fill(const std::vector<PersonIndex>& people, const std::vector<Held>& held) {
  *this = {};
  for (std::size_t i = held.size(); i-- > 0;) put(people[i], held[i]);
}

} // namespace pondlab::engine
