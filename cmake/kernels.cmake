# Kernels for wider vectors, chosen when the program runs: src/engine/*_v3.cpp is compiled for
# x86-64-v3 (AVX2), *_v4.cpp for x86-64-v4 (AVX-512). Elsewhere they are left out, and the engine
# must not name them: PONDLAB_X86_KERNELS says whether they are there.
file(GLOB_RECURSE kernels_v3 CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/engine/*_v3.cpp")
file(GLOB_RECURSE kernels_v4 CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/engine/*_v4.cpp")
get_target_property(engine_type engine TYPE)
if(NOT EMSCRIPTEN AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$"
   AND engine_type STREQUAL "STATIC_LIBRARY")
  set_source_files_properties(${kernels_v3} PROPERTIES COMPILE_OPTIONS "-march=x86-64-v3")
  set_source_files_properties(${kernels_v4} PROPERTIES COMPILE_OPTIONS "-march=x86-64-v4")
  target_sources(engine PRIVATE ${kernels_v3} ${kernels_v4})
  if(kernels_v3 OR kernels_v4)
    target_compile_definitions(engine PRIVATE PONDLAB_X86_KERNELS=1)
  endif()
endif()
