#include "base/version.hpp"
#include "report/format/amount_json.hpp"
#include "report/trial/pilot_report.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

void write_size(JsonWriter& json, bool money, const experiment::PilotSize& size) {
  json.begin_object().key("assigned_by").text(key_of(size.by));
  json.key("units").integer(size.units).key("people").integer(size.people);
  write_amounts(json.key("effect"), money, size.effect);
  write_amount(json.key("spread"), money, size.spread);
  json.key("needed_a_half");
  std::isfinite(size.needed) ? json.integer(static_cast<std::int64_t>(size.needed)) : json.null();
  json.key("possible").boolean(size.possible());
  write_amount(json.key("detectable"), money, size.detectable);
  json.end_object();
}

} // namespace

std::string pilot_json(const PilotReport& report) {
  JsonWriter json;
  json.begin_object().key("pondlab_pilot").integer(pilot_format);
  json.key("version").text(version()).key("scenario").text(report.pilot.scenario.file);
  json.key("strategy").text(report.pilot.strategy).key("versus").text(report.pilot.versus);
  json.key("days").integer(report.days());
  json.key("seed").integer(static_cast<std::int64_t>(report.pilot.seed));
  json.key("replications").integer(report.replications);
  json.key("level").real(experiment::pilot_level).key("power").real(report.pilot.power);
  json.key("figures").begin_list();
  for (const experiment::PilotFigure& figure : report.figures) {
    json.begin_object().key("figure").text(figure.name);
    json.key("unit").text(figure.money ? "yuan" : "count").key("sizes").begin_list();
    for (const experiment::PilotSize& size : figure.sizes) write_size(json, figure.money, size);
    json.end_list().end_object();
  }
  json.end_list().end_object();
  return json.take();
}

} // namespace pondlab::report
