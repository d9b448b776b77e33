#pragma once

#include "cli/program/console.hpp"
#include "cli/program/progress.hpp"
#include "report/model/report_document.hpp"
#include "scenario/file/scenario.hpp"

#include <optional>
#include <string>

namespace pondlab::cli {

// What commands share that go through seasons a day at a time and print a document.

/// Advances `work`, the `index`-th of `count` like it, to its end. Returns the signal that stopped
/// it, or 0.
template <class Work>
int run_batch(Work& work, Console& console, ProgressLine& progress, std::size_t index = 0,
              std::size_t count = 1) {
  while (!work.done()) {
    work.advance();
    progress.show(
        {.share = (static_cast<double>(index) + work.share()) / static_cast<double>(count)});
    if (console.stopped_by() != 0) return console.stopped_by();
  }
  return 0;
}

/// Reads a scenario and tells what is found; nothing where it cannot be used.
std::optional<scenario::Scenario> read_scenario(const std::string& file, Console& console,
                                                bool quiet);

/// The strategy's id. Throws UnknownName for one that the scenario has not.
std::string known_strategy(const scenario::Scenario& scenario, const std::string& name);

/// As Markdown, HTML or text.
std::string written(const report::ReportDocument& document, const std::string& format,
                    Language language, bool colour);

} // namespace pondlab::cli
