#include "workbench/people/phone.hpp"

#include "report/people/event_sentence.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace pondlab::workbench {

using engine::TraceEvent;
using engine::TraceKind;

std::string_view key_of(PhoneScreen screen) {
  static constexpr std::array<std::string_view, screen_count> keys = {
      "shop", "community", "moments", "guide", "live", "messages", "wallet"};
  return keys[static_cast<std::size_t>(screen)];
}

int PhoneView::held() const {
  return static_cast<int>(
      std::ranges::count(coupons, PhoneCoupon::Status::held, &PhoneCoupon::status));
}

namespace {

/// A campaign's entry as the phone needs it.
struct Entry {
  const engine::CampaignEntry* entry = nullptr;
  engine::Profile profile;
  bool is_retired() const { return entry->mechanism->is_retired(); }
};

std::vector<Entry> entries_of(const engine::Plan& plan) {
  std::vector<Entry> entries;
  for (const engine::CampaignEntry& entry : plan.campaign) {
    Entry known{&entry, entry.mechanism->profile()};
    entries.push_back(std::move(known));
  }
  return entries;
}

/// What the mechanism offers first: its coupon, or else its price.
Terms terms_of(const Entry& entry, const engine::Plan& plan) {
  const auto offered = entry.entry->mechanism->terms();
  if (offered.empty()) return {};
  const engine::OfferTerms& first = offered.front();
  if (first.layer == engine::Layer::card) return {};
  Terms terms{.face = first.face,
              .threshold = first.threshold,
              .pay_share = first.pay_share,
              .validity = first.validity};
  for (const std::int16_t product : first.scope.products)
    terms.products.push_back(plan.setup.products[static_cast<std::size_t>(product)].id);
  return terms;
}

PhoneScreen page_of(engine::Surface surface) {
  switch (surface) {
  case engine::Surface::guide:
    return PhoneScreen::guide;
  case engine::Surface::community:
    return PhoneScreen::community;
  case engine::Surface::moments:
    return PhoneScreen::moments;
  case engine::Surface::messages:
    break;
  }
  return PhoneScreen::messages;
}

/// Whether a person who stands so has the page.
bool has_page(const experiment::Standing& standing, engine::Surface surface) {
  switch (surface) {
  case engine::Surface::guide:
    return standing.reach & engine::reach::guide;
  case engine::Surface::community:
    return standing.reach & engine::reach::community;
  case engine::Surface::moments:
  case engine::Surface::messages:
    break;
  }
  return true;
}

class Building {
public:
  Building(const experiment::EventHistory& history, const engine::PlanTimeline& timeline,
           const std::vector<experiment::Scene>& scenes, int days)
      : history_(history), timeline_(timeline), plan_(timeline.plan()), scenes_(scenes),
        entries_(entries_of(plan_)) {
    view_.day = std::min(days, static_cast<int>(history.evenings.size())) - 1;
  }

  PhoneView build() {
    take_standing();
    choose_screens();
    for (const TraceEvent& event : history_.events)
      if (event.day <= view_.day) take(event);
    check_dates();
    settle_orders();
    take_cards();
    stock_shelf();
    open_rooms();
    std::ranges::reverse(view_.orders);
    std::ranges::reverse(view_.coupons);
    std::ranges::reverse(view_.shown);
    return std::move(view_);
  }

private:
  const Entry& entry(int mechanism) const { return entries_[static_cast<std::size_t>(mechanism)]; }
  /// As the plan of a day has it; as the last one has it, where that day's has not.
  const Entry& entry_on(int day, int mechanism) {
    const engine::Plan& plan = *timeline_.plan_on(std::max(day, 0));
    if (&plan == &plan_) return entry(mechanism);
    std::vector<Entry>& entries = earlier_[&plan];
    if (entries.empty()) entries = entries_of(plan);
    const auto found = std::ranges::find(entries, entry(mechanism).entry->key(),
                                         [](const Entry& of_day) { return of_day.entry->key(); });
    return found == entries.end() ? entry(mechanism) : *found;
  }
  std::string id_of(int mechanism) const {
    return mechanism < 0 ? std::string() : entry(mechanism).entry->id;
  }
  std::vector<Bubble>& chat(PhoneScreen screen) {
    return view_.chats[static_cast<std::size_t>(screen)];
  }
  std::string product_id(int product) const {
    return product < 0 ? std::string() : plan_.setup.products[static_cast<std::size_t>(product)].id;
  }

