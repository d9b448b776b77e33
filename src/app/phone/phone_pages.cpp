#include "app/phone/phone_pages.hpp"

#include "app/command/people_commands.hpp"
#include "app/command/time_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/phone/phone_text.hpp"
#include "app/widgets/hit.hpp"
#include "report/model/number.hpp"
#include "report/people/people_report.hpp"

#include <algorithm>

namespace pondlab::app {

const PhoneColours& phone_colours(bool dark) {
  static constexpr PhoneColours light{0x20262B, 0xEDEDED, 0xF7F7F7, 0xFFFFFF, 0xFFFFFF, 0xDCDCDC,
                                      0x181C1F, 0x64696D, 0x067A43, 0xD0312D, 0xC4471B, 0xFFFFFF};
  static constexpr PhoneColours night{0x05090C, 0x111518, 0x1A1F23, 0x22282D, 0x2B3238, 0x343C42,
                                      0xE8ECEE, 0xA0A9AE, 0x3EC27E, 0xFF6B6B, 0xA93E1A, 0xFFFFFF};
  return dark ? night : light;
}

namespace {

constexpr float pad = 10;
constexpr float small_line = 18;
constexpr float body_line = 20;
constexpr float ticket_height = 44;

class Page {
public:
  Page(Ui& ui, const Rect& area, const workbench::PhoneView& phone, const engine::Plan& plan,
       workbench::PhoneScreen screen)
      : ui_(ui), area_(area), phone_(phone), plan_(plan), screen_(screen),
        colours_(phone_colours(ui.theme().dark)) {}

  void draw() {
    switch (screen_) {
    case workbench::PhoneScreen::shop:
      return draw_shop();
    case workbench::PhoneScreen::moments:
      return draw_moments();
    case workbench::PhoneScreen::live:
      return draw_live();
    case workbench::PhoneScreen::wallet:
      return draw_wallet();
    case workbench::PhoneScreen::community:
    case workbench::PhoneScreen::guide:
    case workbench::PhoneScreen::messages:
      return draw_chat();
    }
  }

private:
  std::string_view t(const char* key) const { return ui_.t(std::string("app.phone.") + key); }
  std::string date(int day) const { return phone_date(ui_, plan_, day); }

  void nothing(Icon icon, std::string_view words) {
    draw_icon(icon, {area_.x, area_.y + area_.h * 0.3f, area_.w, 40}, colours_.muted, 34);
    const Rect box{area_.x + 28, area_.y + area_.h * 0.3f + 52, area_.w - 56, 80};
    draw_paragraph(ui_, box, words, {type::small, colours_.muted, false, Align::centre}, 4);
  }

  /// A row to press that goes to a day.
  Hit day_hit(const std::string& name, const Rect& box, int day) {
    const Hit state = hit(ui_, name, box);
    if (state.focused) focus_ring(ui_, box);
    if (state.clicked) ui_.ask(command::JumpTo{day + 1});
    return state;
  }

  // --- chats ----------------------------------------------------------------------------------

  float bubble_width() const { return area_.w - 84; }

  /// Height of a message with what stands above and below it.
  float height_of(const workbench::Bubble& bubble) const {
    if (bubble.kind != workbench::Bubble::Kind::post) return 44;
    const auto lines =
        wrap_text(ui_, post_text(ui_, plan_, bubble), bubble_width() - 2 * pad, type::body);
    const float ticket = bubble.terms.any() ? ticket_height + 6 : 0;
    return small_line + 6 + body_line * static_cast<float>(lines.size()) + 2 * 7 + ticket +
           small_line + 6;
  }

