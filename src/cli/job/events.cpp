#include "cli/job/events.hpp"

namespace pondlab::cli {

namespace {

void write_head(report::JsonWriter& json, const experiment::Inquiry& inquiry) {
  json.key("pondlab_events").integer(events_format);
  json.key("version").text(inquiry.version);
  json.key("scenario").text(inquiry.file);
}

/// What units are of.
void write_work(report::JsonWriter& json, const experiment::Programme& programme) {
  json.key("seed").integer(static_cast<std::int64_t>(programme.seed()));
  json.key("days").integer(programme.arms().front().plan->day_count());
  json.key("worlds").integer(static_cast<std::int64_t>(programme.arms().size()));
}

void write_progress(report::JsonWriter& json, const experiment::Programme& programme) {
  json.key("done").integer(programme.done());
  json.key("asked").integer(programme.asked());
}

} // namespace

report::JsonWriter Events::event(std::string_view name) const {
  report::JsonWriter json;
  json.begin_object().key("event").text(name);
  if (!stage_.empty()) json.key("stage").text(stage_);
  return json;
}

void Events::write(report::JsonWriter& json) {
  output_.append(report::one_line(json.end_object().take()));
}

void Events::begin(const experiment::Inquiry& inquiry, const experiment::Programme& programme) {
  report::JsonWriter json = event("begin");
  write_head(json, inquiry);
  write_work(json, programme);
  write_progress(json, programme);
  write(json);
}

void Events::begin(const experiment::Inquiry& inquiry, const experiment::Search& search) {
  const experiment::SearchRequest asked = search.request();
  report::JsonWriter json = event("begin");
  write_head(json, inquiry);
  json.key("plans").integer(*asked.plans);
  json.key("trials").integer(*asked.trials);
  json.key("finalists").integer(*asked.finalists);
  json.key("replications").integer(*asked.replications);
  write(json);
}

void Events::stage(const experiment::Search& search, const experiment::Programme& programme) {
  stage_ = key_of(search.stage());
  report::JsonWriter json = event("stage");
  json.key("plans").integer(static_cast<std::int64_t>(search.comparison().strategies.size() - 1));
  write_work(json, programme);
  write_progress(json, programme);
  write(json);
}

void Events::replication(const experiment::Programme& programme, const experiment::Unit& unit) {
  report::JsonWriter json = event("replication");
  json.key("number").integer(unit.replication);
  if (unit.point != experiment::at_file) json.key("point").integer(unit.point);
  write_progress(json, programme);
  write(json);
}

void Events::look(const Lookout& lookout, const experiment::Programme& programme) {
  report::JsonWriter json = event("look");
  lookout.write(json, programme.file());
  write(json);
}

void Events::stopped(const experiment::Programme& programme, int signal) {
  report::JsonWriter json = event("stopped");
  json.key("signal").integer(signal);
  write_progress(json, programme);
  write(json);
}

void Events::report(const Told& told) {
  output_.append("{\"event\": \"report\",\"verdict\": \"" + std::string(key_of(told.verdict)) +
                 "\",\"report\": " + report::one_line(told.text + "}"));
}

} // namespace pondlab::cli
