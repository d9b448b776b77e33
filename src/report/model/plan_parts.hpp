#pragma once

#include "engine/books/counters.hpp"
#include "engine/numeric/calendar.hpp"
#include "experiment/run/experiment.hpp"
#include "experiment/study/manifest.hpp"
#include "report/model/report_document.hpp"
#include "scenario/file/scenario.hpp"

#include <array>
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

/// The steps from being addressed to an order, in the order in which they are shown.
inline constexpr std::array<engine::TouchCounter, 7> funnel_steps = {
    engine::TouchCounter::audience, engine::TouchCounter::seers,   engine::TouchCounter::viewers,
    engine::TouchCounter::clicked,  engine::TouchCounter::claimed, engine::TouchCounter::converted,
    engine::TouchCounter::redeemed};
/// How many take a step of one mechanism (by its place in the campaign) in a mean replication; at
/// least one must be in.
double funnel_mean(const experiment::Experiment& experiment, std::size_t arm, int mechanism,
                   engine::TouchCounter step);

/// People's way through each mechanism of an arm, whose strategy has this name; steps that nobody
/// took in any are left out. Without rows where there are no mechanisms, or nobody was addressed.
DocumentTable funnel_table(Language language, const std::string& strategy,
                           const experiment::Experiment& experiment, std::size_t arm);

/// What ran it as a person would say it: "WebAssembly", "this machine (AVX2)".
std::string engine_name(Language language, const experiment::Manifest& manifest);

/// By what a run can be told to be the same again: version, engine, scenario hash, seed. `hash`: of
/// the plan that the report is mainly about.
std::string provenance(Language language, const experiment::Manifest& manifest, std::uint64_t hash);

} // namespace pondlab::report