  /// The latest at the foot; older ones as far as there is room.
  void draw_chat() {
    const std::vector<workbench::Bubble>& chat = phone_.chat(screen_);
    if (chat.empty()) return nothing(Icon::chat, empty_chat());
    float y = area_.bottom() - 6;
    std::size_t left = chat.size();
    while (left > 0) {
      const float height = height_of(chat[left - 1]);
      if (y - height < area_.y + (left > 1 ? small_line : 0)) break;
      y -= height;
      draw_bubble({area_.x, y, area_.w, height}, chat[left - 1], left - 1);
      --left;
    }
    if (left > 0)
      draw_text(ui_, {area_.x, area_.y + 4, area_.w, small_line},
                ui_.t("app.phone.earlier", {{"count", std::to_string(left)}}),
                {type::small, colours_.muted, false, Align::centre});
  }

  std::string_view empty_chat() const {
    if (!phone_.member) return t("empty.sea");
    if (screen_ == workbench::PhoneScreen::guide && !phone_.guide) return t("empty.no_guide");
    if (screen_ == workbench::PhoneScreen::community && !phone_.community)
      return t("empty.no_community");
    return t("empty.chat");
  }

  std::string stamp(const workbench::Bubble& bubble) const {
    std::string words = date(bubble.day);
    if (bubble.minute >= 0) words += " " + report::clock_text(bubble.minute);
    return words;
  }

  void draw_bubble(Rect box, const workbench::Bubble& bubble, std::size_t number) {
    const std::string name = "phone.bubble." + std::to_string(number);
    draw_text(ui_, box.cut_top(small_line, 2), stamp(bubble),
              {type::small, colours_.muted, false, Align::centre});
    if (bubble.kind != workbench::Bubble::Kind::post) return draw_note(box, bubble, name);
    const float faint = bubble.seen ? 0.0f : 0.5f;
    Rect row = box;
    row.cut_left(pad);
    const Rect face = row.cut_left(34, 8);
    fill({face.x, face.y, 34, 34}, mix(colours_.brand, colours_.ground, faint), 5);
    draw_icon(screen_ == workbench::PhoneScreen::messages ? Icon::inbox : Icon::person,
              {face.x, face.y, 34, 34}, 0xFFFFFF, 20);
    const std::string words = post_text(ui_, plan_, bubble);
    const auto lines = wrap_text(ui_, words, bubble_width() - 2 * pad, type::body);
    float text = 0;
    for (const auto line : lines) text = std::max(text, text_width(ui_, line, type::body));
    const float inside = body_line * static_cast<float>(lines.size());
    const float ticket = bubble.terms.any() ? ticket_height + 6 : 0;
    const float wide = bubble.terms.any() ? bubble_width() : text + 2 * pad;
    const Rect balloon{row.x, row.y, wide, inside + 14 + ticket};
    day_hit(name, balloon, bubble.day);
    fill(balloon, mix(colours_.bubble, colours_.ground, faint), 6);
    if (!bubble.seen) outline(balloon, colours_.line, 6);
    Rect lines_box = balloon.inset(pad, 7);
    for (const auto line : lines) {
      const Rect at = lines_box.cut_top(body_line);
      draw_text(ui_, {at.x, at.y, at.w + 2, at.h}, line,
                {type::body, mix(colours_.text, colours_.bubble, faint)});
    }
    if (bubble.terms.any())
      draw_ticket(
          {balloon.x + 6, balloon.bottom() - ticket_height - 6, balloon.w - 12, ticket_height},
          bubble, faint);
    draw_text(ui_, {row.x + 2, balloon.bottom() + 1, row.w, small_line}, seen_words(bubble),
              {type::small, colours_.muted});
  }

  std::string seen_words(const workbench::Bubble& bubble) const {
    if (!bubble.seen) return std::string(t("unseen"));
    if (bubble.posts > 1)
      return ui_.t("app.phone.seen_posts", {{"posts", std::to_string(bubble.posts)}});
    return std::string(t("seen"));
  }

  void draw_ticket(const Rect& box, const workbench::Bubble& bubble, float faint) {
    fill(box, mix(colours_.ticket, colours_.ground, faint), 4);
    draw_text(ui_, {box.x + 10, box.y + 3, box.w - 20, 22}, offer_text(ui_, plan_, bubble.terms),
              {type::lead, colours_.on_ticket, true});
    draw_text(ui_, {box.x + 10, box.y + 24, box.w - 20, 16}, campaign_name(ui_, bubble.mechanism),
              {type::small, colours_.on_ticket});
  }

