#pragma once

#include "base/text.hpp"
#include "experiment/study/support.hpp"

#include <string>

namespace pondlab::report {

/// In which way a strategy lies outside what data support, as part of a sentence.
std::string support_text(Language language, const experiment::OutsideSupport& outside);

} // namespace pondlab::report
