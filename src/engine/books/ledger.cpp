#include "engine/books/ledger.hpp"

namespace pondlab::engine {

Ledger::Ledger(Day days, int mechanisms)
    : days_(days), cost_centres_(mechanisms + 1),
      cells_(static_cast<std::size_t>(days) * static_cast<std::size_t>(mechanisms + 1) *
                 account_count,
             0) {}

std::size_t Ledger::index(Day day, int cost_centre, Account account) const {
  return (static_cast<std::size_t>(day) * static_cast<std::size_t>(cost_centres_) +
          static_cast<std::size_t>(cost_centre)) *
             account_count +
         static_cast<std::size_t>(account);
}

void Ledger::post(Day day, int cost_centre, Account debit, Account credit, Fen amount) {
  cells_[index(day, cost_centre, debit)] += amount;
  cells_[index(day, cost_centre, credit)] -= amount;
}

Fen Ledger::cell(Day day, int cost_centre, Account account) const {
  return cells_[index(day, cost_centre, account)];
}

Fen Ledger::total(Account account, Day from, Day to) const {
  Fen sum = 0;
  for (int centre = 0; centre < cost_centres_; ++centre) sum += total(account, from, to, centre);
  return sum;
}

Fen Ledger::total(Account account, Day from, Day to, int cost_centre) const {
  Fen sum = 0;
  for (Day day = from; day < to; ++day) sum += cell(day, cost_centre, account);
  return sum;
}

bool Ledger::balanced(Day day) const {
  for (int centre = 0; centre < cost_centres_; ++centre) {
    Fen sum = 0;
    for (int account = 0; account < account_count; ++account)
      sum += cell(day, centre, static_cast<Account>(account));
    if (sum != 0) return false;
  }
  return true;
}

Ledger Ledger::with_mechanisms(const std::vector<int>& places, int mechanisms) const {
  Ledger moved(days_, mechanisms);
  for (Day day = 0; day < days_; ++day)
    for (int account = 0; account < account_count; ++account) {
      const auto kind = static_cast<Account>(account);
      moved.cells_[moved.index(day, 0, kind)] = cell(day, 0, kind);
      for (std::size_t m = 0; m < places.size(); ++m)
        if (places[m] >= 0)
          moved.cells_[moved.index(day, places[m] + 1, kind)] =
              cell(day, static_cast<int>(m) + 1, kind);
    }
  return moved;
}

std::span<const std::int64_t> Ledger::cells_of(Day day) const {
  const std::size_t size = static_cast<std::size_t>(cost_centres_) * account_count;
  return std::span(cells_).subspan(static_cast<std::size_t>(day) * size, size);
}

namespace {

/// What came in on the accounts that `counts`: credits less debits.
template <class Counts>
Fen earned(const Ledger& ledger, Day from, Day to, Counts&& counts) {
  Fen sum = 0;
  for (const AccountInfo& account : accounts())
    if (counts(account)) sum -= ledger.total(account.account, from, to);
  return sum;
}

} // namespace

Fen net_sales(const Ledger& ledger, Day from, Day to) {
  return earned(ledger, from, to,
                [](const AccountInfo& account) { return account.kind == AccountClass::sales; });
}

Fen contribution(const Ledger& ledger, Day from, Day to) {
  return earned(ledger, from, to, is_of_result);
}

} // namespace pondlab::engine
