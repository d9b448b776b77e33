# All tests are one program, `pondlab-tests`; ctest runs it once for each folder under tests/.
# Tags decide where a slow test runs, see tests/README.md.
enable_testing()
if(PONDLAB_TESTS STREQUAL "full")
  add_test(NAME scripts COMMAND Python3::Interpreter -B -m unittest discover
           -s "${CMAKE_SOURCE_DIR}/tests/scripts" -p "*_test.py")
  if(TARGET pondlab-mpi)
    add_test(NAME mpi COMMAND Python3::Interpreter -B -m unittest discover
             -s "${CMAKE_SOURCE_DIR}/tests/mpi" -p "*_test.py")
    set_tests_properties(mpi PROPERTIES TIMEOUT 1800 ENVIRONMENT
      "PONDLAB=$<TARGET_FILE:pondlab>;PONDLAB_MPI=$<TARGET_FILE:pondlab-mpi>")
  endif()
endif()
if(NOT TARGET catch2)
  message(STATUS "Catch2 is not in ${PONDLAB_DEPS}: no tests (run scripts/setup)")
  return()
endif()

set(test_folders base engine mechanisms scenario experiment report desk cli golden)
file(GLOB_RECURSE test_support CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/support/*.cpp")
set(test_sources ${test_support})
foreach(folder IN LISTS test_folders)
  file(GLOB tests_of_${folder} CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.cpp")
  list(APPEND test_sources ${tests_of_${folder}})
endforeach()
if(NOT test_sources)
  return()
endif()

add_executable(pondlab-tests ${test_sources})
# Tests use one name for many things, each in its file.
set_target_properties(pondlab-tests PROPERTIES UNITY_BUILD OFF)
target_link_libraries(pondlab-tests PRIVATE
  pondlab-options cli desk fmt json cli11 random123 r1 catch2 Threads::Threads)
target_include_directories(pondlab-tests PRIVATE "${CMAKE_SOURCE_DIR}/tests")
target_compile_definitions(pondlab-tests PRIVATE "PONDLAB_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\"")
# Headers that most tests read and nobody changes: two fifths of the time that compiling them takes.
if(NOT EMSCRIPTEN)
  target_precompile_headers(pondlab-tests PRIVATE <catch2/catch_test_macros.hpp> <nlohmann/json.hpp>
    <algorithm> <functional> <map> <memory> <optional> <sstream> <string> <vector>)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(pondlab-tests PRIVATE -O1) # the tests themselves need not be fast
endif()
if(EMSCRIPTEN)
  # Binaryen's -O3 would take minutes for code that runs once.
  target_link_options(pondlab-tests PRIVATE -O1 -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1)
endif()

foreach(folder IN LISTS test_folders)
  set(filter "")
  foreach(source IN LISTS tests_of_${folder})
    get_filename_component(name "${source}" NAME_WE)
    if(PONDLAB_TESTS STREQUAL "full")
      list(APPEND filter "[#${name}]")
    else()
      list(APPEND filter "[#${name}]~[full]")
    endif()
    if(PONDLAB_TESTS STREQUAL "wasm")
      list(APPEND filter "[#${name}][full][wasm]")
    endif()
  endforeach()
  if(filter)
    list(JOIN filter "," filter)
    add_test(NAME ${folder} COMMAND pondlab-tests --filenames-as-tags --colour-mode none
             --allow-running-no-tests "${filter}")
    set_tests_properties(${folder} PROPERTIES TIMEOUT 1800)
  endif()
endforeach()
