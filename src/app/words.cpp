#include "app/words.hpp"

namespace pondlab::app {

using report::number_text;
using report::Unit;

std::string scenario_title(const Ui& ui, const std::string& shipped_id, const std::string& file) {
  if (!shipped_id.empty())
    return std::string(ui.t_or("gallery." + shipped_id + ".title", shipped_id));
  return file;
}

std::string strategy_name(const Ui& ui, const std::string& strategy) {
  if (strategy.empty()) return std::string(ui.t("app.strategy.as_planned"));
  return std::string(ui.t_or("strategy." + strategy + ".name", strategy));
}

std::string campaign_name(const Ui& ui, const std::string& id) {
  if (id.empty()) return std::string(ui.t("app.ledger.baseline"));
  const std::size_t hash = id.find('#');
  const std::string kind = id.substr(0, hash);
  std::string name(ui.t_or("mechanism." + kind + ".name", kind));
  if (hash != std::string::npos) name += " " + id.substr(hash + 1);
  return name;
}

std::string measure_name(const Ui& ui, std::string_view measure) {
  return std::string(ui.t_or("measure." + std::string(measure) + ".name", measure));
}

std::string measure_meaning(const Ui& ui, std::string_view measure) {
  const std::string prefix = "measure." + std::string(measure);
  std::string words(ui.t_or(prefix + ".meaning", ""));
  const std::string_view formula = ui.t_or(prefix + ".formula", "");
  if (!formula.empty()) words += (words.empty() ? "" : "\n") + std::string(formula);
  return words;
}

std::string figure_text(const Ui& ui, const Figure& figure) {
  return number_text(ui.language, figure.value, figure.unit);
}

std::string interval_text(const Ui& ui, const Figure& figure) {
  if (figure.replications < 2) return {};
  return report::half_width_text(ui.language, figure.half_width, figure.unit);
}

std::string replications_text(const Ui& ui, int replications) {
  if (replications < 1) return std::string(ui.t("app.results.single_run"));
  return ui.t("app.results.replications",
              {{"count", number_text(ui.language, replications, Unit::count)}});
}

std::string size_text(const Ui& ui, const ShippedScenario& scenario) {
  if (scenario.people == 0) return {};
  return ui.t(
      "app.gallery.size",
      {{"people", number_text(ui.language, static_cast<double>(scenario.people), Unit::count)},
       {"days", std::to_string(scenario.days)}});
}

} // namespace pondlab::app
