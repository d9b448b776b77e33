# pondlab_layer(NAME [BELOW layer] [LIBRARIES library…])
#
# One static library for the folder src/NAME. Its headers are reached through an include root that
# holds nothing but a link to that folder, and a layer inherits the roots of the layers below it:
# `#include "scenario/…"` cannot be found from engine. LIBRARIES are the layer's own and are not
# handed up, so that each layer names what it uses.
function(pondlab_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "" "BELOW" "LIBRARIES")
  set(folder "${CMAKE_SOURCE_DIR}/src/${name}")
  set(root "${CMAKE_BINARY_DIR}/include/${name}")
  file(MAKE_DIRECTORY "${root}")
  file(CREATE_LINK "${folder}" "${root}/${name}" SYMBOLIC)

  # Programs (main.cpp, mpi_*.cpp) and kernels (one instruction set each) are added elsewhere.
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "(/|_)main\\.cpp$|/mpi_[a-z0-9_]+\\.cpp$|_v[34]\\.cpp$")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${folder}/*.hpp")
  pondlab_check_includes(${sources} ${headers})

  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${root}")
    target_link_libraries(${name} PUBLIC ${layer_BELOW} PRIVATE pondlab-options ${layer_LIBRARIES})
    set_target_properties(${name} PROPERTIES OUTPUT_NAME "pondlab-${name}")
  else() # a folder that holds no source yet
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE "${root}")
    target_link_libraries(${name} INTERFACE ${layer_BELOW})
  endif()
endfunction()

# An include that climbs out of its folder would step round the include roots.
function(pondlab_check_includes)
  foreach(file IN LISTS ARGN)
    file(STRINGS "${file}" climbing REGEX "#include +\"\\.\\./")
    if(climbing)
      message(FATAL_ERROR "${file}: ${climbing}: name headers as \"layer/noun.hpp\"")
    endif()
  endforeach()
endfunction()