  /// How the person stood when `day` began.
  const experiment::Standing& morning(int day) const {
    return day <= 0 ? history_.before
                    : history_.evenings[static_cast<std::size_t>(day - 1)].standing;
  }

  void take_standing() {
    const experiment::Standing& now = morning(view_.day + 1);
    view_.member = now.stage > engine::Stage::sea;
    view_.phone = now.reach & engine::reach::phone;
    view_.guide = now.reach & engine::reach::guide;
    view_.community = now.reach & engine::reach::community;
    view_.muted = now.reach & engine::reach::muted;
    view_.orders_so_far = now.orders;
    view_.basket = history_.basket;
  }

  bool something_on(engine::Surface surface) const {
    return std::ranges::any_of(entries_,
                               [&](const Entry& e) { return e.profile.surface == surface; });
  }

  void choose_screens() {
    view_.screens.push_back(PhoneScreen::shop);
    if (plan_.communities > 0) view_.screens.push_back(PhoneScreen::community);
    if (something_on(engine::Surface::moments)) view_.screens.push_back(PhoneScreen::moments);
    if (plan_.guides > 0) view_.screens.push_back(PhoneScreen::guide);
    if (std::ranges::any_of(entries_, holds_live_room)) view_.screens.push_back(PhoneScreen::live);
    if (something_on(engine::Surface::messages)) view_.screens.push_back(PhoneScreen::messages);
    view_.screens.push_back(PhoneScreen::wallet);
  }

  static bool holds_live_room(const Entry& entry) {
    return entry.profile.venue == engine::Venue::live_room;
  }

  /// Where a mechanism's contact arrives.
  static PhoneScreen screen_of(const Entry& entry, const experiment::Standing& standing) {
    const engine::Profile& profile = entry.profile;
    return page_of(has_page(standing, profile.surface)
                       ? profile.surface
                       : profile.otherwise.value_or(profile.surface));
  }

  void take(const TraceEvent& event) {
    switch (event.kind) {
    case TraceKind::unseen:
    case TraceKind::seen:
      return take_post(event);
    case TraceKind::claimed:
    case TraceKind::given:
      return take_claim(event);
    case TraceKind::issued:
      return take_issued(event);
    case TraceKind::opted_out:
      return take_parting(event);
    case TraceKind::order:
      return take_order(event);
    case TraceKind::returned:
      return take_return(event);
    case TraceKind::pledged:
      view_.prepaid.push_back({.mechanism = id_of(event.mechanism),
                               .paid = event.money,
                               .price = static_cast<engine::Fen>(event.value[0]),
                               .day = event.day});
      return;
    case TraceKind::resolved:
      return take_resolved(event);
    case TraceKind::friend_share:
      view_.shown.push_back(
          {event.day, plan_.person_name(static_cast<engine::PersonIndex>(event.value[1]))});
      return;
    case TraceKind::shared:
      view_.shown.push_back({event.day, {}});
      return;
    default:
      return;
    }
  }

  Bubble bubble_of(const TraceEvent& event, Bubble::Kind kind) {
    Bubble bubble{.kind = kind,
                  .day = event.day,
                  .minute = event.minute,
                  .mechanism = {},
                  .left = {},
                  .terms = {}};
    bubble.mechanism = id_of(event.mechanism);
    if (event.mechanism >= 0) bubble.terms = terms_of(entry_on(event.day, event.mechanism), plan_);
    return bubble;
  }

