# ccache, where it is installed. What it keeps is found again in any folder: paths below the source
# and build folders are made relative, and no test but one is told where the repository is. The
# compiler is known by what it is, not by when it was unpacked.
find_program(CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
if(NOT CCACHE)
  function(pondlab_precompiled_sum)
  endfunction()
  return()
endif()
set(cache_settings CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_COMPILERCHECK=content
  CCACHE_PCH_EXTSUM=1
  CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime)
if(EMSCRIPTEN) # a script of this name tells ccache nothing
  list(APPEND cache_settings CCACHE_COMPILERTYPE=clang
    CCACHE_EXTRAFILES=${PONDLAB_DEPS}/emscripten/emscripten-version.txt)
endif()
foreach(language C CXX)
  set(CMAKE_${language}_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env ${cache_settings} "${CCACHE}")
endforeach()

# A precompiled header's bytes differ each time it is made, and what is compiled with it would have to
# be compiled again: the cache knows it by this sum instead, of what it is made of.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-fpch-preprocess)
  set(pch_ending gch)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  set(pch_ending pch)
endif()
function(pondlab_precompiled_sum target)
  if(NOT DEFINED pch_ending)
    return()
  endif()
  set(sum "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} ${CMAKE_BUILD_TYPE} ${ARGN}")
  foreach(file "${PONDLAB_json_ROOT}/nlohmann/json.hpp"
               "${PONDLAB_DEPS}/catch2/extras/catch_amalgamated.hpp")
    file(SHA256 "${file}" hash)
    string(APPEND sum " ${hash}")
  endforeach()
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.${pch_ending}.sum"
       CONTENT "${sum}" @ONLY)
endfunction()
