#pragma once

#include "base/text.hpp"
#include "scenario/file/scenario.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// What a strategy is, a line each: of the base its campaign as the file has it, of the file's own
/// what they have otherwise than the base, field by field in the forms' own names ("短信 · 券 ·
/// 面额：¥40 → ¥0"), and of none that nothing is done. The author's summary comes first.
std::vector<std::string> strategy_lines(Language language, const scenario::Scenario& scenario,
                                        const scenario::Strategy& strategy);

} // namespace pondlab::report
