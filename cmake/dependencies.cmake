# Header-only libraries from the system's packages. Each gets an include root of its own, holding
# one link, so that a layer sees the libraries it names and a cross compiler never sees the
# system's headers.
function(pondlab_header_library name folder package)
  find_path(PONDLAB_${name}_ROOT NAMES ${folder} PATHS /usr/include /usr/local/include
            NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  if(NOT PONDLAB_${name}_ROOT)
    message(FATAL_ERROR "${folder}/ was not found: run scripts/setup, or install ${package}")
  endif()
  set(root "${CMAKE_BINARY_DIR}/include/third-party/${name}")
  file(MAKE_DIRECTORY "${root}")
  file(CREATE_LINK "${PONDLAB_${name}_ROOT}/${folder}" "${root}/${folder}" SYMBOLIC)
  add_library(${name} INTERFACE)
  target_include_directories(${name} SYSTEM INTERFACE "${root}")
endfunction()

pondlab_header_library(fmt fmt libfmt-dev)
target_compile_definitions(fmt INTERFACE FMT_HEADER_ONLY=1)
pondlab_header_library(json nlohmann nlohmann-json3-dev)
pondlab_header_library(cli11 CLI libcli11-dev)
pondlab_header_library(utf8 utf8 libutfcpp-dev)
pondlab_header_library(random123 Random123 librandom123-dev)

find_package(Threads REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# Catch2: compiled from the one amalgamated source, used through its separate headers, which
# compile faster. Both are of the same release.
set(catch2_root "${PONDLAB_DEPS}/catch2")
if(EXISTS "${catch2_root}/extras/catch_amalgamated.cpp")
  file(WRITE "${CMAKE_BINARY_DIR}/include/third-party/catch2/catch2/catch_user_config.hpp"
       "#pragma once\n#define CATCH_CONFIG_DEFAULT_REPORTER \"console\"\n"
       "#define CATCH_CONFIG_CONSOLE_WIDTH 80\n")
  add_library(catch2 STATIC EXCLUDE_FROM_ALL "${catch2_root}/extras/catch_amalgamated.cpp")
  target_include_directories(catch2 SYSTEM INTERFACE "${catch2_root}/src"
                             "${CMAKE_BINARY_DIR}/include/third-party/catch2")
  # Neither its speed nor its own mistakes are what is tested here.
  target_compile_options(catch2 PRIVATE -w -O0)
  if(PONDLAB_SANITIZE)
    target_compile_options(catch2 PRIVATE -fno-sanitize=all)
  endif()
endif()
