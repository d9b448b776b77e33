# What is usual when a plan is begun from questions: assets/new-plan, held as text in every program.
set(new_plan_source "${CMAKE_BINARY_DIR}/new_plan_presets.cpp")
foreach(name categories tactics)
  set(file "${CMAKE_SOURCE_DIR}/assets/new-plan/${name}.json")
  file(READ "${file}" new_plan_${name})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
endforeach()
file(CONFIGURE OUTPUT "${new_plan_source}" @ONLY CONTENT [=[
#include "scenario/new_plan/presets.hpp"

namespace pondlab::scenario {

PresetFiles preset_files() {
  return {R"preset(@new_plan_categories@)preset", R"preset(@new_plan_tactics@)preset"};
}

} // namespace pondlab::scenario
]=])
target_sources(scenario PRIVATE "${new_plan_source}")
