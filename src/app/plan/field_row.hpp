#pragma once

#include "app/draw/ui.hpp"
#include "app/plan/form_context.hpp"
#include "scenario/json/path.hpp"
#include "scenario/parameters/description.hpp"

namespace pondlab::app {

/// "折扣上限": the name of a parameter of a kind of record.
std::string parameter_name(const Ui& ui, std::string_view kind, std::string_view key);

/// One parameter: its name, the mark of its grade, the field, its unit and range; beneath it what
/// is wrong with it; where the strategy on show has a value of its own, a mark and the base's
/// value. On hover its meaning, default and source. Returns its height.
float draw_field_row(Ui& ui, const Rect& at, const FormContext& form, const scenario::Path& path,
                     std::string_view kind, const scenario::ParameterInfo& parameter);

} // namespace pondlab::app
