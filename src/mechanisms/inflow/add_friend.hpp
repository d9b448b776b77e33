#pragma once

#include "mechanisms/common/campaign_mechanism.hpp"

namespace pondlab::mechanisms {

/// Where people are asked to add their guide.
enum class AddedBy : std::uint8_t {
  till,        ///< buyers in stores, by the guide
  parcel_card, ///< buyers who were sent a parcel
  phone,       ///< a guide's list of phone numbers
  code,        ///< buyers in stores, by a code on display
};

/// Parameters of adding guides' contacts among the people of the pool.
struct AddFriendParameters {
  engine::Target target;
  engine::Schedule schedule;
  int by{};                ///< AddedBy
  std::int32_t asked{};    ///< bp of buyers who are asked, or scan the code
  std::int32_t found{};    ///< bp of buyers who look at the card
  std::int32_t passed{};   ///< bp of those who end up as contacts
  std::int32_t accepted{}; ///< bp of requests by phone number that are accepted
  std::int64_t requests{}; ///< a guide and day, by phone number
  engine::Fen cost{};      ///< of a card in a parcel
  double minutes{};        ///< of a guide's time for one asked
  engine::Coupon coupon;   ///< the gift for adding
};
void visit(engine::ParameterVisitor&, AddFriendParameters&);

/// 加微: people who buy, or whose number is known, become reachable by their guide. A guide who
/// does not carry out the task asks nobody.
class AddFriend : public CampaignMechanism<AddFriendParameters> {
public:
  engine::Profile profile() const override;
  void outreach(const engine::CampaignDay& day) const override;
  void on_orders(const engine::CampaignDay& day,
                 std::span<const engine::Order> orders) const override;

private:
  std::int32_t asked() const;
  std::int32_t passed() const;
  AddedBy by() const { return static_cast<AddedBy>(parameters().by); }
  void ask(const engine::CampaignDay& day, engine::PersonIndex person) const;
};

} // namespace pondlab::mechanisms
