#include "app/compare/compare_uncertainty.hpp"

#include "app/compare/compare_rows.hpp"
#include "app/draw/strategy_colour.hpp"
#include "app/draw/whisker.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/compare/uncertainty_text.hpp"
#include "report/model/parameter_text.hpp"

#include <algorithm>
#include <array>

namespace pondlab::app {
namespace {

using experiment::ParameterEffect;
using experiment::UncertainProspect;

constexpr float doubt_axis_height = 22;
constexpr float parameter_row_height = 48;

/// Explanations of the columns, the mean's first.
constexpr std::array<const char*, 5> doubt_help = {
    "app.compare.doubt.help_mean", "app.compare.doubt.help_best", "app.compare.doubt.help_near",
    "app.compare.doubt.help_loss", "app.compare.doubt.help_season"};
constexpr std::array<const char*, 4> screening_help = {
    "app.compare.doubt.help_strength", "app.compare.doubt.help_spread",
    "app.compare.doubt.help_low", "app.compare.doubt.help_high"};

float paragraph_height(const Ui& ui, const std::string& words, float width, float em) {
  return line_height(em) * static_cast<float>(wrap_text(ui, words, width, em).size());
}

/// Strategies over draws of the parameters.
class UncertaintyTable {
public:
  UncertaintyTable(Ui& ui, const workbench::Session& session, const report::CompareReport& known)
      : ui_(ui), session_(session), known_(known), words_(known, ui.language), head_(words_.head()),
        order_(words_.by_mean()) {}

  float draw(const Rect& at) {
    const float width = at.w - 2 * size::margin;
    const float rows = strategy_row_height * static_cast<float>(order_.size());
    const float height = 2 * size::margin + line_height(type::lead) + size::gap +
                         strategy_head_height + rows + doubt_axis_height + size::gap +
                         paragraph_height(ui_, words_.note(), width, type::small);
    Rect inside = card(ui_, {at.x, at.y, at.w, height});
    ui_.place("compare.doubt", {at.x, at.y, at.w, height});
    card_title(ui_, inside, words_.title());
    places_ = row_places(ui_, inside.w, name_width(),
                         {head_.begin() + 2, head_.end()}); // after name and mean
    draw_head(inside.cut_top(strategy_head_height));
    const Rect plot{inside.x + places_.name + size::pad + 6, inside.y, places_.plot - 18, rows};
    const ValueScale scale(axis(plot.w), plot);
    scale.draw_grid(ui_);
    for (const std::size_t s : order_) draw_row(inside.cut_top(strategy_row_height), s, scale);
    scale.draw_labels(ui_, inside.cut_top(doubt_axis_height, size::gap));
    draw_paragraph(ui_, inside, words_.note(), {type::small, ui_.theme().muted});
    return height;
  }

private:
  const std::string& id(std::size_t s) const { return known_.comparison.strategies[s]; }
  const UncertainProspect& prospect(std::size_t s) const { return known_.doubt->prospects[s]; }

  float name_width() const {
    float width = 0;
    for (const std::size_t s : order_)
      width = std::max(width, strategy_name_width(ui_, words_.name(s), words_.figures(s).front()));
    return width;
  }

  report::Axis axis(float width) const {
    double low = prospect(order_.front()).mean.low();
    double high = prospect(order_.front()).mean.high();
    for (const std::size_t s : order_) {
      low = std::min(low, prospect(s).mean.low());
      high = std::max(high, prospect(s).mean.high());
    }
    return report::value_axis(ui_.language, "", low, high,
                              report::unit_of(known_.comparison.measures.front()->unit), false,
                              std::clamp(static_cast<int>(width / 90), 2, 8));
  }

  void draw_head(Rect line) {
    Rect plot = line.cut_left(places_.name + size::pad + places_.plot, size::pad);
    plot.cut_left(places_.name + size::pad);
    draw_head_cell(ui_, "compare.doubt.head.0", plot, head_[1], ui_.t(doubt_help[0]), Align::left);
    for (std::size_t column = 0; column < places_.cells.size(); ++column)
      draw_head_cell(ui_, "compare.doubt.head." + std::to_string(column + 1),
                     line.cut_left(places_.cells[column]), head_[column + 2],
                     ui_.t(doubt_help[column + 1]), Align::right);
  }

