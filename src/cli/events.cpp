#include "cli/events.hpp"

#include "report/json_writer.hpp"

namespace pondlab::cli {

namespace {

report::JsonWriter event(std::string_view name) {
  report::JsonWriter json;
  json.begin_object().key("event").text(name);
  return json;
}

void write_progress(report::JsonWriter& json, const experiment::Programme& programme) {
  json.key("done").integer(programme.done());
  json.key("asked").integer(programme.asked());
}

} // namespace

void Events::begin(const Task& task, const experiment::Programme& programme) {
  const experiment::Inquiry& inquiry = task.inquiry();
  report::JsonWriter json = event("begin");
  json.key("pondlab_events").integer(events_format);
  json.key("version").text(inquiry.version);
  json.key("scenario").text(inquiry.file);
  json.key("seed").integer(static_cast<std::int64_t>(programme.seed()));
  json.key("days").integer(programme.arms().front().plan->day_count());
  json.key("worlds").integer(static_cast<std::int64_t>(programme.arms().size()));
  write_progress(json, programme);
  output_.append(report::one_line(json.end_object().take()));
}

void Events::replication(const experiment::Programme& programme, const experiment::Unit& unit) {
  report::JsonWriter json = event("replication");
  json.key("number").integer(unit.replication);
  if (unit.point != experiment::at_file) json.key("point").integer(unit.point);
  write_progress(json, programme);
  output_.append(report::one_line(json.end_object().take()));
}

void Events::look(const Lookout& lookout, const experiment::Programme& programme) {
  report::JsonWriter json = event("look");
  lookout.write(json, programme.file());
  output_.append(report::one_line(json.end_object().take()));
}

void Events::stopped(const experiment::Programme& programme, int signal) {
  report::JsonWriter json = event("stopped");
  json.key("signal").integer(signal);
  write_progress(json, programme);
  output_.append(report::one_line(json.end_object().take()));
}

void Events::report(const Told& told) {
  output_.append("{\"event\": \"report\",\"verdict\": \"" + std::string(key_of(told.verdict)) +
                 "\",\"report\": " + report::one_line(told.text + "}"));
}

} // namespace pondlab::cli
