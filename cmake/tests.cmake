# All Catch2 tests are one program, `pondlab-tests`; ctest runs it in slices, one folder of tests/ or
# a part of it each, so that all processors end together. Which build runs what: tests/README.md.
enable_testing()
if(PONDLAB_TESTS STREQUAL "full")
  add_test(NAME scripts COMMAND Python3::Interpreter -B -m unittest discover
           -s "${CMAKE_SOURCE_DIR}/tests/scripts" -p "*_test.py")
  if(TARGET pondlab-mpi)
    add_test(NAME mpi COMMAND Python3::Interpreter -B -m unittest discover
             -s "${CMAKE_SOURCE_DIR}/tests/mpi" -p "*_test.py")
    set_tests_properties(mpi PROPERTIES TIMEOUT 1800 COST 20 ENVIRONMENT
      "PONDLAB=$<TARGET_FILE:pondlab>;PONDLAB_MPI=$<TARGET_FILE:pondlab-mpi>")
  endif()
endif()
if(NOT TARGET catch2)
  message(STATUS "Catch2 is not in ${PONDLAB_DEPS}: no tests (run scripts/setup)")
  return()
endif()

# What shows that a build computes the same bits is less than what shows that they are right.
if(PONDLAB_TESTS STREQUAL "bits")
  set(test_folders base engine/numeric engine/thinning experiment/run golden)
  set(test_libraries experiment)
else()
  set(test_folders base engine mechanisms scenario experiment golden report workbench cli fuzz)
  set(test_libraries cli workbench)
endif()

# Tags: what a build leaves out (after ~) and takes in all the same.
set(leave_out_full "")
set(leave_out_short "~[full]")
set(leave_out_bits "~[full]~[statistical]")
set(take_in "")
if(EMSCRIPTEN)
  set(take_in "[full][wasm]")
endif()

file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/support/*.cpp")
if(NOT experiment IN_LIST test_folders) # nothing that runs the programs
  list(FILTER test_sources EXCLUDE REGEX "/(commands|processes|workbenches)\\.cpp$")
endif()
pondlab_together(test_sources support "${CMAKE_SOURCE_DIR}/tests/support" tests/support)
foreach(folder IN LISTS test_folders)
  file(GLOB_RECURSE tests_of_${folder} CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.cpp")
  set(units_of_tests ${tests_of_${folder}})
  pondlab_together(units_of_tests "${folder}" "${CMAKE_SOURCE_DIR}/tests/${folder}" "tests/${folder}")
  list(APPEND test_sources ${units_of_tests})
endforeach()
if(fuzz IN_LIST test_folders)
  file(GLOB fuzz_targets CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/*_target.cpp")
  pondlab_together(fuzz_targets fuzz "${CMAKE_SOURCE_DIR}/tests/fuzz" tests/fuzz_targets)
  list(APPEND test_sources ${fuzz_targets})
endif()

add_executable(pondlab-tests ${test_sources})
target_link_libraries(pondlab-tests PRIVATE
  pondlab-options pondlab-plain ${test_libraries} fmt json cli11 random123 r1 catch2 Threads::Threads)
target_include_directories(pondlab-tests PRIVATE "${CMAKE_SOURCE_DIR}/tests")
set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/support/repository.cpp" PROPERTIES
  COMPILE_DEFINITIONS "PONDLAB_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\"")
# Headers that most tests read and nobody changes: two fifths of the time that compiling them takes.
if(NOT EMSCRIPTEN)
  set(precompiled <catch2/catch_test_macros.hpp> <nlohmann/json.hpp> <algorithm> <functional> <map>
    <memory> <optional> <sstream> <string> <vector>)
  target_precompile_headers(pondlab-tests PRIVATE ${precompiled})
  pondlab_precompiled_sum(pondlab-tests ${precompiled})
endif()
if(EMSCRIPTEN)
  target_compile_options(pondlab-tests PRIVATE -O1)
  # Binaryen's -O3 would take minutes for code that runs once.
  target_link_options(pondlab-tests PRIVATE -O1 -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1)
endif()

# pondlab_ctest(NAME SLICES SOURCES…): the tests in these sources, in so many parts.
function(pondlab_ctest name slices)
  set(filter "")
  foreach(source IN LISTS ARGN)
    get_filename_component(tag "${source}" NAME_WE)
    get_property(named GLOBAL PROPERTY pondlab_test_tags)
    if(tag IN_LIST named) # a file of that name in another folder, whose part runs both
      continue()
    endif()
    set_property(GLOBAL APPEND PROPERTY pondlab_test_tags "${tag}")
    list(APPEND filter "[#${tag}]${leave_out_${PONDLAB_TESTS}}")
    if(take_in)
      list(APPEND filter "[#${tag}]${take_in}")
    endif()
  endforeach()
  list(JOIN filter "," filter)
  math(EXPR last "${slices} - 1")
  foreach(slice RANGE ${last})
    add_test(NAME ${name}.${slice} COMMAND pondlab-tests --filenames-as-tags --colour-mode none
             --allow-running-no-tests --shard-count ${slices} --shard-index ${slice} "${filter}")
    # What takes longest is begun first: no processor waits at the end.
    set_tests_properties(${name}.${slice} PROPERTIES TIMEOUT 1800 COST ${slices})
  endforeach()
endfunction()

set(slices_of_engine 5)
set(slices_of_mechanisms 2)
set(slices_of_scenario 3)
set(slices_of_experiment 6)
set(slices_of_experiment/run 2)
set(slices_of_cli 10)
set(slices_of_workbench 4)
set(slices_of_golden 2)
foreach(folder IN LISTS test_folders)
  if(NOT slices_of_${folder})
    set(slices_of_${folder} 1)
  endif()
  string(REPLACE "/" "-" name "${folder}")
  pondlab_ctest(${name} ${slices_of_${folder}} ${tests_of_${folder}})
endforeach()

# What libFuzzer runs, a program a target: scripts/fuzz.
if(PONDLAB_FUZZ)
  file(GLOB fuzz_targets CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/fuzz/*_target.cpp")
  set(fuzz_sources ${fuzz_targets} "${CMAKE_SOURCE_DIR}/tests/support/files.cpp"
    "${CMAKE_SOURCE_DIR}/tests/support/studies.cpp" "${CMAKE_SOURCE_DIR}/tests/support/repository.cpp")
  add_library(fuzz-targets STATIC EXCLUDE_FROM_ALL ${fuzz_sources})
  target_link_libraries(fuzz-targets PUBLIC pondlab-options cli workbench fmt json cli11 Threads::Threads)
  target_include_directories(fuzz-targets PUBLIC "${CMAKE_SOURCE_DIR}/tests")
  add_custom_target(fuzz)
  foreach(source IN LISTS fuzz_targets)
    get_filename_component(name "${source}" NAME_WE)
    string(REPLACE "_target" "" name "${name}")
    add_executable(fuzz-${name} EXCLUDE_FROM_ALL "${CMAKE_SOURCE_DIR}/tests/fuzz/libfuzzer.cpp")
    target_compile_definitions(fuzz-${name} PRIVATE PONDLAB_FUZZ_TARGET=${name})
    target_link_libraries(fuzz-${name} PRIVATE fuzz-targets)
    target_link_options(fuzz-${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz fuzz-${name})
  endforeach()
endif()