  void draw_row(Rect line, std::size_t s, const ValueScale& scale) {
    const Theme& colours = ui_.theme();
    const bool leads = s == known_.doubt->leader;
    const std::vector<std::string> figures = words_.figures(s);
    const Hit state = hit(ui_, "compare.doubt.row." + id(s), line);
    if (state.hovered) fill(line.inset(-6, 1), colours.raised, 4);
    if (state.focused) focus_ring(ui_, line);
    rule(line.x, line.y, line.right(), line.y, colours.line, 1, 0.6f);
    const Colour colour = strategy_colour(ui_, session_.plan(), id(s));
    draw_strategy_name(ui_, line.cut_left(places_.name, size::pad), colour, words_.name(s),
                       figures.front(), leads);
    draw_whisker(scale, line.centre_y(), prospect(s).mean, colour);
    line.cut_left(places_.plot, size::pad);
    for (std::size_t column = 0; column < places_.cells.size(); ++column) {
      const Rect area = line.cut_left(places_.cells[column]);
      draw_text(ui_, area, figures[column + 1],
                {type::body, colours.text, leads && column < 2, Align::right});
      if (column == 0) draw_chance(ui_, area, prospect(s).best);
      if (column == 1) draw_chance(ui_, area, prospect(s).near_best);
    }
    if (state.hovered) tooltip(ui_, details(figures), words_.name(s));
  }

  std::string details(const std::vector<std::string>& figures) const {
    std::string all;
    for (std::size_t i = 0; i < figures.size(); ++i)
      all += (i == 0 ? "" : "\n") + head_[i + 1] + "  " + figures[i];
    return all;
  }

  Ui& ui_;
  const workbench::Session& session_;
  const report::CompareReport& known_;
  report::UncertaintyText words_;
  std::vector<std::string> head_; ///< a name's, which is empty, the mean's, the figures'
  std::vector<std::size_t> order_;
  RowPlaces places_;
};

/// What each parameter in doubt does to the choice.
class ScreeningTable {
public:
  ScreeningTable(Ui& ui, const report::CompareReport& known)
      : ui_(ui), known_(known), words_(known, ui.language), head_(words_.screening_head()),
        order_(words_.by_strength()) {}

  float draw(const Rect& at) {
    const float width = at.w - 2 * size::margin;
    const std::string note = words_.screening_note();
    const float height = 2 * size::margin + line_height(type::lead) + size::gap +
                         strategy_head_height +
                         parameter_row_height * static_cast<float>(order_.size()) + size::gap +
                         paragraph_height(ui_, note, width, type::small);
    Rect inside = card(ui_, {at.x, at.y, at.w, height});
    ui_.place("compare.screening", {at.x, at.y, at.w, height});
    card_title(ui_, inside, words_.screening_title());
    place(inside.w);
    draw_head(inside.cut_top(strategy_head_height));
    for (const std::size_t doubt : order_) draw_row(inside.cut_top(parameter_row_height), doubt);
    inside.cut_top(size::gap, 0);
    draw_paragraph(ui_, inside, note, {type::small, ui_.theme().muted});
    return height;
  }

private:
  const ParameterEffect& effect(std::size_t doubt) const {
    return known_.screening->parameters[doubt];
  }

  /// Names and effects as wide as they are, the ends share the rest.
  void place(float width) {
    std::array<float, 2> figures{};
    float name = text_width(ui_, head_[0], type::small);
    for (const std::size_t doubt : order_) {
      const std::vector<std::string> texts = words_.effects(doubt);
      name = std::max(name, text_width(ui_, words_.parameter_name(doubt), type::body, true));
      for (std::size_t i = 0; i < figures.size(); ++i)
        figures[i] = std::max(figures[i], text_width(ui_, texts[i]));
    }
    name_ = std::min(name + 1, width * 0.26f);
    float rest = width - name_;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      cells_[i] = std::max({64.0f, figures[i], text_width(ui_, head_[i + 1], type::small)}) + 1;
      rest -= cells_[i] + size::pad;
    }
    cells_[2] = cells_[3] = rest / 2 - size::section;
  }

