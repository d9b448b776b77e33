#pragma once

#include "app/draw/ui.hpp"
#include "workbench/session/futures.hpp"

#include <string>

namespace pondlab::app {

/// "A", "B", …: what a future is called for as long as it is kept.
std::string future_letter(int number);
/// "B · 第 37 天起".
std::string future_name(const Ui& ui, const workbench::FutureView& future);
/// The colour and dash of a future's line; the one on show is solid.
report::Stroke future_stroke(const workbench::FutureView& future, bool dark);

/// The futures that are kept, to choose and to drop, above the calendar.
void draw_future_bar(Ui& ui, const Rect& area, const workbench::Futures& kept);

} // namespace pondlab::app
