#include "app/plan/mechanism_palette.hpp"

#include "app/command/strategy_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/mechanism_colour.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/text_field.hpp"
#include "mechanisms/catalogue.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

constexpr float card_height = 92;
constexpr float least_card = 260;

struct Offer {
  std::string kind, name, meaning;
  engine::Group group;
};

std::string lower(std::string words) {
  for (char& c : words)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return words;
}

/// What there is of the words looked for, by family and in the catalogue's order.
std::vector<Offer> offers(const Ui& ui, const std::string& words) {
  std::vector<Offer> found;
  const std::string sought = lower(words);
  for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
    const std::string id(kind.kind);
    Offer offer{id, campaign_name(ui, id), std::string(ui.t("mechanism." + id + ".meaning")),
                kind.make()->profile().group};
    if (lower(offer.name + " " + offer.meaning).find(sought) != std::string::npos)
      found.push_back(std::move(offer));
  }
  std::ranges::stable_sort(found, {}, &Offer::group);
  return found;
}

void draw_offer(Ui& ui, const Rect& area, const Offer& offer) {
  const Theme& colours = ui.theme();
  const Hit state = hit(ui, "offer." + offer.kind, area);
  fill(area, state.hovered ? mix(colours.surface, colours.raised, 0.6f) : colours.surface);
  outline(area, state.hovered ? colours.accent : colours.line);
  if (state.focused) focus_ring(ui, area);
  Rect inside = area.inset(size::pad, size::gap);
  Rect head = inside.cut_top(24);
  const Rect plus = head.cut_right(18, size::gap);
  draw_icon(Icon::plus, plus, state.hovered ? colours.accent : colours.muted, 14);
  fill({head.x, head.centre_y() - 4, 8, 8}, mechanism_colour(ui, offer.kind), 2);
  head.cut_left(16);
  draw_text(ui, head, offer.name, {type::body, colours.text, true});
  draw_paragraph(ui, inside, offer.meaning, {type::small, colours.muted}, 3);
  if (state.clicked) ui.ask(command::AddMechanism{offer.kind});
}

/// The cards of one family; returns their height.
float draw_family(Ui& ui, const Rect& at, std::span<const Offer> family) {
  const int columns = std::max(1, static_cast<int>(at.w / least_card));
  const float width =
      (at.w - size::pad * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const auto count = static_cast<int>(family.size());
  for (int i = 0; i < count; ++i)
    draw_offer(ui,
               {at.x + static_cast<float>(i % columns) * (width + size::pad),
                at.y + static_cast<float>(i / columns) * (card_height + size::pad), width,
                card_height},
               family[static_cast<std::size_t>(i)]);
  return static_cast<float>((count + columns - 1) / columns) * (card_height + size::pad);
}

} // namespace

float draw_mechanism_palette(Ui& ui, const Rect& at, const View& view) {
  Rect rest = at;
  TextFieldLook look;
  look.hint = ui.t("app.palette.seek");
  look.live = true;
  const Rect seek = rest.cut_top(size::control, size::pad);
  if (const auto words =
          text_field(ui, "palette.seek", {seek.x, seek.y, std::min(seek.w, 320.0f), seek.h},
                     view.mechanism_words, look))
    ui.ask(command::SeekMechanism{*words});
  const std::vector<Offer> found = offers(ui, view.mechanism_words);
  if (found.empty())
    rest.cut_top(
        draw_paragraph(ui, rest, ui.t("app.palette.nothing"), {type::body, ui.theme().muted}));
  for (std::size_t begin = 0; begin < found.size();) {
    std::size_t end = begin;
    while (end < found.size() && found[end].group == found[begin].group) ++end;
    draw_text(ui, rest.cut_top(28),
              ui.t("mechanism_group." + std::string(engine::key_of(found[begin].group))),
              {type::small, ui.theme().muted});
    rest.cut_top(draw_family(ui, rest, std::span(found).subspan(begin, end - begin)), size::gap);
    begin = end;
  }
  return rest.y - at.y;
}

} // namespace pondlab::app