  void take_post(const TraceEvent& event) {
    Bubble bubble = bubble_of(event, Bubble::Kind::post);
    bubble.seen = event.kind == TraceKind::seen;
    if (bubble.seen) bubble.posts = static_cast<int>(event.value[1]);
    if (const std::optional<Terms> issued = last_issued(bubble.mechanism)) bubble.terms = *issued;
    chat(screen_of(entry_on(event.day, event.mechanism), morning(event.day)))
        .push_back(std::move(bubble));
  }

  /// What the coupon says that a mechanism laid into the wallet last, unasked.
  std::optional<Terms> last_issued(const std::string& mechanism) const {
    const auto issued = issued_.find(mechanism);
    return issued == issued_.end() ? std::nullopt : std::optional(issued->second);
  }

  /// A ladder's next coupon takes the place of the one before.
  void take_issued(const TraceEvent& event) {
    const std::string id = id_of(event.mechanism);
    for (PhoneCoupon& coupon : view_.coupons)
      if (coupon.mechanism == id && coupon.status == PhoneCoupon::Status::held)
        coupon.status = PhoneCoupon::Status::expired;
    const Terms terms{.pay_share = static_cast<std::int32_t>(event.value[0])};
    issued_[id] = terms;
    view_.coupons.push_back({.mechanism = id, .terms = terms, .received = event.day});
  }

  void take_claim(const TraceEvent& event) {
    const int until = static_cast<int>(event.value[0]);
    Bubble bubble = bubble_of(event, Bubble::Kind::claimed);
    bubble.valid_until = until;
    view_.coupons.push_back({.mechanism = bubble.mechanism,
                             .terms = bubble.terms,
                             .received = event.day,
                             .valid_until = until});
    const auto ahead = ahead_.find(bubble.mechanism);
    if (ahead != ahead_.end() && ahead->second == event.day) {
      view_.coupons.back().status = PhoneCoupon::Status::used;
      view_.coupons.back().used = event.day;
      ahead_.erase(ahead);
    }
    chat(screen_of(entry_on(event.day, event.mechanism), morning(event.day)))
        .push_back(std::move(bubble));
  }

  void take_parting(const TraceEvent& event) {
    const auto what = static_cast<engine::OptOut>(event.value[0]);
    const PhoneScreen screen = what == engine::OptOut::guide       ? PhoneScreen::guide
                               : what == engine::OptOut::community ? PhoneScreen::community
                                                                   : PhoneScreen::messages;
    Bubble bubble = bubble_of(event, Bubble::Kind::left);
    bubble.left = report::key_of(what);
    chat(screen).push_back(std::move(bubble));
  }

  void take_order(const TraceEvent& event) {
    PhoneOrder order{
        .day = event.day, .minute = event.minute, .product = {}, .mechanism = {}, .coupon = {}};
    order.channel = static_cast<engine::Channel>(event.value[0]);
    order.list = static_cast<engine::Fen>(event.value[2]);
    order.off = static_cast<engine::Fen>(event.value[3]);
    order.paid = event.money;
    order.carded = event.carded;
    order.product = product_id(event.product);
    order.size = event.size;
    order.mechanism = id_of(event.mechanism);
    const int coupon = static_cast<int>(event.value[4]);
    order.coupon = id_of(coupon);
    order.live = event.value[6] >= 0;
    if (coupon >= 0) redeem(coupon, event);
    view_.orders.push_back(std::move(order));
  }

  /// The coupon that an order used up: of several that are good, the one that is over first.
  void redeem(int mechanism, const TraceEvent& event) {
    const std::string id = id_of(mechanism);
    PhoneCoupon* first = nullptr;
    for (PhoneCoupon& coupon : view_.coupons) {
      const bool over = coupon.valid_until >= 0 && coupon.valid_until < event.day;
      if (coupon.mechanism != id || coupon.status != PhoneCoupon::Status::held || over) continue;
      if (!first || coupon.valid_until < first->valid_until) first = &coupon;
    }
    if (!first) { // claimed later on the same day: a day's claims come before its orders
      ahead_[id] = event.day;
      return;
    }
    first->status = PhoneCoupon::Status::used;
    first->used = event.day;
  }

