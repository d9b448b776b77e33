#pragma once

#include "scenario/file/scenario.hpp"

#include <span>
#include <string>
#include <string_view>

namespace pondlab::workbench {

/// All of a scenario that an answer about these strategies hangs on, as text to be held against
/// that of a changed one: not what it says of itself, nor its expectations and doubts, nor other
/// strategies, nor the parts `left_out`.
std::string question_of(const scenario::Scenario& scenario, std::span<const std::string> strategies,
                        std::span<const std::string_view> left_out = {});

} // namespace pondlab::workbench