  /// What the customer did, in the middle as WeChat's own notes are.
  void draw_note(const Rect& box, const workbench::Bubble& bubble, const std::string& name) {
    const bool left = bubble.kind == workbench::Bubble::Kind::left;
    const std::string words =
        left ? std::string(ui_.t("app.phone.left." + bubble.left))
             : ui_.t("app.phone.claimed", {{"until", date(bubble.valid_until)}});
    const float wide = std::min(box.w - 2 * pad, text_width(ui_, words, type::small) + 20);
    const Rect pill{box.centre_x() - wide / 2, box.y, wide, 20};
    day_hit(name, pill, bubble.day);
    fill(pill, left ? colours_.red : colours_.line, 10, left ? 0.18f : 1);
    draw_text(ui_, pill, words,
              {type::small, left ? colours_.red : colours_.text, false, Align::centre});
  }

  // --- Moments --------------------------------------------------------------------------------

  void draw_moments() {
    const std::vector<workbench::Bubble>& posts = phone_.chat(screen_);
    if (posts.empty() && phone_.shown.empty())
      return nothing(Icon::feed, phone_.guide ? t("empty.moments") : t("empty.no_guide"));
    fill(area_, colours_.card, 0);
    Rect rest = area_.inset(pad, pad);
    auto friends = phone_.shown.begin();
    for (std::size_t i = posts.size(); i-- > 0 && rest.h > 90;) {
      for (; friends != phone_.shown.end() && friends->day >= posts[i].day && rest.h > 90;
           ++friends)
        draw_shown(rest, *friends);
      if (rest.h > 90) draw_moment(rest, posts[i], i);
    }
    for (; friends != phone_.shown.end() && rest.h > 90; ++friends) draw_shown(rest, *friends);
  }

  void draw_moment(Rect& rest, const workbench::Bubble& post, std::size_t number) {
    const float faint = post.seen ? 0.0f : 0.5f;
    const std::string words = post_text(ui_, plan_, post);
    const float width = rest.w - 44;
    const float text = body_line * static_cast<float>(std::min<std::size_t>(
                                       3, wrap_text(ui_, words, width, type::body).size()));
    Rect box = rest.cut_top(small_line + 2 + text + 62 + small_line, pad);
    day_hit("phone.bubble." + std::to_string(number), box, post.day);
    const Rect face = box.cut_left(34, 10);
    fill({face.x, face.y, 34, 34}, mix(colours_.brand, colours_.card, faint), 5);
    draw_icon(Icon::person, {face.x, face.y, 34, 34}, 0xFFFFFF, 20);
    draw_text(ui_, box.cut_top(small_line, 2), t("guide_name"),
              {type::body, mix(colours_.brand, colours_.card, faint), true});
    draw_paragraph(ui_, box, words, {type::body, mix(colours_.text, colours_.card, faint)}, 3);
    box.cut_top(text, 4);
    Rect pictures = box.cut_top(52, 6);
    for (int i = 0; i < std::clamp(post.posts, 1, 3); ++i) {
      const Rect picture = pictures.cut_left(52, 5);
      fill(picture, colours_.ground, 3);
      draw_icon(Icon::dress, picture, mix(colours_.muted, colours_.ground, faint), 28);
    }
    draw_text(ui_, box.cut_top(small_line), stamp(post) + " · " + seen_words(post),
              {type::small, colours_.muted});
  }

  void draw_shown(Rect& rest, const workbench::Shown& shown) {
    Rect box = rest.cut_top(40, pad);
    day_hit("phone.shown." + std::to_string(&shown - phone_.shown.data()), box, shown.day);
    const Rect face = box.cut_left(34, 10);
    fill({face.x, face.y, 34, 34}, colours_.line, 5);
    draw_icon(Icon::people, {face.x, face.y, 34, 34}, colours_.text, 20);
    draw_text(ui_, box.cut_top(small_line, 2),
              shown.who.empty()
                  ? std::string(t("my_share"))
                  : ui_.t("app.phone.friend_share",
                          {{"friend", report::person_text(ui_.language, plan_, shown.who)}}),
              {type::body, colours_.text});
    draw_text(ui_, box, date(shown.day), {type::small, colours_.muted});
  }

