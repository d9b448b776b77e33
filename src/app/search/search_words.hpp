#pragma once

#include "app/draw/ui.hpp"
#include "experiment/study/search.hpp"

#include <string>

namespace pondlab::app {

/// A setting of a lever as its field shows it: "¥40", "14 天", "85%".
std::string lever_value(const Ui& ui, scenario::ParameterType type, const std::string& parameter,
                        double value);

/// What a plan that was tried has its levers set to: "面额 ¥30，间隔 14 天". Levers are called by
/// the last word of their names, where that tells them apart.
std::string settings_text(const Ui& ui, const experiment::Search& search,
                          const experiment::TriedPlan& plan);

} // namespace pondlab::app
