#pragma once

#include "app/draw/ui.hpp"
#include "scenario/json/path.hpp"
#include "scenario/parameters/description.hpp"
#include "workbench/session/plan_document.hpp"

namespace pondlab::app {

/// The widest a field of this parameter of a kind of record gets.
float field_room(std::string_view kind, const scenario::ParameterInfo& parameter);

/// The field of one parameter, by its type; asks for an edit of `path` when it was changed.
void draw_field(Ui& ui, const Rect& area, const workbench::PlanDocument& plan,
                const scenario::Path& path, std::string_view kind,
                const scenario::ParameterInfo& parameter, bool faulty);

} // namespace pondlab::app
