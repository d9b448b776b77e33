#include "app/frame/rail.hpp"

#include "app/command/view_commands.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"

#include <array>

namespace pondlab::app {
namespace {

struct Entry {
  Place place;
  Icon icon;
  const char* name;
  const char* word;
};
constexpr std::array<Entry, 6> entries{{
    {Place::gallery, Icon::gallery, "rail.gallery", "app.place.gallery"},
    {Place::plan, Icon::plan, "rail.plan", "app.place.plan"},
    {Place::pond, Icon::pond, "rail.pond", "app.place.pond"},
    {Place::phone, Icon::phone, "rail.phone", "app.place.phone"},
    {Place::results, Icon::results, "rail.results", "app.place.results"},
    {Place::compare, Icon::compare, "rail.compare", "app.place.compare"},
}};

} // namespace

void draw_rail(Ui& ui, const Rect& area, const View& view) {
  const Theme& colours = ui.theme();
  fill(area, colours.surface, 0);
  rule(area.right() - 0.5f, area.y, area.right() - 0.5f, area.bottom(), colours.line);
  const bool words = area.w >= size::rail;
  Rect rest = area.inset(6, size::gap);
  for (const Entry& entry : entries) {
    const Rect box = rest.cut_top(words ? 56.0f : 40.0f, 4);
    const bool here = view.place == entry.place;
    const Hit state = hit(ui, entry.name, box);
    if (here || state.hovered) fill(box, colours.raised);
    if (here) fill({area.x, box.y + 10, 3, box.h - 20}, colours.accent, 1.5f);
    if (state.focused) focus_ring(ui, box);
    const Colour colour = here ? colours.accent : colours.muted;
    draw_icon(entry.icon, {box.x, box.y + (words ? 6.0f : 0.0f), box.w, words ? 24 : box.h},
              here            ? colours.accent
              : state.hovered ? colours.text
                              : colour);
    if (words) {
      draw_text(ui, {box.x, box.y + 32, box.w, 18}, ui.t(entry.word),
                {type::small, here ? colours.text : colour, false, Align::centre});
    } else if (state.hovered) {
      tooltip(ui, ui.t(entry.word));
    }
    if (state.clicked) ui.ask(command::GoTo{entry.place});
  }
}

} // namespace pondlab::app
