#include "engine/books/account.hpp"

#include <array>

namespace pondlab::engine {

namespace {

using enum AccountClass;

constexpr std::array<AccountInfo, account_count> table{{
    {.account = Account::cash, .key = "cash", .kind = balance},
    {.account = Account::stock, .key = "stock", .kind = balance},
    {.account = Account::sales, .key = "sales", .kind = sales},
    {.account = Account::coupon_subsidy,
     .key = "coupon_subsidy",
     .kind = sales,
     .campaign_cost = true},
    {.account = Account::discount_subsidy,
     .key = "discount_subsidy",
     .kind = sales,
     .campaign_cost = true},
    {.account = Account::refunds, .key = "refunds", .kind = sales},
    {.account = Account::goods, .key = "goods", .kind = goods},
    {.account = Account::commission,
     .key = "commission",
     .kind = commission,
     .campaign_cost = true},
    {.account = Account::commission_payable, .key = "commission_payable", .kind = balance},
    {.account = Account::guide_pay,
     .key = "guide_pay",
     .kind = campaign,
     .campaign_cost = true,
     .nobodys = true},
    {.account = Account::seats, .key = "seats", .kind = overhead, .nobodys = true},
    {.account = Account::media,
     .key = "media",
     .kind = overhead,
     .campaign_cost = true,
     .nobodys = true},
    {.account = Account::sms, .key = "sms", .kind = campaign, .campaign_cost = true},
    {.account = Account::platform_fees, .key = "platform_fees", .kind = fees},
    {.account = Account::payment_fees, .key = "payment_fees", .kind = fees},
    {.account = Account::freight, .key = "freight", .kind = fees},
    {.account = Account::production,
     .key = "production",
     .kind = campaign,
     .campaign_cost = true,
     .nobodys = true},
    {.account = Account::due_from_stores, .key = "due_from_stores", .kind = receivable},
    {.account = Account::due_from_platforms, .key = "due_from_platforms", .kind = receivable},
    {.account = Account::due_from_guides, .key = "due_from_guides", .kind = receivable},
    {.account = Account::prepaid, .key = "prepaid", .kind = balance},
    {.account = Account::forfeited, .key = "forfeited", .kind = campaign},
    {.account = Account::gift_cards, .key = "gift_cards", .kind = balance},
    {.account = Account::breakage, .key = "breakage", .kind = campaign},
    {.account = Account::card_discount,
     .key = "card_discount",
     .kind = campaign,
     .campaign_cost = true},
}};

/// Each account has its own line, at its own number.
constexpr bool is_complete() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].account != static_cast<Account>(i)) return false;
  return true;
}
static_assert(is_complete());

} // namespace

std::span<const AccountInfo, account_count> accounts() { return table; }

} // namespace pondlab::engine