  /// A coupon redeemed in an order that comes back is the customer's again while it is good.
  void give_back(const PhoneOrder& order, int day) {
    for (PhoneCoupon& coupon : view_.coupons)
      if (coupon.mechanism == order.coupon && coupon.status == PhoneCoupon::Status::used &&
          coupon.used == order.day && coupon.valid_until >= day) {
        coupon.status = PhoneCoupon::Status::held;
        coupon.used = -1;
        return;
      }
  }

  void take_return(const TraceEvent& event) {
    for (PhoneOrder& order : view_.orders)
      if (order.day == static_cast<int>(event.value[0]) &&
          order.minute == static_cast<int>(event.value[1]) && order.paid == event.money &&
          order.returned < 0) {
        order.returned = event.day;
        if (!order.coupon.empty()) give_back(order, event.day);
        return;
      }
  }

  /// A delivery uses up its price; anything else is the end of what was prepaid.
  void take_resolved(const TraceEvent& event) {
    const auto found = std::ranges::find_if(view_.prepaid, [&](const PhonePrepaid& prepaid) {
      return prepaid.mechanism == id_of(event.mechanism) && prepaid.paid == event.money &&
             prepaid.day == static_cast<int>(event.value[1]);
    });
    if (found == view_.prepaid.end()) return;
    found->paid -= std::min(found->paid, found->price);
    if (static_cast<engine::Fate>(event.value[0]) != engine::Fate::deliver)
      view_.prepaid.erase(found);
  }

  /// Claimed coupons run out; a ladder's is good until the next rung.
  void check_dates() {
    for (PhoneCoupon& coupon : view_.coupons) {
      if (coupon.status != PhoneCoupon::Status::held) continue;
      if (coupon.valid_until < 0) coupon.valid_until = remembered_until(coupon.mechanism);
      if (coupon.valid_until < view_.day || is_retired(coupon.mechanism))
        coupon.status = PhoneCoupon::Status::expired;
    }
  }

  bool is_retired(const std::string& mechanism) {
    for (std::size_t m = 0; m < entries_.size(); ++m)
      if (entries_[m].entry->id == mechanism)
        return entry_on(view_.day, static_cast<int>(m)).is_retired();
    return false;
  }

  int remembered_until(const std::string& mechanism) const {
    for (const experiment::Holding& holding :
         history_.evenings[static_cast<std::size_t>(view_.day)].holdings)
      if (id_of(holding.mechanism) == mechanism) return holding.valid_until;
    return -1;
  }

  void take_cards() {
    if (view_.day < 0) return;
    for (const experiment::Holding& holding :
         history_.evenings[static_cast<std::size_t>(view_.day)].holdings)
      if (holding.amount > 0)
        view_.cards.push_back({.mechanism = id_of(holding.mechanism),
                               .balance = holding.amount,
                               .received = holding.received,
                               .valid_until = holding.valid_until == engine::Held::no_end
                                                  ? -1
                                                  : holding.valid_until});
    std::ranges::stable_sort(view_.cards, {}, [](const PhoneCard& card) {
      return card.valid_until < 0 ? engine::Held::no_end : card.valid_until;
    });
  }

  void settle_orders() {
    for (PhoneOrder& order : view_.orders) order.status = status_of(order);
  }

  /// On its way until the first day on which it could come back, final once it no longer can.
  PhoneOrder::Status status_of(const PhoneOrder& order) const {
    using Status = PhoneOrder::Status;
    if (order.returned >= 0) return Status::returned;
    const engine::Economics& economics = plan_.economics();
    const int age = view_.day - order.day;
    if (age >= std::max(economics.return_window, economics.return_delay)) return Status::final;
    if (order.channel == engine::Channel::store || age >= economics.return_delay)
      return Status::delivered;
    return age == 0 ? Status::placed : Status::on_its_way;
  }

