#pragma once

#include "engine/books/account.hpp"
#include "engine/numeric/calendar.hpp"
#include "engine/numeric/units.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace pondlab::engine {

/// Double-entry books straight into day × cost centre × account cells. Cost centre 0 is the
/// baseline; m + 1 is the campaign's mechanism m.
class Ledger {
public:
  Ledger() = default;
  Ledger(Day days, int mechanisms);

  /// Moves `amount` (may be negative: a reversal) from `credit` to `debit` on `day`.
  void post(Day day, int cost_centre, Account debit, Account credit, Fen amount);

  Fen cell(Day day, int cost_centre, Account account) const;
  /// Debits minus credits over days [from, to) and all cost centres.
  Fen total(Account account, Day from, Day to) const;
  /// The same for one cost centre.
  Fen total(Account account, Day from, Day to, int cost_centre) const;
  /// Whether debits equal credits on `day`, for each cost centre.
  bool balanced(Day day) const;

  /// The same with mechanism m at `places[m]` of `mechanisms`, −1 leaving it out.
  Ledger with_mechanisms(const std::vector<int>& places, int mechanisms) const;

  Day days() const { return days_; }
  int cost_centres() const { return cost_centres_; }
  std::span<std::int64_t> cells() { return cells_; }
  std::span<const std::int64_t> cells() const { return cells_; }
  /// The cells of one day.
  std::span<const std::int64_t> cells_of(Day day) const;

  template <class Archive>
  void archive(Archive& a) {
    a(days_, cost_centres_, cells_);
  }

private:
  std::size_t index(Day day, int cost_centre, Account account) const;

  Day days_ = 0;
  int cost_centres_ = 1;
  std::vector<std::int64_t> cells_;
};

/// Net sales: list price less subsidies and refunds, over days [from, to).
Fen net_sales(const Ledger& ledger, Day from, Day to);

/// Contribution: net sales less goods and every variable and campaign cost, over days [from, to).
/// It equals the change of cash, stock and payables, which is how the books are checked.
Fen contribution(const Ledger& ledger, Day from, Day to);

} // namespace pondlab::engine
