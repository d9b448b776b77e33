#include "mechanisms/catalogue.hpp"

#include "mechanisms/common/with_preset.hpp"
#include "mechanisms/contact/article.hpp"
#include "mechanisms/contact/community_post.hpp"
#include "mechanisms/contact/guide_chat.hpp"
#include "mechanisms/contact/moments_post.hpp"
#include "mechanisms/contact/sms.hpp"
#include "mechanisms/contact/subscription_message.hpp"
#include "mechanisms/contact/wecom_broadcast.hpp"
#include "mechanisms/coupon/coupon_ladder.hpp"
#include "mechanisms/coupon/coupon_offer.hpp"
#include "mechanisms/coupon/gift_card.hpp"
#include "mechanisms/inflow/add_friend.hpp"
#include "mechanisms/live/live_stream.hpp"
#include "mechanisms/price/presale.hpp"
#include "mechanisms/price/promotion.hpp"
#include "mechanisms/price/subscription.hpp"
#include "mechanisms/social/group_buy.hpp"

namespace pondlab::mechanisms {

namespace {

constexpr Kind kinds[] = {
    {"sms", 1, make<Sms>},
    {"guide_chat", 2, make<GuideChat>},
    {"moments_post", 3, make<MomentsPost>},
    {"community_post", 4, make<CommunityPost>},
    {"live_stream", 5, make<LiveStream>},
    {"coupon_ladder", 6, make<CouponLadder>},
    {"wecom_broadcast", 7, make<WecomBroadcast>},
    {"article", 8, make<Article>},
    {"subscription_message", 9, make<SubscriptionMessage>},
    {"coupon", 13, make<CouponOffer>},
    {"gift_card", 14, make<GiftCard>},
    {"promotion", 15, make<Promotion, all_day>},
    {"presale", 17, make<Presale>},
    {"subscription", 18, make<Subscription>},
    {"group_buy", 19, make<GroupBuy>},
    {"add_friend", 29, make<AddFriend>},
};

} // namespace

std::span<const Kind> catalogue() { return kinds; }

const Kind* find_kind(std::string_view kind) {
  for (const Kind& known : kinds)
    if (known.kind == kind) return &known;
  return nullptr;
}

} // namespace pondlab::mechanisms
