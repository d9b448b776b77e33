#pragma once

#include "engine/numeric/calendar.hpp"
#include "experiment/study/manifest.hpp"
#include "report/model/report_document.hpp"
#include "scenario/file/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pondlab::report {

// What every report on a plan says of the plan itself.

/// "Made by Lin · Report of 2021-03-01"; empty where neither is known. `date`: none, of a report
/// that is to be the same whenever it is written.
std::string byline(Language language, const scenario::Scenario& scenario,
                   std::optional<engine::Date> date);

/// What each strategy is (`strategy_lines`), by their ids; no campaign comes last.
DocumentList strategies_list(Language language, const scenario::Scenario& scenario,
                             const std::vector<std::string>& strategies);

/// What the answer is assumed to hang on while nobody has screened it: the doubts that the file
/// itself tells of, with the plan's value, range and source, and how many usual ones there are
/// besides. Without rows where the file has none.
DocumentTable assumptions_table(Language language, const scenario::Scenario& scenario);

/// A doubt's value in the plan: "25%".
std::string doubt_value(Language language, const scenario::Scenario& scenario,
                        const scenario::ParameterUncertainty& doubt);
/// Its range: "5% to 30%".
std::string doubt_range(Language language, const scenario::ParameterUncertainty& doubt);

/// How many numbers of the plan are the file's own, measured, reported and assumed.
DocumentTable basis_table(Language language, const scenario::Scenario& scenario);

/// People's way through one mechanism: a figure a step, 0 where it has no such step.
struct FunnelRow {
  std::string mechanism; ///< id
  std::vector<experiment::Estimate> steps;
};
/// Mechanisms by `funnel_measures`; steps that nobody took in any are left out.
DocumentTable funnel_table(Language language, const std::string& strategy,
                           const std::vector<FunnelRow>& rows);

/// What ran it as a person would say it: "WebAssembly", "this machine (AVX2)".
std::string engine_name(Language language, const experiment::Manifest& manifest);

/// By what a run can be told to be the same again: version, engine, scenario hash, seed. `hash`: of
/// the plan that the report is mainly about.
std::string provenance(Language language, const experiment::Manifest& manifest, std::uint64_t hash);

} // namespace pondlab::report