  // --- shop -----------------------------------------------------------------------------------

  void draw_shop() {
    Rect rest = area_.inset(pad, pad);
    for (const workbench::LiveRoom& room : phone_.rooms)
      if (room.on)
        draw_banner(rest, Icon::live,
                    ui_.t("app.phone.live_now", {{"viewers", std::to_string(room.viewers)}}),
                    colours_.red, workbench::PhoneScreen::live);
    if (const int held = phone_.held(); held > 0)
      draw_banner(rest, Icon::wallet,
                  ui_.t("app.phone.coupons_held", {{"count", std::to_string(held)}}),
                  colours_.ticket, workbench::PhoneScreen::wallet);
    if (phone_.goods.empty()) return draw_assortment(rest);
    const float width = (rest.w - pad) / 2;
    constexpr float height = 176;
    for (std::size_t i = 0; i < phone_.goods.size() && rest.h > 60; i += 2) {
      Rect row = rest.cut_top(height, pad);
      draw_good(row.cut_left(width, pad), phone_.goods[i]);
      if (i + 1 < phone_.goods.size()) draw_good(row, phone_.goods[i + 1]);
    }
  }

  void draw_banner(Rect& rest, Icon icon, const std::string& words, Colour colour,
                   workbench::PhoneScreen to) {
    const Rect box = rest.cut_top(38, pad);
    const Hit state = hit(ui_, "phone.banner." + std::string(key_of(to)), box);
    fill(box, colour, 6, ui_.theme().dark ? 0.28f : 0.12f);
    if (state.focused) focus_ring(ui_, box);
    draw_icon(icon, {box.x + 8, box.y, 24, box.h}, colours_.text, 18);
    draw_text(ui_, {box.x + 38, box.y, box.w - 60, box.h}, words, {type::body, colours_.text});
    draw_icon(Icon::right, {box.right() - 24, box.y, 18, box.h}, colours_.muted, 14);
    if (state.clicked) ui_.ask(command::ShowScreen{to});
  }

  /// A scenario without single products has an everyday assortment.
  void draw_assortment(Rect& rest) {
    Rect box = rest.cut_top(128, pad);
    fill(box, colours_.card, 6);
    box = box.inset(pad, pad);
    Rect pictures = box.cut_top(62, 8);
    const float width = (pictures.w - 16) / 3;
    for (int i = 0; i < 3; ++i) {
      const Rect picture = pictures.cut_left(width, 8);
      fill(picture, colours_.ground, 4);
      draw_icon(Icon::dress, picture, colours_.muted, 30);
    }
    draw_text(ui_, box.cut_top(body_line), t("assortment"), {type::body, colours_.text, true});
    draw_text(ui_, box.cut_top(small_line),
              ui_.t("app.phone.usual_basket", {{"basket", money_text(ui_, phone_.basket)}}),
              {type::small, colours_.muted});
  }

  void draw_good(const Rect& area, const workbench::Good& good) {
    fill(area, colours_.card, 6);
    Rect box = area.inset(8, 8);
    const Rect picture = box.cut_top(76, 6);
    fill(picture, colours_.ground, 4);
    draw_icon(Icon::dress, picture, colours_.muted, 42);
    draw_text(ui_, box.cut_top(body_line), goods_name(ui_, plan_, good.id),
              {type::body, colours_.text});
    Rect price = box.cut_top(22, 2);
    const float used =
        draw_text(ui_, price, money_text(ui_, good.now), {type::body, colours_.red, true});
    if (good.now < good.price) {
      const Rect tag{price.x + used + 6, price.y, price.w - used - 6, price.h};
      const float width =
          draw_text(ui_, tag, money_text(ui_, good.price), {type::small, colours_.muted});
      rule(tag.x, tag.centre_y(), tag.x + width, tag.centre_y(), colours_.muted);
    }
    draw_sizes(box, good.stock);
  }

