#include "app/draw/property_list.hpp"

#include "app/draw/paint.hpp"

namespace pondlab::app {

void heading(const Ui& ui, Rect& page, std::string_view words) {
  page.cut_top(size::margin);
  draw_text(ui, page.cut_top(20, 4), words, {type::small, ui.theme().muted});
}

void paragraph(const Ui& ui, Rect& page, std::string_view words, Colour colour) {
  if (!words.empty()) page.cut_top(draw_paragraph(ui, page, words, {type::body, colour}), 4);
}

void pair(const Ui& ui, Rect& page, std::string_view name, std::string_view value) {
  Rect row = page.cut_top(28);
  rule(row.x, row.y, row.right(), row.y, ui.theme().line, 1, 0.6f);
  draw_text(ui, row, value, {type::body, ui.theme().text, false, Align::right});
  row.cut_right(text_width(ui, value), size::gap);
  draw_text(ui, row, name, {type::body, ui.theme().muted});
}

} // namespace pondlab::app
