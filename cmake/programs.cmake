# Programs of the command line: `pondlab` (in wasm `pondlab-cli.js`, for node), `pondlab-mpi` where
# OpenMPI is installed, and one benchmark a file in benchmarks/ with the library of its name, or
# else with what the page simulates with.
function(pondlab_program name sources)
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE pondlab-options cli fmt json cli11 Threads::Threads ${ARGN})
  if(EMSCRIPTEN)
    # Binaryen's -O3 would take a minute for what only tests run.
    target_link_options(${name} PRIVATE -O1 -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1
      -sEXPORTED_FUNCTIONS=_main,_malloc)
  endif()
endfunction()

# The folder benchmarks/NAME as a library that knows the engine alone.
function(pondlab_workload_library name)
  set(folder "${CMAKE_SOURCE_DIR}/benchmarks/${name}")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "_v[34]\\.cpp$")
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}/benchmarks")
  target_link_libraries(${name} PUBLIC engine PRIVATE pondlab-options)
  pondlab_kernels(${name} "${folder}")
endfunction()

if(EXISTS "${CMAKE_SOURCE_DIR}/src/cli/commands/main.cpp")
  pondlab_program(pondlab "${CMAKE_SOURCE_DIR}/src/cli/commands/main.cpp")
  if(EMSCRIPTEN)
    set_target_properties(pondlab PROPERTIES OUTPUT_NAME pondlab-cli)
  endif()
endif()

if(NOT EMSCRIPTEN)
  find_package(MPI QUIET COMPONENTS CXX)
  if(MPI_CXX_FOUND)
    file(GLOB mpi_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/cli/mpi/*.cpp")
    pondlab_program(pondlab-mpi "${mpi_sources}" MPI::MPI_CXX)
    target_compile_definitions(pondlab-mpi PRIVATE OMPI_SKIP_MPICXX=1) # C's functions are all we use
  endif()
endif()

# Workloads of `pondlab bench`: R1 on the engine's primitives, and scenarios held as text, so that the
# program runs them wherever it is.
pondlab_workload_library(r1)
set(workload_files "")
foreach(file scenarios/inman.json benchmarks/season.json)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${CMAKE_SOURCE_DIR}/${file}" content)
  string(APPEND workload_files "    {\"${name}\", \"${file}\", R\"workload(${content})workload\"},\n")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${file}")
endforeach()
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/workload_table.cpp" @ONLY CONTENT [=[
#include "cli/commands/workload.hpp"

namespace pondlab::cli {

std::span<const WorkloadFile> workload_files() {
  static constexpr WorkloadFile files[] = {
@workload_files@  };
  return files;
}

} // namespace pondlab::cli
]=])
target_sources(cli PRIVATE "${CMAKE_BINARY_DIR}/workload_table.cpp")

file(GLOB benchmarks CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/benchmarks/*.cpp")
add_custom_target(benchmarks)
foreach(source IN LISTS benchmarks)
  get_filename_component(name "${source}" NAME_WE)
  if(TARGET ${name})
    pondlab_program(benchmark-${name} "${source}" ${name})
  else()
    pondlab_program(benchmark-${name} "${source}" workbench)
  endif()
  set_target_properties(benchmark-${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  add_dependencies(benchmarks benchmark-${name})
endforeach()