  /// One chip a size with the pieces left; sold-out ones are struck.
  void draw_sizes(Rect box, const std::vector<std::int64_t>& stock) {
    if (stock.empty()) return;
    const float width = std::min(36.0f, (box.w - 3 * static_cast<float>(stock.size() - 1)) /
                                            static_cast<float>(stock.size()));
    if (width < 12) return;
    for (std::size_t size = 0; size < stock.size(); ++size) {
      const Rect chip = box.cut_left(width, 3);
      const Rect body{chip.x, chip.y, chip.w, 22};
      const bool gone = stock[size] == 0;
      outline(body, colours_.line, 3);
      draw_text(ui_, body, std::to_string(stock[size]),
                {type::small, gone ? mix(colours_.muted, colours_.card, 0.4f) : colours_.text,
                 false, Align::centre});
      if (gone)
        rule(body.x + 4, body.centre_y(), body.right() - 4, body.centre_y(), colours_.muted);
    }
  }

  // --- live -----------------------------------------------------------------------------------

  void draw_live() {
    const auto on = std::ranges::find_if(phone_.rooms, [](const auto& room) { return room.on; });
    const workbench::LiveRoom& room = on == phone_.rooms.end() ? phone_.rooms.front() : *on;
    Rect rest = area_;
    const Rect stage = rest.cut_top(std::min(220.0f, area_.h * 0.45f));
    ImGui::GetWindowDrawList()->AddRectFilledMultiColor(
        {stage.x, stage.y}, {stage.right(), stage.bottom()}, rgba(0x3A2A4E), rgba(0x6B3350),
        rgba(0x1C1626), rgba(0x271B36));
    draw_icon(Icon::person, {stage.x, stage.y + 20, stage.w, stage.h - 20},
              room.on ? 0xF3D9E2 : 0x8D7F98, 96);
    const std::string_view state =
        t(room.on ? (room.attended ? "live.attended" : "live.on") : "live.off");
    const float wide = text_width(ui_, state, type::small, true) + 16;
    fill({stage.x + pad, stage.y + pad, wide, 22}, room.on ? 0xC62828 : 0x4A4452, 4);
    draw_text(ui_, {stage.x + pad + 8, stage.y + pad, wide, 22}, state,
              {type::small, 0xFFFFFF, true});
    if (room.on)
      draw_text(ui_, {stage.x + pad + wide + 8, stage.y + pad, stage.w, 22},
                ui_.t("app.phone.viewers", {{"count", std::to_string(room.viewers)}}),
                {type::small, 0xFFFFFF});
    Rect body = rest.inset(pad, pad);
    draw_text(ui_, body.cut_top(body_line, 4), live_hours(room), {type::body, colours_.text, true});
    draw_text(ui_, body.cut_top(small_line, 8), live_price(room), {type::small, colours_.muted});
    const float width = (body.w - pad) / 2;
    for (std::size_t i = 0; i < room.goods.size() && body.h > 60; i += 2) {
      Rect row = body.cut_top(176, pad);
      draw_good(row.cut_left(width, pad), room.goods[i]);
      if (i + 1 < room.goods.size()) draw_good(row, room.goods[i + 1]);
    }
  }

  std::string live_hours(const workbench::LiveRoom& room) const {
    const std::string hours =
        report::clock_text(room.minute_from) + "–" + report::clock_text(room.minute_to);
    if (room.on) return ui_.t("app.phone.live.today", {{"hours", hours}});
    if (room.next < 0) return std::string(t("live.no_more"));
    return ui_.t("app.phone.live.next", {{"date", date(room.next)}, {"hours", hours}});
  }

