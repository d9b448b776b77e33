#include "mechanisms/common/commission.hpp"

namespace pondlab::mechanisms {

using namespace engine;

namespace {

void post(const CampaignDay& day, std::span<const Order> orders, std::int32_t rate, Account debit,
          Account credit) {
  for (const Order& order : orders)
    if (order.attributed == day.mechanism)
      day.post(order.person, debit, credit, share_of(order.paid(), rate));
}

} // namespace

void owe_commission(const CampaignDay& day, std::span<const Order> orders, std::int32_t rate) {
  post(day, orders, rate, Account::commission, Account::commission_payable);
}

void cancel_commission(const CampaignDay& day, std::span<const Order> returned, std::int32_t rate) {
  post(day, returned, rate, Account::commission_payable, Account::commission);
}

void pay_commission(const CampaignDay& day, std::span<const Order> settled, std::int32_t rate) {
  post(day, settled, rate, Account::commission_payable, Account::cash);
}

} // namespace pondlab::mechanisms
