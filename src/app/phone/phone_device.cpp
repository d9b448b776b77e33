#include "app/phone/phone_device.hpp"

#include "app/command/people_commands.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/phone/phone_pages.hpp"
#include "app/widgets/hit.hpp"
#include "report/model/number.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr float bezel = 8;
constexpr float corner = 26;
constexpr float status_height = 26;
constexpr float title_height = 38;
constexpr float tabs_height = 52;
constexpr float chin = 10; ///< below the tabs

Icon icon_of(workbench::PhoneScreen screen) {
  static constexpr std::array<Icon, workbench::screen_count> icons = {
      Icon::shop, Icon::chat, Icon::feed, Icon::person, Icon::live, Icon::inbox, Icon::wallet};
  return icons[static_cast<std::size_t>(screen)];
}

/// The day stands where a phone has its clock.
void draw_status(const Ui& ui, const Rect& bar, const PhoneColours& colours,
                 const workbench::PhoneView& phone, const engine::Plan& plan) {
  const std::string day = phone.day < 0
                              ? std::string(ui.t("app.strip.before_start"))
                              : report::date_text(ui.language, plan.date_of(phone.day).days);
  draw_text(ui, bar.inset(18, 0), day, {type::small, colours.text, true});
  Rect battery{bar.right() - 40, bar.centre_y() - 5, 20, 10};
  outline(battery, colours.muted, 2.5f);
  fill({battery.x + 2, battery.y + 2, 12, 6}, colours.muted, 1);
}

/// What happened on the page today is marked.
bool has_news(const workbench::PhoneView& phone, workbench::PhoneScreen screen) {
  const auto& chat = phone.chat(screen);
  if (!chat.empty() && chat.back().day == phone.day) return true;
  if (screen == workbench::PhoneScreen::live)
    return std::ranges::any_of(phone.rooms,
                               [](const workbench::LiveRoom& room) { return room.on; });
  return screen == workbench::PhoneScreen::wallet && !phone.orders.empty() &&
         phone.orders.front().day == phone.day;
}

void draw_tabs(Ui& ui, Rect bar, const PhoneColours& colours, const workbench::PhoneView& phone,
               workbench::PhoneScreen chosen) {
  // Down to the rounded end of the glass.
  ImGui::GetWindowDrawList()->AddRectFilled({bar.x, bar.y}, {bar.right(), bar.bottom() + chin},
                                            rgba(colours.bar), corner,
                                            ImDrawFlags_RoundCornersBottom);
  rule(bar.x, bar.y + 0.5f, bar.right(), bar.y + 0.5f, colours.line);
  const float width = bar.w / static_cast<float>(phone.screens.size());
  for (const workbench::PhoneScreen screen : phone.screens) {
    const Rect tab = bar.cut_left(width);
    const std::string key(key_of(screen));
    const Hit state = hit(ui, "phone." + key, tab);
    const Colour colour = screen == chosen ? colours.brand
                          : state.hovered  ? colours.text
                                           : colours.muted;
    if (state.focused) focus_ring(ui, tab.inset(3));
    draw_icon(icon_of(screen), {tab.x, tab.y + 5, tab.w, 22}, colour, 20);
    draw_text(ui, {tab.x, tab.y + 28, tab.w, 18}, ui.t("app.phone.screen." + key),
              {type::small, colour, false, Align::centre});
    if (has_news(phone, screen))
      ImGui::GetWindowDrawList()->AddCircleFilled({tab.centre_x() + 12, tab.y + 9}, 3,
                                                  rgba(colours.red));
    if (state.clicked) ui.ask(command::ShowScreen{screen});
  }
}

} // namespace

workbench::PhoneScreen shown_screen(const workbench::PhoneView& phone,
                                    workbench::PhoneScreen wanted) {
  const bool there = std::ranges::find(phone.screens, wanted) != phone.screens.end();
  return there ? wanted : phone.screens.front();
}

void draw_phone_device(Ui& ui, const Rect& area, const workbench::PhoneView& phone,
                       const engine::Plan& plan, workbench::PhoneScreen wanted) {
  const PhoneColours& colours = phone_colours(ui.theme().dark);
  const workbench::PhoneScreen screen = shown_screen(phone, wanted);
  fill(area, colours.bezel, corner + bezel);
  outline(area, ui.theme().line, corner + bezel, 1.5f);
  Rect glass = area.inset(bezel);
  fill(glass, colours.ground, corner);
  ImGui::GetWindowDrawList()->AddRectFilled({glass.x, glass.y},
                                            {glass.right(), glass.y + status_height + title_height},
                                            rgba(colours.bar), corner, ImDrawFlags_RoundCornersTop);
  draw_status(ui, glass.cut_top(status_height), colours, phone, plan);
  const Rect title = glass.cut_top(title_height);
  draw_text(ui, title, ui.t("app.phone.title." + std::string(key_of(screen))),
            {type::body, colours.text, true, Align::centre});
  rule(title.x, title.bottom() - 0.5f, title.right(), title.bottom() - 0.5f, colours.line);
  glass.cut_bottom(chin);
  draw_tabs(ui, glass.cut_bottom(tabs_height), colours, phone, screen);
  ImGui::GetWindowDrawList()->PushClipRect({glass.x, glass.y}, {glass.right(), glass.bottom()},
                                           true);
  draw_phone_page(ui, glass, phone, plan, screen);
  ImGui::GetWindowDrawList()->PopClipRect();
}

} // namespace pondlab::app
