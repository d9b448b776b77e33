#include "app/draw/document_table.hpp"

#include "app/draw/grade_mark.hpp"
#include "app/draw/paint.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace pondlab::app {
namespace {

constexpr float between_columns = 16;
constexpr float longest_head = 132; ///< of figures, before it wraps
constexpr float around_line = 6;    ///< above and below a row's words together
constexpr float title_gap = 2;
constexpr float between_bands = 12;
constexpr float mark_width = 16;

/// Words behind a grade's sign, which fonts hold in as many sizes as there are signs: it is drawn.
struct MarkedWords {
  std::optional<engine::Grade> grade;
  std::string_view words;

  float indent() const { return grade ? mark_width : 0; }
};

MarkedWords marked(std::string_view words) {
  using engine::Grade;
  static constexpr std::array<std::pair<std::string_view, Grade>, 3> signs{
      {{"● ", Grade::measured}, {"◐ ", Grade::reported}, {"○ ", Grade::assumed}}};
  for (const auto& [sign, grade] : signs)
    if (words.starts_with(sign)) return {grade, words.substr(sign.size())};
  return {std::nullopt, words};
}

Colour tone_colour(const Theme& colours, report::Tone tone) {
  switch (tone) {
  case report::Tone::good:
    return colours.accent;
  case report::Tone::bad:
    return colours.loss;
  case report::Tone::open:
    return colours.warm;
  case report::Tone::plain:
    break;
  }
  return colours.text;
}

} // namespace

DocumentTableView::DocumentTableView(const Ui& ui, report::DocumentTable table, float width)
    : ui_(ui), table_(std::move(table)), width_(width) {
  height_ = line_height(type::body) + title_gap;
  if (!is_empty()) {
    share_width();
    make_bands();
    for (Band& band : bands_) {
      measure(band);
      height_ += band.head;
      for (const float line : band.lines) height_ += line;
    }
    height_ += between_bands * static_cast<float>(bands_.size() - 1) + size::unit;
  }
  if (!table_.note.empty())
    height_ += line_height(type::small) *
               static_cast<float>(wrap_text(ui_, table_.note, width_, type::small).size());
}

float DocumentTableView::natural_width(std::size_t column) const {
  float width = text_width(ui_, table_.head[column], type::small);
  if (!table_.is_words(column)) width = std::min(longest_head, width);
  for (const auto& row : table_.rows) {
    const MarkedWords cell = marked(row[column].text);
    width = std::max(width, cell.indent() + text_width(ui_, cell.words));
  }
  return width + 1;
}

/// Words give way to figures, which do not wrap; the names of the rows first of all, as far as
/// there is no room for them.
void DocumentTableView::share_width() {
  float others = 0;
  for (std::size_t column = 0; column < table_.head.size(); ++column) {
    const float most = column > 0 && table_.is_words(column) ? width_ * 0.3f : width_;
    columns_.push_back(std::min(natural_width(column), most));
    if (column > 0) others += between_columns + columns_.back();
  }
  columns_[0] = std::min(columns_[0], std::max(width_ * 0.42f, width_ - others));
}

/// As few bands as there is room for, with as many columns each.
void DocumentTableView::make_bands() {
  const std::size_t columns = columns_.size();
  for (std::size_t per_band = columns - 1;; --per_band) {
    bands_.clear();
    bool fits = true;
    for (std::size_t first = 1; first < columns; first += per_band) {
      const std::size_t last = std::min(columns, first + per_band);
      float used = columns_[0];
      for (std::size_t i = first; i < last; ++i) used += between_columns + columns_[i];
      fits = fits && used <= width_;
      bands_.push_back({.first = first, .last = last, .lines = {}});
    }
    if (fits || per_band <= 1) return;
  }
}

float DocumentTableView::text_height(std::string_view words, std::size_t column, float em) const {
  const MarkedWords cell = marked(words);
  const auto lines = wrap_text(ui_, cell.words, columns_[column] - cell.indent(), em).size();
  return line_height(em) * static_cast<float>(std::max<std::size_t>(1, lines));
}

void DocumentTableView::measure(Band& band) const {
  const auto tallest = [&](const auto& words, float em) {
    float height = text_height(words(0), 0, em);
    for (std::size_t i = band.first; i < band.last; ++i)
      height = std::max(height, text_height(words(i), i, em));
    return height;
  };
  const auto head = [&](std::size_t i) -> std::string_view { return table_.head[i]; };
  band.head = tallest(head, type::small) + size::unit;
  for (const auto& row : table_.rows) {
    const auto cell = [&](std::size_t i) -> std::string_view { return row[i].text; };
    band.lines.push_back(tallest(cell, type::body) + around_line);
  }
}

void DocumentTableView::draw_cell(Rect at, std::string_view words, std::size_t column, float em,
                                  Colour colour) const {
  const Align align = table_.is_words(column) ? Align::left : Align::right;
  const MarkedWords cell = marked(words);
  if (cell.grade) draw_grade_mark({at.x, at.y, 10, line_height(em)}, *cell.grade, ui_.theme());
  at.cut_left(cell.indent());
  draw_paragraph(ui_, at, cell.words, {em, colour, false, align});
}

void DocumentTableView::draw_band(Rect& at, const Band& band) const {
  const Theme& colours = ui_.theme();
  std::vector<float> lefts(columns_.size(), at.x);
  float right = at.x + columns_[0];
  for (std::size_t i = band.first; i < band.last; ++i) {
    lefts[i] = right + between_columns;
    right = lefts[i] + columns_[i];
  }
  const auto each = [&](const auto& draw) {
    draw(0);
    for (std::size_t i = band.first; i < band.last; ++i) draw(i);
  };
  const Rect head = at.cut_top(band.head);
  each([&](std::size_t i) { // the last line of a head stands on the rule
    const float room = text_height(table_.head[i], i, type::small) + size::unit;
    draw_cell({lefts[i], head.bottom() - room, columns_[i], room}, table_.head[i], i, type::small,
              colours.muted);
  });
  for (std::size_t r = 0; r < table_.rows.size(); ++r) {
    const Rect line = at.cut_top(band.lines[r]);
    rule(line.x, line.y, right, line.y, colours.line, 1, 0.6f);
    each([&](std::size_t i) {
      const report::DocumentCell& cell = table_.rows[r][i];
      draw_cell({lefts[i], line.y + around_line / 2, columns_[i], line.h}, cell.text, i, type::body,
                i == 0 ? colours.muted : tone_colour(colours, cell.tone));
    });
  }
}

void DocumentTableView::draw(Rect at) const {
  at.w = width_;
  draw_text(ui_, at.cut_top(line_height(type::body), title_gap), table_.title,
            {type::body, ui_.theme().text, true});
  for (const Band& band : bands_) {
    if (&band != &bands_.front()) at.cut_top(between_bands);
    draw_band(at, band);
  }
  if (!bands_.empty()) at.cut_top(size::unit);
  draw_paragraph(ui_, at, table_.note,
                 {type::small, is_empty() ? ui_.theme().text : ui_.theme().muted});
}

} // namespace pondlab::app