  std::string live_price(const workbench::LiveRoom& room) const {
    const std::string offer = offer_text(ui_, plan_, {.pay_share = room.pay_share});
    const std::string_view what = t(room.goods.empty() ? "live.assortment" : "live.goods");
    return offer.empty() ? std::string(what) : std::string(what) + " · " + offer;
  }

  // --- wallet ---------------------------------------------------------------------------------

  void draw_wallet() {
    if (phone_.coupons.empty() && phone_.cards.empty() && phone_.orders.empty() &&
        phone_.prepaid.empty())
      return nothing(Icon::wallet, t("empty.wallet"));
    Region region("phone.wallet", area_, true);
    Rect rest = region.content().inset(pad, pad);
    const float begin = rest.y;
    if (!phone_.cards.empty()) heading(rest, std::string(t("my_cards")));
    for (std::size_t i = 0; i < std::min<std::size_t>(phone_.cards.size(), 12); ++i)
      draw_card(rest.cut_top(58, 8), phone_.cards[i], i);
    if (!phone_.prepaid.empty()) heading(rest, std::string(t("my_prepaid")));
    for (std::size_t i = 0; i < std::min<std::size_t>(phone_.prepaid.size(), 12); ++i)
      draw_prepaid(rest.cut_top(58, 8), phone_.prepaid[i], i);
    heading(rest, ui_.t("app.phone.my_coupons", {{"count", std::to_string(phone_.held())}}));
    for (std::size_t i = 0; i < std::min<std::size_t>(phone_.coupons.size(), 12); ++i)
      draw_coupon(rest.cut_top(58, 8), phone_.coupons[i], i);
    heading(rest, ui_.t("app.phone.my_orders", {{"count", std::to_string(phone_.orders.size())}}));
    for (std::size_t i = 0; i < std::min<std::size_t>(phone_.orders.size(), 40); ++i)
      draw_order(rest.cut_top(64, 8), phone_.orders[i], i);
    region.height(rest.y - begin + pad);
  }

  void heading(Rect& rest, const std::string& words) {
    draw_text(ui_, rest.cut_top(body_line, 6), words, {type::small, colours_.muted, true});
  }

  void draw_coupon(const Rect& box, const workbench::PhoneCoupon& coupon, std::size_t number) {
    const bool held = coupon.status == workbench::PhoneCoupon::Status::held;
    day_hit("phone.coupon." + std::to_string(number), box, coupon.received);
    fill(box, colours_.card, 6);
    const Rect stub{box.x, box.y, 92, box.h};
    fill(stub, held ? colours_.ticket : colours_.line, 6);
    draw_paragraph(ui_, {stub.x + 6, stub.y + (box.h - 36) / 2, stub.w - 10, 40},
                   offer_text(ui_, plan_, coupon.terms),
                   {type::small, held ? colours_.on_ticket : colours_.text, true}, 2);
    draw_text(ui_, {stub.right() + 10, box.y + 8, box.w - 112, body_line},
              campaign_name(ui_, coupon.mechanism),
              {type::body, held ? colours_.text : colours_.muted, true});
    draw_text(ui_, {stub.right() + 10, box.y + 31, box.w - 112, small_line}, coupon_state(coupon),
              {type::small, colours_.muted});
  }

  void draw_card(const Rect& box, const workbench::PhoneCard& card, std::size_t number) {
    day_hit("phone.card." + std::to_string(number), box, card.received);
    fill(box, colours_.brand, 6);
    const Rect words = box.inset(12, 8);
    draw_text(ui_, {words.x, words.y, words.w, body_line}, campaign_name(ui_, card.mechanism),
              {type::body, 0xFFFFFF, true});
    draw_text(ui_, {words.x, words.y, words.w, body_line}, money_text(ui_, card.balance),
              {type::body, 0xFFFFFF, true, Align::right});
    draw_text(ui_, {words.x, words.y + 23, words.w, small_line},
              card.valid_until < 0
                  ? std::string(t("card.no_end"))
                  : ui_.t("app.phone.coupon.held",
                          {{"date", engine::to_text(plan_.date_of(card.valid_until))}}),
              {type::small, 0xFFFFFF});
  }

