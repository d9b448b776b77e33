#pragma once

#include "app/draw/icons.hpp"
#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "report/compare/status_text.hpp"

#include <string_view>

namespace pondlab::app {

/// A status as a sign and a colour, which do not hang on each other.
struct StatusSign {
  Icon icon;
  Colour colour;
};
StatusSign status_sign(const Theme& colours, experiment::Status status);

inline constexpr float status_chip_height = 22;

/// A status in a chip at the left of `area`, as wide as its words and no wider than that.
void draw_status_chip(const Ui& ui, const Rect& area, experiment::Status status,
                      std::string_view words);

/// How each strategy keeps the guardrails, as reports tell it. Returns its height: 0 where the
/// scenario has none.
float draw_compare_guardrails(Ui& ui, const Rect& at, const report::CompareReport& report);

} // namespace pondlab::app
