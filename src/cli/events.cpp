#include "cli/events.hpp"

#include "report/json_writer.hpp"

namespace pondlab::cli {

namespace {

report::JsonWriter event(std::string_view name) {
  report::JsonWriter json;
  json.begin_object().key("event").text(name);
  return json;
}

void write_progress(report::JsonWriter& json, const experiment::Experiment& experiment) {
  json.key("done").integer(experiment.done());
  json.key("asked").integer(experiment.asked());
}

} // namespace

void Events::begin(const Task& task, const experiment::Experiment& experiment) {
  const experiment::Inquiry& inquiry = task.inquiry();
  report::JsonWriter json = event("begin");
  json.key("pondlab_events").integer(events_format);
  json.key("version").text(inquiry.version);
  json.key("scenario").text(inquiry.file);
  json.key("seed").integer(static_cast<std::int64_t>(experiment.seed()));
  json.key("days").integer(experiment.arms().front().plan->day_count());
  json.key("worlds").integer(static_cast<std::int64_t>(experiment.arms().size()));
  write_progress(json, experiment);
  output_.append(report::one_line(json.end_object().take()));
}

void Events::replication(const experiment::Experiment& experiment, std::uint32_t number) {
  report::JsonWriter json = event("replication");
  json.key("number").integer(number);
  write_progress(json, experiment);
  output_.append(report::one_line(json.end_object().take()));
}

void Events::look(const Lookout& lookout, const experiment::Experiment& experiment) {
  report::JsonWriter json = event("look");
  lookout.write(json, experiment);
  output_.append(report::one_line(json.end_object().take()));
}

void Events::stopped(const experiment::Experiment& experiment, int signal) {
  report::JsonWriter json = event("stopped");
  json.key("signal").integer(signal);
  write_progress(json, experiment);
  output_.append(report::one_line(json.end_object().take()));
}

void Events::report(const Told& told) {
  output_.append("{\"event\": \"report\",\"verdict\": \"" + std::string(key_of(told.verdict)) +
                 "\",\"report\": " + report::one_line(told.text + "}"));
}

} // namespace pondlab::cli