  void draw_prepaid(const Rect& box, const workbench::PhonePrepaid& prepaid, std::size_t number) {
    day_hit("phone.prepaid." + std::to_string(number), box, prepaid.day);
    fill(box, colours_.card, 6);
    Rect words = box.inset(10, 7);
    Rect first = words.cut_top(body_line, 2);
    first.w -= draw_text(ui_, first, money_text(ui_, prepaid.paid),
                         {type::body, colours_.text, true, Align::right}) +
               6;
    draw_text(ui_, first, campaign_name(ui_, prepaid.mechanism), {type::body, colours_.text});
    draw_text(ui_, words.cut_top(body_line),
              ui_.t("app.phone.prepaid",
                    {{"date", date(prepaid.day)}, {"price", money_text(ui_, prepaid.price)}}),
              {type::small, colours_.muted});
  }

  std::string coupon_state(const workbench::PhoneCoupon& coupon) const {
    using Status = workbench::PhoneCoupon::Status;
    if (coupon.status == Status::used)
      return ui_.t("app.phone.coupon.used", {{"date", date(coupon.used)}});
    if (coupon.status == Status::held)
      return ui_.t("app.phone.coupon.held", {{"date", date(coupon.valid_until)}});
    return coupon.valid_until < 0
               ? std::string(t("coupon.replaced"))
               : ui_.t("app.phone.coupon.expired", {{"date", date(coupon.valid_until)}});
  }

  void draw_order(const Rect& area, const workbench::PhoneOrder& order, std::size_t number) {
    day_hit("phone.order." + std::to_string(number), area, order.day);
    fill(area, colours_.card, 6);
    Rect box = area.inset(10, 7);
    Rect first = box.cut_top(body_line, 2);
    using Status = workbench::PhoneOrder::Status;
    static constexpr std::array<const char*, 5> keys = {"placed", "on_its_way", "delivered",
                                                        "returned", "final"};
    const std::string status(
        ui_.t(std::string("app.phone.order.") + keys[static_cast<std::size_t>(order.status)]));
    const Colour colour = order.status == Status::returned ? colours_.red
                          : order.status == Status::final  ? colours_.muted
                                                           : colours_.brand;
    const float used = draw_text(ui_, first, status, {type::small, colour, true, Align::right});
    first.w -= used + 6;
    draw_text(ui_, first, bought(order), {type::body, colours_.text});
    Rect second = box.cut_top(body_line);
    const float paid = draw_text(ui_, second, money_text(ui_, order.paid),
                                 {type::body, colours_.text, true, Align::right});
    second.w -= paid + 6;
    std::string when = date(order.day) + " " + report::clock_text(order.minute);
    if (order.off > 0)
      when += " · " + ui_.t("app.phone.order.off", {{"off", money_text(ui_, order.off)}});
    if (order.carded > 0)
      when += " · " + ui_.t("app.phone.order.carded", {{"money", money_text(ui_, order.carded)}});
    draw_text(ui_, second, when, {type::small, colours_.muted});
  }

  std::string bought(const workbench::PhoneOrder& order) const {
    if (!order.product.empty()) return goods_name(ui_, plan_, order.product);
    static constexpr std::array<const char*, 3> keys = {"store", "marketplace", "shop"};
    return std::string(order.live ? t("order.live")
                                  : ui_.t(std::string("life.channel.") +
                                          keys[static_cast<std::size_t>(order.channel)]));
  }

  Ui& ui_;
  const Rect& area_;
  const workbench::PhoneView& phone_;
  const engine::Plan& plan_;
  workbench::PhoneScreen screen_;
  const PhoneColours& colours_;
};

} // namespace

void draw_phone_page(Ui& ui, const Rect& area, const workbench::PhoneView& phone,
                     const engine::Plan& plan, workbench::PhoneScreen screen) {
  Page(ui, area, phone, plan, screen).draw();
}

} // namespace pondlab::app