  Good good_of(std::size_t product) const {
    const engine::Product& kind = plan_.setup.products[product];
    Good good{kind.id, kind.price, kind.price, kind.stock};
    if (view_.day >= 0) {
      const auto& stock = scenes_[static_cast<std::size_t>(view_.day)].stock;
      if (product < stock.size()) good.stock = stock[product];
    }
    return good;
  }

  void stock_shelf() {
    const std::size_t count = std::min(plan_.setup.products.size(), experiment::Scene::shelf);
    for (std::size_t product = 0; product < count; ++product)
      view_.goods.push_back(good_of(product));
  }

  void open_rooms() {
    for (std::size_t m = 0; m < entries_.size(); ++m)
      if (holds_live_room(entries_[m])) view_.rooms.push_back(room_of(static_cast<int>(m)));
  }

  std::optional<engine::SessionTerms> session_on(int day, int mechanism) {
    return entry_on(day, mechanism).entry->mechanism->session_on(day);
  }

  /// Hours, price and goods are those of today's session, or of the next, or of the last one.
  LiveRoom room_of(int m) {
    LiveRoom room{.mechanism = id_of(m), .goods = {}};
    std::optional<engine::SessionTerms> session;
    if (view_.day >= 0) session = session_on(view_.day, m);
    room.on = session.has_value();
    for (int day = view_.day + 1; day < plan_.day_count() && room.next < 0; ++day)
      if (const auto next = session_on(day, m)) {
        room.next = day;
        if (!session) session = next;
      }
    for (int day = view_.day - 1; day >= 0 && !session; --day) session = session_on(day, m);
    if (room.on)
      room.viewers =
          scenes_[static_cast<std::size_t>(view_.day)].viewers[static_cast<std::size_t>(m)];
    room.attended = std::ranges::any_of(history_.events, [&](const TraceEvent& event) {
      return event.kind == TraceKind::visit && event.day == view_.day && event.mechanism == m;
    });
    if (session) set_terms(room, *session, m);
    return room;
  }

  void set_terms(LiveRoom& room, const engine::SessionTerms& session, int m) {
    room.minute_from = session.minute_from;
    room.minute_to = session.minute_to;
    const auto terms = entries_[static_cast<std::size_t>(m)].entry->mechanism->terms();
    if (session.price >= 0)
      room.pay_share = terms[static_cast<std::size_t>(session.price)].pay_share;
    for (const std::int16_t product : session.products) put_on_sale(room, product);
  }

  /// A live room's goods, at its price, there and on the shelf.
  void put_on_sale(LiveRoom& room, std::int16_t product) {
    if (product < 0 || static_cast<std::size_t>(product) >= view_.goods.size()) return;
    Good good = view_.goods[static_cast<std::size_t>(product)];
    good.now = engine::share_of(good.price, room.pay_share);
    if (room.on) view_.goods[static_cast<std::size_t>(product)].now = good.now;
    room.goods.push_back(std::move(good));
  }

  const experiment::EventHistory& history_;
  const engine::PlanTimeline& timeline_;
  const engine::Plan& plan_; ///< the last one
  const std::vector<experiment::Scene>& scenes_;
  std::vector<Entry> entries_;
  std::map<const engine::Plan*, std::vector<Entry>> earlier_; ///< of earlier plans
  std::map<std::string, Terms> issued_; ///< by mechanism: what it laid into the wallet last
  std::map<std::string, int> ahead_;    ///< day on which a coupon was used before it was told of
  PhoneView view_;
};

} // namespace

PhoneView phone_view(const experiment::EventHistory& history, const engine::PlanTimeline& timeline,
                     const std::vector<experiment::Scene>& scenes, int days) {
  return Building(history, timeline, scenes, days).build();
}

} // namespace pondlab::workbench
