#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "app/state/view.hpp"
#include "workbench/people/phone.hpp"

namespace pondlab::app {

/// A phone with the page of it that is on show, and the others below to choose from. Pressing a
/// message, an order or a coupon goes to its day.
void draw_phone_device(Ui& ui, const Rect& area, const workbench::PhoneView& phone,
                       const engine::Plan& plan, workbench::PhoneScreen screen);

/// The screen on show: the one wanted, or else the first there is.
workbench::PhoneScreen shown_screen(const workbench::PhoneView& phone,
                                    workbench::PhoneScreen wanted);

} // namespace pondlab::app
