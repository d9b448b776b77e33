#include "report/trial/pilot_text.hpp"

#include "report/model/names.hpp"
#include "report/people/people_report.hpp"

#include <cmath>

namespace pondlab::report {

using experiment::PilotFigure;
using experiment::PilotSize;

namespace {

int decimals_of(double shown) { return shown >= 100 ? 0 : shown >= 1 ? 2 : 4; }

double size_shown(const PilotFigure& figure, double value) {
  return std::abs(figure.money ? value / 100 : value);
}

/// Whether the sign of the effect is not known: then neither is the size.
bool is_unclear(const PilotSize& size) {
  return !size.effect.has_interval() || (size.effect.low() <= 0 && size.effect.high() >= 0);
}

} // namespace

std::string PilotText::t(std::string_view key, const std::vector<TextArgument>& arguments) const {
  return text(language_, "pilot." + std::string(key), arguments);
}

std::string PilotText::count(double n) const {
  return number_text(language_, n, Unit::count, Shape::exact);
}

std::string PilotText::amount(const PilotFigure& figure, double value) const {
  const double size = size_shown(figure, value);
  return std::string(value < 0 ? "\u2212" : "") + (figure.money ? "¥" : "") +
         grouped(size, decimals_of(size));
}

std::string PilotText::effect(const PilotFigure& figure, const PilotSize& size) const {
  std::string words = amount(figure, size.effect.mean);
  if (size.effect.has_interval())
    words += " ±" + grouped(size_shown(figure, size.effect.half_width),
                            decimals_of(size_shown(figure, size.effect.mean)));
  return words;
}

std::string PilotText::power() const {
  return number_text(language_, report_.pilot.power, Unit::rate);
}

Notice PilotText::news(const PilotFigure& figure, std::string_view unclear) const {
  const std::string name = figure_name(language_, figure.name);
  if (figure.sizes.empty()) return {t("nobody"), Tone::bad};
  const PilotSize& size = figure.sizes.front();
  if (is_unclear(size)) return {t(unclear, {{"figure", name}}), Tone::open};
  return {t(size.possible() ? "possible" : "impossible",
            {{"figure", name},
             {"effect", amount(figure, size.effect.mean)},
             {"power", power()},
             {"needed", count(size.needed)},
             {"people", count(static_cast<double>(size.people))},
             {"detectable", amount(figure, size.detectable)}}),
          size.possible() ? Tone::good : Tone::bad};
}

DocumentTable PilotText::summary() const {
  DocumentTable table{
      .title = t("summary.title"),
      .head = {t("summary.figure"), t("summary.effect"), t("summary.needed"), t("summary.units")},
      .note = {}};
  for (const PilotFigure& figure : report_.figures)
    for (const PilotSize& size : figure.sizes) {
      const bool known = std::isfinite(size.needed) && !is_unclear(size);
      table.rows.push_back(
          {{t("summary.row", {{"figure", figure_name(language_, figure.name)},
                              {"by", t("by_" + std::string(key_of(size.by)))}})},
           {effect(figure, size)},
           {known ? count(size.needed) : "–", known && size.possible() ? Tone::good : Tone::bad},
           {count(static_cast<double>(size.units))}});
    }
  return table;
}

} // namespace pondlab::report
