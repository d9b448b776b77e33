#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "workbench/people/phone.hpp"

namespace pondlab::app {

/// Colours of the phone's own pages: those a customer knows, light or dark with the theme.
struct PhoneColours {
  Colour bezel, ground, bar, card, bubble, line, text, muted, brand, red, ticket, on_ticket;
};
const PhoneColours& phone_colours(bool dark);

/// One page of the phone, below its title.
void draw_phone_page(Ui& ui, const Rect& area, const workbench::PhoneView& phone,
                     const engine::Plan& plan, workbench::PhoneScreen screen);

} // namespace pondlab::app
