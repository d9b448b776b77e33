#pragma once

#include "cli/job/progress_monitor.hpp"
#include "cli/program/output.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/study/search.hpp"
#include "report/format/json_writer.hpp"

#include <string>
#include <string_view>

namespace pondlab::cli {

/// Number of the events' layout: grows when a member changes its meaning or goes away.
inline constexpr int events_format = 1;

/// `--format ndjson`: what happens as it happens, one JSON object a line, each with its `event`:
/// `begin`, `replication` for each that comes in, `look` when a comparison was looked at,
/// `stopped`, and `report`, which ends it. A search also has a `stage` where one begins; until the
/// next, events are of that stage and name it.
class Events {
public:
  explicit Events(Output& output) : output_(output) {}

  void begin(const experiment::JobSpecification& specification,
             const experiment::ReplicationSet& replication_set);
  /// `specification` is a search's.
  void begin_search(const experiment::JobSpecification& specification);
  void stage(const experiment::Search& search, const experiment::ReplicationSet& replication_set);
  void replication(const experiment::ReplicationSet& replication_set,
                   const experiment::WorkItem& item);
  /// A look at whole batches of a comparison.
  void look(const ProgressMonitor& monitor, const experiment::ReplicationSet& replication_set);
  void stopped(const experiment::ReplicationSet& replication_set, int signal);
  /// `json` is the report, and `verdict` what it comes to.
  void report(const std::string& json, experiment::Verdict verdict);

private:
  report::JsonWriter event(std::string_view name) const;
  void write(report::JsonWriter& json);

  Output& output_;
  std::string_view stage_; ///< empty where there are none
};

} // namespace pondlab::cli
