# Kernels for wider vectors, chosen when the program runs: FOLDER/…/*_v3.cpp is compiled for x86-64-v3
# (AVX2), *_v4.cpp for x86-64-v4 (AVX-512). Elsewhere they are left out, and the code must not name
# them: PONDLAB_X86_KERNELS says whether they are there.
function(pondlab_kernels target folder)
  file(GLOB_RECURSE kernels_v3 CONFIGURE_DEPENDS "${folder}/*_v3.cpp")
  file(GLOB_RECURSE kernels_v4 CONFIGURE_DEPENDS "${folder}/*_v4.cpp")
  if(EMSCRIPTEN OR NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$"
     OR NOT (kernels_v3 OR kernels_v4))
    return()
  endif()
  set_source_files_properties(${kernels_v3} PROPERTIES COMPILE_OPTIONS "-march=x86-64-v3")
  set_source_files_properties(${kernels_v4} PROPERTIES COMPILE_OPTIONS "-march=x86-64-v4")
  target_sources(${target} PRIVATE ${kernels_v3} ${kernels_v4})
  target_compile_definitions(${target} PRIVATE PONDLAB_X86_KERNELS=1)
endfunction()

pondlab_kernels(engine "${CMAKE_SOURCE_DIR}/src/engine")
