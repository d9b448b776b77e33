# ccache, where it is installed. What it keeps is found again in any folder: paths below the source
# and build folders are made relative, and no test but one is told where the repository is. The
# compiler is known by what it is, not by when it was unpacked.
find_program(CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
if(NOT CCACHE)
  return()
endif()
set(cache_settings CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_COMPILERCHECK=content
  CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime)
if(EMSCRIPTEN) # a script of this name tells ccache nothing
  list(APPEND cache_settings CCACHE_COMPILERTYPE=clang
    CCACHE_EXTRAFILES=${PONDLAB_DEPS}/emscripten/emscripten-version.txt)
endif()
foreach(language C CXX)
  set(CMAKE_${language}_COMPILER_LAUNCHER
      "${CMAKE_COMMAND}" -E env ${cache_settings} "${CCACHE}")
endforeach()

# A precompiled header is the same whenever it was made.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options(-fpch-preprocess)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
endif()
