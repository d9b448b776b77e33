#include "report/compare/uncertainty_json.hpp"

#include "report/format/estimate_json.hpp"

namespace pondlab::report {

namespace {

using experiment::RangeEnd;

engine::MeasureUnit criterion_unit(const CompareReport& report) {
  return report.comparison.measures.front()->unit;
}

void write_parameters(JsonWriter& json, const CompareReport& report) {
  json.key("parameters").begin_list();
  for (const scenario::ParameterUncertainty& doubt : report.comparison.scenario.header.doubts) {
    json.begin_object().key("parameter").text(doubt.parameter);
    json.key("low").real(doubt.low);
    json.key("high").real(doubt.high);
    const bool normal =
        static_cast<scenario::UncertaintyShape>(doubt.shape) == scenario::UncertaintyShape::normal;
    json.key("shape").text(normal ? "normal" : "uniform");
    json.key("source").text(doubt.source.in(Language::en)); // of a usual one its text's key
    if (!doubt.usual) json.key("source_zh").text(doubt.source.in(Language::zh));
    json.key("usual").boolean(doubt.usual).end_object();
  }
  json.end_list();
}

void write_end(JsonWriter& json, const CompareReport& report, std::string_view key,
               const RangeEnd& end) {
  json.key(key).begin_object().key("value").real(end.value);
  json.key("rival").text(report.comparison.strategies[end.rival]);
  write_value(json.key("lead"), criterion_unit(report), end.lead.mean);
  write_value(json.key("low"), criterion_unit(report), end.lead.low());
  write_value(json.key("high"), criterion_unit(report), end.lead.high());
  json.key("flips").text(key_of(end.flip)).end_object();
}

} // namespace

void write_doubt(JsonWriter& json, const CompareReport& report) {
  json.key("doubt");
  if (!report.doubt) {
    json.null();
    return;
  }
  const auto& strategies = report.comparison.strategies;
  json.begin_object().key("draws").integer(report.doubt->draws);
  json.key("draws_planned").integer(report.comparison.draws);
  json.key("replications").integer(report.doubt->replications);
  json.key("leader").text(strategies[report.doubt->leader]);
  write_parameters(json, report);
  json.key("strategies").begin_list();
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    const experiment::UncertainProspect& prospect = report.doubt->prospects[s];
    json.begin_object().key("strategy").text(strategies[s]);
    json.key("best").real(prospect.best);
    json.key("near_best").real(prospect.near_best);
    write_value(json.key("opportunity_cost"), criterion_unit(report), prospect.opportunity_cost);
    json.key("best_in_season").real(prospect.best_in_season);
    write_estimate(json, criterion_unit(report), prospect.mean);
    json.end_object();
  }
  json.end_list().end_object();
}

void write_screening(JsonWriter& json, const CompareReport& report) {
  json.key("screening");
  if (!report.screening) {
    json.null();
    return;
  }
  const experiment::Screening& screening = *report.screening;
  json.begin_object();
  json.key("leader").text(report.comparison.strategies[screening.leader]);
  json.key("runner_up").text(report.comparison.strategies[screening.runner_up]);
  json.key("walks").integer(screening.walks);
  json.key("replications").integer(experiment::screen_replications);
  json.key("parameters").begin_list();
  for (std::size_t i = 0; i < screening.parameters.size(); ++i) {
    const experiment::ParameterEffect& parameter = screening.parameters[i];
    json.begin_object().key("parameter").text(parameter.parameter);
    json.key("usual").boolean(report.comparison.scenario.header.doubts[i].usual);
    write_value(json.key("mean"), criterion_unit(report), parameter.effect.mean);
    write_value(json.key("strength"), criterion_unit(report), parameter.effect.strength);
    write_value(json.key("spread"), criterion_unit(report), parameter.effect.spread);
    write_end(json, report, "at_low", parameter.low);
    write_end(json, report, "at_high", parameter.high);
    json.end_object();
  }
  json.end_list().end_object();
}

} // namespace pondlab::report
