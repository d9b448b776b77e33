# pondlab_layer(NAME [PLAIN] [BELOW layer] [LIBRARIES library…])
#
# One static library for the folder src/NAME. Its headers are reached through an include root that
# holds nothing but a link to that folder, and a layer inherits the roots of the layers below it:
# `#include "scenario/…"` cannot be found from engine. LIBRARIES are the layer's own and are not
# handed up, so that each layer names what it uses. PLAIN: nothing in it is worth a long compilation
# (options.cmake).
function(pondlab_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 layer "PLAIN" "BELOW" "LIBRARIES")
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
    pondlab_together(sources "${name}" "${folder}")
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${root}")
    target_link_libraries(${name} PUBLIC ${layer_BELOW} PRIVATE pondlab-options ${layer_LIBRARIES})
    set_target_properties(${name} PROPERTIES OUTPUT_NAME "pondlab-${name}")
    if(layer_PLAIN)
      target_link_libraries(${name} PRIVATE pondlab-plain)
    endif()
  else() # a folder that holds no source yet
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE "${root}")
    target_link_libraries(${name} INTERFACE ${layer_BELOW})
  endif()
endfunction()

# pondlab_together(SOURCES LAYER FOLDER [PLACE])
#
# With PONDLAB_TOGETHER, leaves in the list SOURCES units that include a room's sources, a dozen
# each: compiling those takes a third of the time. (CMake's own unity builds name sources by
# absolute paths, so that no compiler cache could serve two folders.) A source with properties of
# its own, or that replaces what the others call, stays by itself. With a PLACE the units are in
# together/PLACE, and rooms, which in tests are small, are not kept apart.
function(pondlab_together list layer folder)
  set(place "${layer}")
  if(ARGC GREATER 3)
    set(place "${ARGV3}")
  endif()
  if(NOT PONDLAB_TOGETHER)
    return()
  endif()
  set(units "")
  set(rooms "")
  foreach(source IN LISTS ${list})
    file(RELATIVE_PATH path "${folder}" "${source}")
    get_filename_component(room "${path}" DIRECTORY)
    if(path MATCHES "(^|/)(version|repository|failing_allocation)\\.cpp$")
      list(APPEND units "${source}")
    else()
      string(REPLACE "/" "_" room "room_${room}")
      if(ARGC GREATER 3)
        set(room "tests")
      endif()
      list(APPEND rooms ${room})
      list(APPEND ${room} "#include \"${layer}/${path}\"")
    endif()
  endforeach()
  list(REMOVE_DUPLICATES rooms)
  foreach(room IN LISTS rooms)
    list(LENGTH ${room} left)
    set(number 0)
    while(left GREATER 0)
      list(SUBLIST ${room} 0 12 includes)
      list(JOIN includes "\n" text)
      set(unit "${CMAKE_BINARY_DIR}/together/${place}/${room}_${number}.cpp")
      file(CONFIGURE OUTPUT "${unit}" CONTENT "${text}\n" @ONLY)
      list(APPEND units "${unit}")
      math(EXPR number "${number} + 1")
      math(EXPR left "${left} - 12")
      if(left GREATER 0)
        list(SUBLIST ${room} 12 -1 ${room})
      endif()
    endwhile()
  endforeach()
  set(${list} ${units} PARENT_SCOPE)
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
