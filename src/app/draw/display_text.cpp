#include "app/draw/display_text.hpp"

#include "report/model/names.hpp"

#include <chrono>
#include <cmath>
#include <ctime>

namespace pondlab::app {

using report::number_text;
using report::Unit;

namespace {

std::string title_of(const Ui& ui, const std::string& id, const scenario::LocalizedText& name,
                     const std::string& file) {
  const std::string key = "gallery." + id + ".title";
  if (!id.empty() && has_text(ui.language, key)) return std::string(ui.t(key));
  return name.empty() ? file : name.in(ui.language);
}

/// The reader's own clock.
std::tm local_time(std::time_t seconds) {
  std::tm local{};
  localtime_r(&seconds, &local);
  return local;
}

} // namespace

std::string scenario_title(const Ui& ui, const ShippedScenario& scenario) {
  return title_of(ui, scenario.id, scenario.name, scenario.file);
}

std::string scenario_title(const Ui& ui, const workbench::Session& session) {
  return title_of(ui, session.shipped_id(), session.plan().name(), session.plan().file());
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

std::string count_text(const Ui& ui, std::int64_t count) {
  return report::number_text(ui.language, static_cast<double>(count), report::Unit::count,
                             report::Shape::exact);
}

std::string signed_text(const Ui& ui, double value, report::Unit unit, report::Shape shape) {
  return (value > 0 ? "+" : "") + report::number_text(ui.language, value, unit, shape);
}

std::string figure_text(const Ui& ui, const workbench::Figure& figure) {
  return number_text(ui.language, figure.value, figure.unit);
}

std::string interval_text(const Ui& ui, const workbench::Figure& figure) {
  if (figure.replications < 2) return {};
  if (std::isfinite(figure.low)) return report::limits_text(ui.language, figure.low, figure.high);
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

std::pair<std::string, std::string> moment_text(const Ui& ui, std::int64_t milliseconds) {
  const std::tm then = local_time(static_cast<std::time_t>(milliseconds / 1000));
  const std::chrono::year_month_day date{std::chrono::year(then.tm_year + 1900),
                                         std::chrono::month(static_cast<unsigned>(then.tm_mon + 1)),
                                         std::chrono::day(static_cast<unsigned>(then.tm_mday))};
  const auto days =
      static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
  const bool is_this_year = then.tm_year == local_time(std::time(nullptr)).tm_year;
  return {is_this_year ? report::day_text(ui.language, days) : report::date_text(ui.language, days),
          report::clock_text(60 * then.tm_hour + then.tm_min)};
}

} // namespace pondlab::app
