# Programs of the command line: `pondlab` (in wasm `pondlab-cli.js`, for node), `pondlab-mpi` where
# OpenMPI is installed, and one benchmark a file in benchmarks/.
function(pondlab_program name source)
  add_executable(${name} "${source}")
  target_link_libraries(${name} PRIVATE pondlab-options cli fmt json cli11 Threads::Threads ${ARGN})
  if(EMSCRIPTEN)
    target_link_options(${name} PRIVATE -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1)
  endif()
endfunction()

if(EXISTS "${CMAKE_SOURCE_DIR}/src/cli/main.cpp")
  pondlab_program(pondlab "${CMAKE_SOURCE_DIR}/src/cli/main.cpp")
  if(EMSCRIPTEN)
    set_target_properties(pondlab PROPERTIES OUTPUT_NAME pondlab-cli)
  endif()
endif()

if(NOT EMSCRIPTEN AND EXISTS "${CMAKE_SOURCE_DIR}/src/cli/mpi_main.cpp")
  find_package(MPI QUIET COMPONENTS CXX)
  if(MPI_CXX_FOUND)
    pondlab_program(pondlab-mpi "${CMAKE_SOURCE_DIR}/src/cli/mpi_main.cpp" MPI::MPI_CXX)
  endif()
endif()

file(GLOB benchmarks CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/benchmarks/*.cpp")
add_custom_target(benchmarks)
foreach(source IN LISTS benchmarks) # with the sources in a folder of its name, if there is one
  get_filename_component(name "${source}" NAME_WE)
  set(folder "${CMAKE_SOURCE_DIR}/benchmarks/${name}")
  file(GLOB more CONFIGURE_DEPENDS "${folder}/*.cpp")
  list(FILTER more EXCLUDE REGEX "_v[34]\\.cpp$")
  pondlab_program(benchmark-${name} "${source}")
  set_target_properties(benchmark-${name} PROPERTIES EXCLUDE_FROM_ALL ON)
  target_compile_definitions(benchmark-${name} PRIVATE
    "PONDLAB_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\"")
  target_sources(benchmark-${name} PRIVATE ${more})
  pondlab_kernels(benchmark-${name} "${folder}")
  add_dependencies(benchmarks benchmark-${name})
endforeach()
