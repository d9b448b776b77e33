#pragma once

#include "app/draw/ui.hpp"
#include "experiment/statistics/statistics.hpp"
#include "report/model/chart.hpp"

namespace pondlab::app {

/// A horizontal axis of values shared by the rows of a table or chart.
class ValueScale {
public:
  /// From the left to the right edge of `plot`.
  ValueScale(report::Axis axis, const Rect& plot);

  float at(double value) const { return static_cast<float>(scale_(value)); }
  const Rect& plot() const { return plot_; }

  /// Lines at the ticks through the plot, that of zero stronger.
  void draw_grid(const Ui& ui) const;
  /// The ticks' labels in a line of text.
  void draw_labels(const Ui& ui, const Rect& line) const;

private:
  report::Axis axis_;
  Rect plot_;
  report::Scale scale_;
};

/// Whether there is an interval that can be shown: one that may be looked at any time has no bounds
/// at first.
bool is_bounded(const experiment::Estimate& estimate);

/// A mean as a dot with its interval as a line through it, where it has one.
void draw_whisker(const ValueScale& scale, float y, const experiment::Estimate& estimate,
                  Colour colour);

} // namespace pondlab::app
