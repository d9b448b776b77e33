#include "app/frame/rail.hpp"

#include "app/command/view_commands.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/hit.hpp"

#include <algorithm>
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

/// An icon above its word; a line of the accent says where one is.
void draw_entry(Ui& ui, const Entry& entry, const Rect& slot, bool here, bool along_foot) {
  const Theme& colours = ui.theme();
  const Rect box = slot.inset(along_foot ? 1.0f : 0.0f, along_foot ? 0.0f : 2.0f);
  const Hit state = hit(ui, entry.name, box);
  if (here || state.hovered) fill(box, colours.raised);
  if (here && along_foot)
    fill({box.x + 12, slot.y - 3, box.w - 24, 3}, colours.accent, 1.5f);
  else if (here)
    fill({slot.x - 4, box.y + 8, 3, box.h - 16}, colours.accent, 1.5f);
  if (state.focused) focus_ring(ui, box.inset(2));
  constexpr float icon = 24, word = 18;
  const float air = std::max(0.0f, (box.h - icon - word) / 2);
  const Colour colour = here ? colours.accent : state.hovered ? colours.text : colours.muted;
  draw_icon(entry.icon, {box.x, box.y + air, box.w, icon}, colour);
  draw_text(ui, {box.x, box.y + air + icon, box.w, word}, ui.t(entry.word),
            {type::small, here ? colours.text : colours.muted, false, Align::centre});
  if (state.clicked) ui.ask(command::GoTo{entry.place});
}

} // namespace

void draw_rail(Ui& ui, const Layout& layout, const View& view) {
  const Theme& colours = ui.theme();
  const Rect& area = layout.rail;
  const bool along_foot = layout.room == Room::phone;
  fill(area, colours.surface, 0);
  if (along_foot)
    rule(area.x, area.y + 0.5f, area.right(), area.y + 0.5f, colours.line);
  else
    rule(area.right() - 0.5f, area.y, area.right() - 0.5f, area.bottom(), colours.line);
  Rect rest = along_foot ? area.inset(2, 3) : area.inset(4, layout.room == Room::low ? 2 : 8);
  const auto count = static_cast<float>(entries.size());
  const float width = rest.w / count;
  const float height = std::min(60.0f, rest.h / count);
  for (const Entry& entry : entries)
    draw_entry(ui, entry, along_foot ? rest.cut_left(width) : rest.cut_top(height),
               view.place == entry.place, along_foot);
}

} // namespace pondlab::app
