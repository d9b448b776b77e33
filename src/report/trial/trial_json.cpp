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
  const experiment::Trial& first = report.trials.front();
  JsonWriter json;
  json.begin_object().key("pondlab_trial").integer(trial_format);
  json.key("version").text(version()).key("scenario").text(report.file);
  json.key("strategy").text(report.strategy).key("days").integer(report.days);
  json.key("seed").integer(static_cast<std::int64_t>(report.seed));
  json.key("replications").integer(first.replications());
  json.key("holdout").real(first.holdout() / double{engine::whole});
  json.key("mechanisms").begin_list();
  for (const experiment::Trial& trial : report.trials) {
    json.begin_object().key("mechanism").text(trial.mechanism());
    write_amounts(json.key("addressed"), false, trial.addressed());
    json.key("figures").begin_list();
    for (const experiment::TrialFigure& figure : trial.figures()) write_figure(json, figure);
    json.end_list().end_object();
  }
  json.end_list().end_object();
  return json.take();
}

} // namespace pondlab::report
