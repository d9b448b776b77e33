#include "cli/program/batch_runner.hpp"

#include "cli/program/input.hpp"
#include "cli/program/scenario_findings.hpp"
#include "experiment/run/unknown_name.hpp"

#include <utility>

namespace pondlab::cli {

std::optional<scenario::Scenario> read_scenario(const std::string& file, Console& console,
                                                bool quiet) {
  auto read = scenario::read(read_input(file, console), shown_name(file));
  write_findings(console, read.diagnostics, quiet);
  if (!read) return std::nullopt;
  return std::move(*read.value);
}

std::string known_strategy(const scenario::Scenario& scenario, const std::string& name) {
  if (!scenario.find(name))
    throw experiment::UnknownName(experiment::Named::strategy, name, scenario.strategy_ids());
  return name;
}

std::string written(const report::ReportDocument& document, const std::string& format,
                    Language language, bool colour) {
  return document_as(format, document, language, colour);
}

} // namespace pondlab::cli
