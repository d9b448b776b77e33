#include "base/version.hpp"
#include "report/model/names.hpp"
#include "report/people/people_report.hpp"
#include "report/trial/pilot_report.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

using experiment::PilotFigure;
using experiment::PilotSize;

class PilotDocument {
public:
  PilotDocument(const PilotReport& report, Language language)
      : report_(report), language_(language) {}

  ReportDocument write() const {
    ReportDocument document{
        .title = t("title", {{"scenario", scenario_title(language_, report_.pilot.scenario)}}),
        .subtitle = t("head", {{"strategy", name(report_.pilot.strategy)},
                               {"versus", name(report_.pilot.versus)},
                               {"days", std::to_string(report_.days())},
                               {"replications", std::to_string(report_.replications)},
                               {"seed", std::to_string(report_.pilot.seed)}}),
        .foot = t("foot", {{"version", std::string(version())}})};
    for (const PilotFigure& figure : report_.figures) {
      document.notices.push_back(news(figure));
      document.front.emplace_back(table(figure));
    }
    std::get<DocumentTable>(document.front.back()).note = t("note", {{"power", power()}});
    document.notices.push_back({t("leaks")});
    return document;
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return text(language_, "pilot." + std::string(key), arguments);
  }
  std::string name(const std::string& strategy) const {
    const scenario::Scenario& scenario = report_.pilot.scenario;
    return scenario.name_of(*scenario.find(strategy), language_);
  }
  std::string count(double n) const { return number_text(language_, n, Unit::count, Shape::exact); }
  /// A figure per person: small, so with more decimals than figures of a season have.
  static int decimals_of(double shown) { return shown >= 100 ? 0 : shown >= 1 ? 2 : 4; }
  static double shown(const PilotFigure& figure, double value) {
    return std::abs(figure.money ? value / 100 : value);
  }
  std::string amount(const PilotFigure& figure, double value) const {
    const double size = shown(figure, value);
    return std::string(value < 0 ? "\u2212" : "") + (figure.money ? "¥" : "") +
           grouped(size, decimals_of(size));
  }
  std::string effect(const PilotFigure& figure, const PilotSize& size) const {
    std::string words = amount(figure, size.effect.mean);
    if (size.effect.has_interval())
      words += " ±" + grouped(shown(figure, size.effect.half_width),
                              decimals_of(shown(figure, size.effect.mean)));
    return words;
  }
  std::string power() const { return number_text(language_, report_.pilot.power, Unit::rate); }

  /// Whether the sign of the effect is not known: then neither is the size.
  static bool is_unclear(const PilotSize& size) {
    return !size.effect.has_interval() || (size.effect.low() <= 0 && size.effect.high() >= 0);
  }

  /// What assigning people one by one would take.
  Notice news(const PilotFigure& figure) const {
    const std::string name = figure_name(language_, figure.name);
    if (figure.sizes.empty()) return {t("nobody"), Tone::bad};
    const PilotSize& size = figure.sizes.front();
    if (is_unclear(size)) return {t("unclear", {{"figure", name}}), Tone::open};
    return {t(size.possible() ? "possible" : "impossible",
              {{"figure", name},
               {"effect", amount(figure, size.effect.mean)},
               {"power", power()},
               {"needed", count(size.needed)},
               {"people", count(static_cast<double>(size.people))},
               {"detectable", amount(figure, size.detectable)}}),
            size.possible() ? Tone::good : Tone::bad};
  }

  DocumentTable table(const PilotFigure& figure) const {
    DocumentTable table{.title = t("figure", {{"figure", figure_name(language_, figure.name)}}),
                        .head = {t("by"), t("units"), t("people"), t("effect"), t("spread"),
                                 t("needed"), t("detectable")}};
    for (const PilotSize& size : figure.sizes)
      table.rows.push_back({{t(std::string("by_") + std::string(key_of(size.by)))},
                            {count(static_cast<double>(size.units))},
                            {count(static_cast<double>(size.people))},
                            {effect(figure, size)},
                            {amount(figure, size.spread)},
                            {std::isfinite(size.needed) ? count(size.needed) : "–",
                             size.possible() ? Tone::plain : Tone::bad},
                            {amount(figure, size.detectable)}});
    return table;
  }

  const PilotReport& report_;
  Language language_;
};

} // namespace

ReportDocument pilot_document(const PilotReport& report, Language language) {
  return PilotDocument(report, language).write();
}

} // namespace pondlab::report
