#pragma once

#include "app/draw/ui.hpp"
#include "report/model/order_split.hpp"

#include <cstdint>

namespace pondlab::app {

/// A part of reported orders, as it can be pointed at.
enum class SplitPart : std::uint8_t { reported, more, anyway };

/// The bar of a split from the left edge of `track` on, `end` orders being its whole width.
void draw_split_bar(const Ui& ui, const Rect& track, const report::OrderSplit& split,
                    std::int64_t end);

/// A small square in the colour of a part: what is truly more, or would have been bought anyway.
void draw_split_mark(const Ui& ui, const Rect& at, SplitPart part);

/// The names of what lies beyond a bar that `split` has, in a line of small text; empty where
/// nothing does.
std::string beyond_text(const Ui& ui, const report::OrderSplit& split);

} // namespace pondlab::app
