#pragma once

#include "engine/model/plan.hpp"
#include "experiment/people/event_history_study.hpp"

#include <array>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// What the phone in a customer's hand shows at the end of a day: plain values, made from the
/// history and the plan. Days count from 0, as the engine counts them.

/// A page of the phone. Only those are there that the scenario has something for.
enum class PhoneScreen : std::uint8_t {
  shop,      ///< the mini program's home
  community, ///< the group chat
  moments,
  guide,    ///< one-to-one chat with the guide
  live,     ///< the brand's live room
  messages, ///< SMS and service notices
  wallet,   ///< coupons and orders
};
inline constexpr std::size_t screen_count = 7;
/// Key of a screen in texts (`app.phone.screen.<key>`).
std::string_view key_of(PhoneScreen screen);

/// What a mechanism has to offer.
struct Terms {
  engine::Fen face = 0;                   ///< fen off …
  engine::Fen threshold = 0;              ///< … from here on
  std::int32_t pay_share = engine::whole; ///< bp of the price still paid
  int validity = 0;                       ///< days; 0: says nothing
  std::vector<std::string> products{};    ///< on which alone it counts; none: on everything
  bool any() const { return face > 0 || pay_share < engine::whole; }
};

/// Something in a chat or a feed.
struct Bubble {
  enum class Kind : std::uint8_t {
    post,    ///< the brand's
    claimed, ///< the customer took the coupon
    left,    ///< the customer deleted the guide, muted the community, blocked the number
  };
  Kind kind = Kind::post;
  int day = 0;
  int minute = -1;       ///< −1: not known, for what went by unseen
  std::string mechanism; ///< id in the campaign; empty: nobody's
  std::string left;      ///< of what is left: key of its `engine::OptOut`
  bool seen = true;
  int posts = 1;        ///< seen of the day's
  int valid_until = -1; ///< of a claimed coupon
  Terms terms;
};

/// A coupon of the wallet.
struct PhoneCoupon {
  enum class Status : std::uint8_t { held, used, expired };
  std::string mechanism;
  Terms terms;
  Status status = Status::held;
  int received = 0;     ///< day
  int valid_until = -1; ///< last day; −1: no date was ever said
  int used = -1;        ///< day
};

/// A gift card with money on it.
struct PhoneCard {
  std::string mechanism;
  engine::Fen balance = 0;
  int received = 0;     ///< day
  int valid_until = -1; ///< last day; −1: it has no end
};

/// Money paid for an order that is not complete yet: a seat in a team, a deposit, deliveries to
/// come.
struct PhonePrepaid {
  std::string mechanism;
  engine::Fen paid = 0;  ///< and not used up yet
  engine::Fen price = 0; ///< of the order, of each delivery
  int day = 0;           ///< of paying
};

/// An order and how far it is.
struct PhoneOrder {
  enum class Status : std::uint8_t {
    placed, ///< today
    on_its_way,
    delivered, ///< can still come back
    returned,
    final,
  };
  int day = 0;
  int minute = 0;
  engine::Channel channel = engine::Channel::shop;
  engine::Fen list = 0, off = 0, paid = 0;
  engine::Fen carded = 0; ///< of what was paid, with gift cards
  std::string product;    ///< empty: everyday assortment
  int size = -1;          ///< −1: has none
  std::string mechanism;  ///< counted for; empty: for none
  std::string coupon;     ///< whose coupon was used
  bool live = false;
  Status status = Status::placed;
  int returned = -1; ///< day
};

/// A piece on the shelf of the shop.
struct Good {
  std::string id;
  engine::Fen price = 0;           ///< on the tag
  engine::Fen now = 0;             ///< in the live room where it is on today, else on the tag
  std::vector<std::int64_t> stock; ///< by size; empty: without limit
};

struct LiveRoom {
  std::string mechanism;
  bool on = false;       ///< a session today
  bool attended = false; ///< and the customer was there
  std::int64_t viewers = 0;
  std::int32_t pay_share = engine::whole;
  int minute_from = 0, minute_to = 1440; ///< of the day
  std::vector<Good> goods;               ///< none: everyday assortment
  int next = -1;                         ///< day of the next session
};

/// A friend's purchase, seen; or the customer's own, shown to friends.
struct Shown {
  int day = 0;
  std::string who; ///< empty: the customer
};

struct PhoneView {
  int day = -1;        ///< on show; −1: before the first
  bool member = false; ///< in the pond
  bool guide = false, community = false, muted = false, phone = false;
  int orders_so_far = 0;
  engine::Fen basket = 0; ///< what this customer usually spends on an order
  std::vector<PhoneScreen> screens;
  std::array<std::vector<Bubble>, screen_count> chats; ///< by screen, in order of time
  std::vector<PhoneCoupon> coupons;                    ///< latest first
  std::vector<PhonePrepaid> prepaid;                   ///< in the order of paying
  std::vector<PhoneCard> cards;                        ///< those that are over first, first
  std::vector<PhoneOrder> orders;                      ///< latest first
  std::vector<Good> goods;
  std::vector<LiveRoom> rooms;
  std::vector<Shown> shown; ///< latest first
  int held() const;         ///< coupons
  const std::vector<Bubble>& chat(PhoneScreen screen) const {
    return chats[static_cast<std::size_t>(screen)];
  }
};

/// The phone at the end of the first `days` days of a history on a timeline.
PhoneView phone_view(const experiment::EventHistory& history, const engine::PlanTimeline& timeline,
                     const std::vector<experiment::Scene>& scenes, int days);

} // namespace pondlab::workbench
