#pragma once

#include "app/draw/ui.hpp"
#include "scenario/parameters/description.hpp"
#include "workbench/session/plan_document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {

/// One of the things that a field can refer to.
struct Option {
  std::string value; ///< in the file: an id, a key, a JSON path
  std::string label; ///< in the reader's language
};

/// Whether a field is chosen from a list: a reference to one thing, or the number of the plan that
/// a doubt or a lever is about.
bool has_options(std::string_view kind, const scenario::ParameterInfo& parameter);

/// What such a field of the strategy on show can be, in a fixed order.
std::vector<Option> options_of(const Ui& ui, const workbench::PlanDocument& plan,
                               std::string_view kind, const scenario::ParameterInfo& parameter);

/// A value that is not among the options, as people read it: numbers in lists are not offered, and
/// go by their names all the same.
std::string words_of_option(const Ui& ui, const workbench::PlanDocument& plan,
                            std::string_view kind, const scenario::ParameterInfo& parameter,
                            const std::string& value);

} // namespace pondlab::app
