#pragma once

#include "base/text.hpp"
#include "experiment/study/support.hpp"

#include <string>
#include <string_view>

namespace pondlab::report {

/// In which way a strategy of `scenario` lies outside what data support, as part of a sentence.
std::string support_text(Language language, const scenario::Scenario& scenario,
                         std::string_view strategy, const experiment::OutsideSupport& outside);

} // namespace pondlab::report
