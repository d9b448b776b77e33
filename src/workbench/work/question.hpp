#pragma once

#include "experiment/study/comparison.hpp"
#include "experiment/study/study.hpp"
#include "scenario/file/scenario.hpp"

#include <span>
#include <string>
#include <string_view>

namespace pondlab::workbench {

// Whether results of one plan are results of another: where both ask the same. What a plan is
// called, what is expected of it, which numbers may be moved and what it is held against are no
// part of it.

/// What is simulated where a plan is run, as lines: the seed, each arm with its compiled plan, and
/// the segments that are counted apart.
std::string question_of(const experiment::Study& study);
/// The same where strategies are compared, with what is in doubt where that is drawn or screened.
std::string question_of(const experiment::Comparison& comparison);
/// Of a comparison of all strategies of a plan, with what is in doubt.
std::string question_of_all(const experiment::Study& study);
/// Whether everything that `question` asks is asked by `all`.
bool is_part_of(std::string_view question, std::string_view all);

/// All of a scenario that an answer about these strategies hangs on, where that changes the plans
/// itself, as text to be held against that of a changed one: not what it says of itself, nor its
/// expectations and doubts, nor other strategies, nor the parts `left_out`.
std::string question_of(const scenario::Scenario& scenario, std::span<const std::string> strategies,
                        std::span<const std::string_view> left_out = {});

} // namespace pondlab::workbench
