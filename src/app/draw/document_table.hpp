#pragma once

#include "app/draw/ui.hpp"
#include "app/state/rect.hpp"
#include "report/model/report_document.hpp"

#include <cstddef>
#include <vector>

namespace pondlab::app {

/// A table of a report with its title and note, as wide as its words need. Nothing is cut: long
/// words wrap, and columns that find no room go on below, beside their names again.
class DocumentTableView {
public:
  DocumentTableView(const Ui& ui, report::DocumentTable table, float width);

  float width() const { return width_; }
  float height() const { return height_; }
  /// From the top left corner of `at`.
  void draw(Rect at) const;

  const report::DocumentTable& table() const { return table_; }

private:
  /// Columns side by side: [first, last) behind the first of all.
  struct Band {
    std::size_t first, last;
    float head = 0;           ///< height; 0 where there are no words
    std::vector<float> lines; ///< heights
  };

  bool is_empty() const { return table_.rows.empty(); }
  float natural_width(std::size_t column) const;
  void share_width();
  void make_bands();
  void measure(Band& band) const;
  float text_height(std::string_view words, std::size_t column, float em) const;
  void draw_cell(Rect at, std::string_view words, std::size_t column, float em,
                 Colour colour) const;
  void draw_band(Rect& at, const Band& band) const;

  const Ui& ui_;
  report::DocumentTable table_;
  float width_;
  std::vector<float> columns_;
  std::vector<Band> bands_;
  float height_ = 0;
};

} // namespace pondlab::app
