#pragma once

#include "app/draw/ui.hpp"
#include "engine/numeric/calendar.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace pondlab::app {

enum class Picks : unsigned char {
  one,     ///< the month closes behind it
  several, ///< the month stays open
};

/// A button that opens a month to pick a day from, which it returns. The days in `chosen` are
/// marked; it opens at the first of them, or at `otherwise` where there is none.
std::optional<engine::Date> date_picker(Ui& ui, std::string_view name, const Rect& area,
                                        std::span<const engine::Date> chosen,
                                        engine::Date otherwise, Picks picks = Picks::one);

/// Width of such a button.
inline constexpr float date_picker_width = 32;

} // namespace pondlab::app
