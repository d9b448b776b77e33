#include "app/compare/compare_status.hpp"

#include "app/draw/document_table.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/card.hpp"

#include <algorithm>

namespace pondlab::app {

StatusSign status_sign(const Theme& colours, experiment::Status status) {
  using experiment::Status;
  switch (status) {
  case Status::go:
    return {Icon::pass, colours.accent};
  case Status::stop:
    return {Icon::fail, colours.loss};
  case Status::not_separable:
    return {Icon::unsure, colours.warm};
  case Status::unhealthy:
    break;
  }
  return {Icon::warning, colours.warm};
}

void draw_status_chip(const Ui& ui, const Rect& area, experiment::Status status,
                      std::string_view words) {
  constexpr float picture = 22, end = 10;
  const StatusSign sign = status_sign(ui.theme(), status);
  const float width = std::min(area.w, picture + text_width(ui, words, type::small, true) + end);
  Rect chip{area.x, area.centre_y() - status_chip_height / 2, width, status_chip_height};
  outline(chip, sign.colour, status_chip_height / 2);
  draw_icon(sign.icon, {chip.x + 5, chip.y, 14, chip.h}, sign.colour, 12);
  chip.cut_left(picture);
  draw_text(ui, chip, words, {type::small, sign.colour, true});
}

float draw_compare_guardrails(Ui& ui, const Rect& at, const report::CompareReport& report) {
  if (report.comparison.limits().empty() || !report.status.is_asked) return 0;
  const DocumentTableView table(ui, status_table(report, ui.language), at.w - 2 * size::margin);
  const float height = 2 * size::margin + table.height();
  const Rect inside = card(ui, {at.x, at.y, at.w, height});
  ui.place("compare.guardrails", inside);
  table.draw(inside);
  return height;
}

} // namespace pondlab::app
