#include "base/version.hpp"
#include "report/format/amount_json.hpp"
#include "report/trial/trial_report.hpp"

namespace pondlab::report {

namespace {

void write_answer(JsonWriter& json, bool money, const experiment::TrialAnswer& answer) {
  json.begin_object().key("assigned_by").text(key_of(answer.by));
  json.key("units").integer(answer.units).key("people").integer(answer.people);
  write_amounts(json.key("answer_a_person"), money, answer.answer);
  write_amounts(json.key("leaked_a_person"), money, answer.leaked);
  write_amounts(json.key("true_a_person"), money, answer.truth);
  write_amount(json.key("standard_error"), money, answer.error);
  json.end_object();
}

void write_figure(JsonWriter& json, const experiment::TrialFigure& figure) {
  json.begin_object().key("figure").text(figure.name);
  json.key("unit").text(figure.money ? "yuan" : "count").key("reported");
  if (figure.reported)
    write_amounts(json, figure.money, *figure.reported);
  else
    json.null();
  write_amounts(json.key("true"), figure.money, figure.truth);
  json.key("trials").begin_list();
  for (const experiment::TrialAnswer& answer : figure.answers)
    write_answer(json, figure.money, answer);
  json.end_list().end_object();
}

} // namespace

std::string trial_json(const TrialReport& report) {
  JsonWriter json;
  json.begin_object().key("pondlab_trial").integer(trial_format);
  json.key("version").text(version()).key("scenario").text(report.trial.scenario.file);
  json.key("strategy").text(report.trial.strategy).key("days").integer(report.days());
  json.key("seed").integer(static_cast<std::int64_t>(report.trial.seed));
  json.key("replications").integer(report.replications);
  json.key("holdout").real(report.holdout());
  json.key("mechanisms").begin_list();
  for (const experiment::TrialFindings& found : report.findings) {
    json.begin_object().key("mechanism").text(found.mechanism);
    write_amounts(json.key("addressed"), false, found.addressed);
    json.key("figures").begin_list();
    for (const experiment::TrialFigure& figure : found.figures) write_figure(json, figure);
    json.end_list().end_object();
  }
  json.end_list().end_object();
  return json.take();
}

} // namespace pondlab::report
