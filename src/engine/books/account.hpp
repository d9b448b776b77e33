#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pondlab::engine {

/// Accounts of the brand's books. A cell holds debits minus credits, so assets and expenses are
/// positive, income and liabilities negative. Append-only: saved results number them. A new one is
/// a value here, its line in `accounts` and its text.
enum class Account : std::uint8_t {
  cash,
  stock,              ///< goods at cost, against an opening balance of zero
  sales,              ///< income at list price
  coupon_subsidy,     ///< list price given away by redeemed coupons, so far as the brand bears it
  discount_subsidy,   ///< by live and promotional prices, so far as the brand bears it
  refunds,            ///< paid back for returns, and no longer due from others
  goods,              ///< cost of what was sold and kept
  commission,         ///< guides' and distributors' share, once earned
  commission_payable, ///< earned and not yet paid out
  guide_pay,          ///< guides' time on campaign tasks
  seats,              ///< WeCom licences
  media,              ///< public traffic bought
  sms,
  platform_fees, ///< marketplace and live-room fees
  payment_fees,
  freight,         ///< sending and taking back
  production,      ///< live rooms, hosts, material
  due_from_stores, ///< what stores, platforms and guides bear of the list price given away
  due_from_platforms,
  due_from_guides,
  prepaid,       ///< customers' money for orders that are not complete yet
  forfeited,     ///< deposits that customers left: income without a sale
  gift_cards,    ///< what is still on cards that were sold: owed in goods, not in money
  breakage,      ///< income, and no sale: what was left on cards when they were over
  card_discount, ///< what is on cards and was not paid for them
};
inline constexpr int account_count = 25;

/// What moves an account: how it counts in net sales, in contribution, and in explanations of them.
enum class AccountClass : std::uint8_t {
  balance,    ///< what the brand has and owes: no part of the result
  receivable, ///< what others owe the brand: no part of the result either, and told beside it
  sales,      ///< list price, and what is taken off it or paid back: net sales
  goods,      ///< cost of goods
  fees,       ///< costs that grow with sales
  commission, ///< a share of sales, for whoever brought them
  campaign,   ///< what a campaign spends, or earns, whatever is sold
  overhead,   ///< costs of the pond itself, whatever the campaign
};

/// What is known of an account. Text: `account.<key>`.
struct AccountInfo {
  Account account;
  std::string_view key; ///< in files and texts
  AccountClass kind;
  bool campaign_cost = false; ///< counts in the measure `campaign_cost`
  bool nobodys = false;       ///< no single person is the cause of what is posted here
};

/// All accounts, by number.
std::span<const AccountInfo, account_count> accounts();
inline const AccountInfo& info_of(Account account) {
  return accounts()[static_cast<std::size_t>(account)];
}
inline std::string_view key_of(Account account) { return info_of(account).key; }

/// Whether it is income or expense: all but what the brand has, owes and is owed add up to the
/// result.
inline bool is_of_result(const AccountInfo& account) {
  return account.kind != AccountClass::balance && account.kind != AccountClass::receivable;
}
/// What a debit counts on a statement: 1 where it tells what is owed to the brand, else −1, since
/// income is credited and costs are what goes out.
inline int sign_on_statement(const AccountInfo& account) {
  return account.kind == AccountClass::receivable ? 1 : -1;
}
/// Whether it is a cost: what is taken off net sales to give contribution.
inline bool is_cost(const AccountInfo& account) {
  return is_of_result(account) && account.kind != AccountClass::sales;
}

} // namespace pondlab::engine
