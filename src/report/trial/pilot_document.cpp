#include "base/version.hpp"
#include "report/model/names.hpp"
#include "report/people/people_report.hpp"
#include "report/trial/pilot_report.hpp"
#include "report/trial/pilot_text.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

using experiment::PilotFigure;
using experiment::PilotSize;

class PilotDocument {
public:
  PilotDocument(const PilotReport& report, Language language)
      : report_(report), language_(language), words_(report, language) {}

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
      document.notices.push_back(words_.news(figure, "unclear"));
      document.front.emplace_back(table(figure));
    }
    std::get<DocumentTable>(document.front.back()).note = t("note", {{"power", words_.power()}});
    document.notices.push_back({t("leaks")});
    return document;
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return words_.t(key, arguments);
  }
  std::string name(const std::string& strategy) const {
    const scenario::Scenario& scenario = report_.pilot.scenario;
    return scenario.name_of(*scenario.find(strategy), language_);
  }
  DocumentTable table(const PilotFigure& figure) const {
    DocumentTable table{.title = t("figure", {{"figure", figure_name(language_, figure.name)}}),
                        .head = {t("by"), t("units"), t("people"), t("effect"), t("spread"),
                                 t("needed"), t("detectable")}};
    for (const PilotSize& size : figure.sizes)
      table.rows.push_back({{t(std::string("by_") + std::string(key_of(size.by)))},
                            {words_.count(static_cast<double>(size.units))},
                            {words_.count(static_cast<double>(size.people))},
                            {words_.effect(figure, size)},
                            {words_.amount(figure, size.spread)},
                            {std::isfinite(size.needed) ? words_.count(size.needed) : "–",
                             size.possible() ? Tone::plain : Tone::bad},
                            {words_.amount(figure, size.detectable)}});
    return table;
  }

  const PilotReport& report_;
  Language language_;
  PilotText words_;
};

} // namespace

ReportDocument pilot_document(const PilotReport& report, Language language) {
  return PilotDocument(report, language).write();
}

} // namespace pondlab::report
