#include "mechanisms/catalogue.hpp"

#include "mechanisms/community_post.hpp"
#include "mechanisms/coupon_ladder.hpp"
#include "mechanisms/guide_chat.hpp"
#include "mechanisms/live_stream.hpp"
#include "mechanisms/moments_post.hpp"
#include "mechanisms/sms.hpp"

namespace pondlab::mechanisms {

namespace {

template <class Mechanism>
std::shared_ptr<engine::Mechanism> make() {
  return std::make_shared<Mechanism>();
}

constexpr Kind kinds[] = {
    {"sms", 1, make<Sms>},
    {"guide_chat", 2, make<GuideChat>},
    {"moments_post", 3, make<MomentsPost>},
    {"community_post", 4, make<CommunityPost>},
    {"live_stream", 5, make<LiveStream>},
    {"coupon_ladder", 6, make<CouponLadder>},
};

} // namespace

std::span<const Kind> catalogue() { return kinds; }

const Kind* find_kind(std::string_view kind) {
  for (const Kind& known : kinds)
    if (known.kind == kind) return &known;
  return nullptr;
}

} // namespace pondlab::mechanisms
