# How every file of the project is compiled. Third-party code does not link `pondlab-options`, so
# its warnings stay its own.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# The same bits everywhere: no multiplication and addition may be fused.
add_compile_options(-ffp-contract=off)

if(EMSCRIPTEN)
  # One model of exceptions in all code that is linked together.
  add_compile_options(-msimd128 -fwasm-exceptions)
  add_link_options(-fwasm-exceptions -sSTACK_SIZE=4MB -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=4GB)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_link_options(-fuse-ld=lld)
endif()

if(PONDLAB_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(PONDLAB_SANITIZE)
  # A null pointer that is used ends the program without being looked for; to look for it as well, for
  # objects' sizes and for virtual tables takes a fifth of the compilation.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=null,object-size,vptr
    -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

add_library(pondlab-options INTERFACE)
# Designated initialisers leave out the fields that keep their defaults: that is their use.
target_compile_options(pondlab-options INTERFACE -Wall -Wextra -Wno-missing-field-initializers)
if(NOT PONDLAB_TOGETHER)
  target_compile_options(pondlab-options INTERFACE -Wshadow)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # takes each source for a header, with what is its own
  target_compile_options(pondlab-options INTERFACE -Wno-subobject-linkage)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # g++ 12 sees overlaps and overruns in `"…" + std::string`,
  # depending on lengths alone (PR 105651); clang and the sanitizers look for real ones
  target_compile_options(pondlab-options INTERFACE -Wno-restrict -Wno-array-bounds
                         -Wno-stringop-overflow -Wno-stringop-overread)
elseif(NOT EMSCRIPTEN) # clang 19 blames us for what the stable_sort of g++ 12's library calls
  target_compile_options(pondlab-options INTERFACE -Wno-deprecated-declarations)
endif()
# What reads, writes and shows, and the tests: compiled for a while, run a few times. Without
# optimisation sanitized sources take a third of the time, at -O1 instead of -O3 others two thirds.
add_library(pondlab-plain INTERFACE)
if(PONDLAB_SANITIZE)
  target_compile_options(pondlab-plain INTERFACE -O0)
elseif(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT EMSCRIPTEN)
  target_compile_options(pondlab-plain INTERFACE -O1)
endif()
# A warning fails the build with the compilers that the project is checked with: others, or later
# ones, may know more.
set(known_compilers "GNU 12" "Clang 19")
string(REGEX MATCH "^[0-9]+" compiler_major "${CMAKE_CXX_COMPILER_VERSION}")
if("${CMAKE_CXX_COMPILER_ID} ${compiler_major}" IN_LIST known_compilers)
  set(warnings_are_errors ON)
else()
  set(warnings_are_errors OFF)
endif()
option(PONDLAB_WERROR "Treat warnings as errors" ${warnings_are_errors})
if(PONDLAB_WERROR)
  target_compile_options(pondlab-options INTERFACE -Werror)
endif()
if(PONDLAB_CHECK_PHASES)
  target_compile_definitions(pondlab-options INTERFACE PONDLAB_CHECK_PHASES=1)
endif()
