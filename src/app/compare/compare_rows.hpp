#pragma once

#include "app/draw/paint.hpp"
#include "app/draw/ui.hpp"
#include "workbench/session/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {

/// What tables of strategies have in common: a name with its mean below, a plot of means, and
/// columns of figures.

inline constexpr float strategy_row_height = 52;
inline constexpr float strategy_head_height = 26;

/// Where the parts of a row are.
struct RowPlaces {
  float name = 0;
  float plot = 0;
  std::vector<float> cells; ///< widths of the columns that there is room for, the first two always
};

/// `name` is the width that names and means would like.
RowPlaces row_places(const Ui& ui, float width, float name,
                     const std::vector<std::string_view>& heads);

/// Width of a strategy's name and of what is below it.
float strategy_name_width(const Ui& ui, std::string_view name, std::string_view below);
void draw_strategy_name(const Ui& ui, Rect area, Colour colour, std::string_view name,
                        std::string_view below, bool leads);

/// A chance's bar under its figure.
void draw_chance(const Ui& ui, const Rect& area, double chance);

/// A column's head, which explains itself.
void draw_head_cell(Ui& ui, const std::string& name, const Rect& area, std::string_view words,
                    std::string_view help, Align align);

/// A mean with its interval.
std::string estimate_text(const Ui& ui, const experiment::Estimate& estimate, report::Unit unit);

} // namespace pondlab::app