  /// Figures end where the texts begin.
  static float gap_before(std::size_t cell) { return cell < 2 ? size::pad : size::section; }

  void draw_head(Rect line) {
    draw_text(ui_, line.cut_left(name_), head_[0], {type::small, ui_.theme().muted});
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      line.cut_left(gap_before(i));
      draw_head_cell(ui_, "compare.screening.head." + std::to_string(i), line.cut_left(cells_[i]),
                     head_[i + 1], ui_.t(screening_help[i]), i < 2 ? Align::right : Align::left);
    }
  }

  void draw_row(Rect line, std::size_t doubt) {
    const Theme& colours = ui_.theme();
    const std::vector<std::string> texts = words_.effects(doubt);
    const Hit state = hit(ui_, "compare.screening." + std::to_string(doubt), line);
    if (state.hovered) fill(line.inset(-6, 1), colours.raised, 4);
    if (state.focused) focus_ring(ui_, line);
    rule(line.x, line.y, line.right(), line.y, colours.line, 1, 0.6f);
    draw_text(ui_, line.cut_left(name_), words_.parameter_name(doubt),
              {type::body, colours.text, effect(doubt).flips()});
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      line.cut_left(gap_before(i));
      const Rect area = line.cut_left(cells_[i]);
      if (i < 2)
        draw_text(ui_, area, texts[i], {type::body, colours.text, false, Align::right});
      else
        draw_end(area, texts[i], i == 2 ? effect(doubt).low : effect(doubt).high);
    }
    if (state.hovered) tooltip(ui_, details(doubt, texts), words_.parameter_name(doubt));
  }

  /// What an end of the range does to the choice, in two lines at most.
  void draw_end(const Rect& area, const std::string& words, const experiment::RangeEnd& end) {
    const bool flips = end.flip != experiment::Flip::no;
    const auto lines = std::min<std::size_t>(2, wrap_text(ui_, words, area.w, type::small).size());
    const float height = line_height(type::small) * static_cast<float>(lines);
    draw_paragraph(ui_, {area.x, area.centre_y() - height / 2, area.w, height}, words,
                   {type::small, flips ? ui_.theme().warm : ui_.theme().text}, 2);
  }

  /// The range and where it comes from; both ends in full.
  std::string details(std::size_t doubt, const std::vector<std::string>& texts) const {
    const scenario::ParameterUncertainty& in_doubt =
        known_.comparison.scenario.header.doubts[doubt];
    const auto value = [&](double number) {
      return report::parameter_value(ui_.language, in_doubt.parameter, number);
    };
    return in_doubt.parameter + "\n" +
           ui_.t("app.compare.doubt.range",
                 {{"low", value(in_doubt.low)}, {"high", value(in_doubt.high)}}) +
           "\n" + report::doubt_source(ui_.language, in_doubt) + "\n" + head_[3] + "  " + texts[2] +
           "\n" + head_[4] + "  " + texts[3];
  }

  Ui& ui_;
  const report::CompareReport& known_;
  report::UncertaintyText words_;
  std::vector<std::string> head_; ///< the name's first
  std::vector<std::size_t> order_;
  float name_ = 0;
  std::array<float, 4> cells_{};
};

} // namespace

float draw_compare_doubt(Ui& ui, const Rect& at, const workbench::Session& session) {
  const report::CompareReport known = session.background().comparing().known();
  float height = 0;
  if (known.doubt) height += UncertaintyTable(ui, session, known).draw(at);
  if (!known.screening) return height;
  if (known.doubt) height += size::margin;
  return height + ScreeningTable(ui, known).draw({at.x, at.y + height, at.w, 0});
}

} // namespace pondlab::app
