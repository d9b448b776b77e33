#include "cli/job/events.hpp"

namespace pondlab::cli {

namespace {

void write_head(report::JsonWriter& json, const experiment::JobSpecification& specification) {
  json.key("pondlab_events").integer(events_format);
  json.key("version").text(specification.version);
  json.key("scenario").text(specification.file);
}

/// What items are of.
void write_work(report::JsonWriter& json, const experiment::ReplicationSet& replication_set) {
  json.key("seed").integer(static_cast<std::int64_t>(replication_set.seed()));
  json.key("days").integer(replication_set.arms().front().plan->day_count());
  json.key("worlds").integer(static_cast<std::int64_t>(replication_set.arms().size()));
}

void write_progress(report::JsonWriter& json, const experiment::ReplicationSet& replication_set) {
  json.key("done").integer(replication_set.done());
  json.key("asked").integer(replication_set.asked());
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

void Events::begin(const experiment::JobSpecification& specification,
                   const experiment::ReplicationSet& replication_set) {
  report::JsonWriter json = event("begin");
  write_head(json, specification);
  write_work(json, replication_set);
  write_progress(json, replication_set);
  write(json);
}

void Events::begin_search(const experiment::JobSpecification& asked) {
  report::JsonWriter json = event("begin");
  write_head(json, asked);
  json.key("plans").integer(*asked.plans);
  json.key("trials").integer(*asked.trials);
  json.key("finalists").integer(*asked.finalists);
  json.key("replications").integer(*asked.replications);
  write(json);
}

void Events::stage(const experiment::Search& search,
                   const experiment::ReplicationSet& replication_set) {
  stage_ = key_of(search.stage());
  report::JsonWriter json = event("stage");
  json.key("plans").integer(static_cast<std::int64_t>(search.comparison().strategies.size() - 1));
  write_work(json, replication_set);
  write_progress(json, replication_set);
  write(json);
}

void Events::replication(const experiment::ReplicationSet& replication_set,
                         const experiment::WorkItem& item) {
  report::JsonWriter json = event("replication");
  json.key("number").integer(item.replication);
  if (item.point != experiment::at_file) json.key("point").integer(item.point);
  write_progress(json, replication_set);
  write(json);
}

void Events::look(const ProgressMonitor& monitor,
                  const experiment::ReplicationSet& replication_set) {
  report::JsonWriter json = event("look");
  monitor.write(json, replication_set.file());
  write(json);
}

void Events::stopped(const experiment::ReplicationSet& replication_set, int signal) {
  report::JsonWriter json = event("stopped");
  json.key("signal").integer(signal);
  write_progress(json, replication_set);
  write(json);
}

void Events::report(const std::string& json, experiment::Verdict verdict) {
  output_.append("{\"event\": \"report\",\"verdict\": \"" + std::string(key_of(verdict)) +
                 "\",\"report\": " + report::one_line(json + "}"));
}

} // namespace pondlab::cli
