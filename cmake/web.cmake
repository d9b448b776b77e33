# The page: `app` (pondlab.js), `worker` (pondlab-worker.js), and `page`, which assembles all that a
# static host serves in site/. src/app/shell/worker_*.cpp is what the worker is made of; it does not see
# Dear ImGui. All other sources of src/app, and the parts both need, make the application.
file(GLOB_RECURSE app_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/app/*.cpp")
file(GLOB worker_sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/app/shell/worker_*.cpp")
list(FILTER app_sources EXCLUDE REGEX "/worker_main\\.cpp$")
pondlab_check_includes(${app_sources} ${worker_sources})
set(app_root "${CMAKE_BINARY_DIR}/include/app")
file(MAKE_DIRECTORY "${app_root}")
file(CREATE_LINK "${CMAKE_SOURCE_DIR}/src/app" "${app_root}/app" SYMBOLIC)

pondlab_together(app_sources app "${CMAKE_SOURCE_DIR}/src/app")

function(pondlab_web_program name output factory environment)
  add_executable(${name} ${ARGN})
  set_target_properties(${name} PROPERTIES OUTPUT_NAME ${output})
  target_include_directories(${name} PRIVATE "${app_root}")
  target_link_libraries(${name} PRIVATE pondlab-options workbench fmt json)
  # No code is made from strings while the page runs: its policy forbids that. Binaryen's -O3 would
  # take half a minute more for programs .4 % smaller and no faster.
  target_link_options(${name} PRIVATE -O2 -sENVIRONMENT=${environment} -sDYNAMIC_EXECUTION=0
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=${factory}
    -sEXPORTED_RUNTIME_METHODS=HEAPU8,UTF8ToString,stringToUTF8,lengthBytesUTF8
    -sEXPORTED_FUNCTIONS=_main,_malloc,_free)
endfunction()

set(page_files "")
if(EXISTS "${CMAKE_SOURCE_DIR}/src/app/shell/main.cpp")
  include(sdl2_emscripten)
  include(imgui)
  include(fonts)
  pondlab_web_program(app pondlab createPondlab web ${app_sources})
  target_link_libraries(app PRIVATE imgui)
  file(GLOB_RECURSE packed CONFIGURE_DEPENDS
    "${CMAKE_SOURCE_DIR}/scenarios/*.json" "${CMAKE_SOURCE_DIR}/assets/lessons/*.json")
  add_dependencies(app fonts)
  set_target_properties(app PROPERTIES LINK_DEPENDS "${font_files};${packed}")
  target_link_options(app PRIVATE -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sFORCE_FILESYSTEM=1
    "SHELL:--preload-file ${font_folder}/chinese.ttf@/fonts/chinese.ttf"
    "SHELL:--preload-file ${font_folder}/latin.otf@/fonts/latin.otf"
    "SHELL:--preload-file ${font_folder}/latin-strong.otf@/fonts/latin-strong.otf")
  foreach(file IN LISTS packed)
    file(RELATIVE_PATH place "${CMAKE_SOURCE_DIR}" "${file}")
    string(REGEX REPLACE "^assets/" "" place "${place}")
    target_link_options(app PRIVATE "SHELL:--preload-file ${file}@/${place}")
  endforeach()
  list(APPEND page_files pondlab.js pondlab.wasm pondlab.data)
  set(page_targets app)
endif()

if(EXISTS "${CMAKE_SOURCE_DIR}/src/app/shell/worker_main.cpp")
  pondlab_web_program(worker pondlab-worker createPondlabWorker worker ${worker_sources})
  list(APPEND page_files pondlab-worker.js pondlab-worker.wasm)
  list(APPEND page_targets worker)
endif()

# Copies what changed and compresses it beside itself; quick when there is nothing to do.
add_custom_target(page ALL
  COMMAND Python3::Interpreter "${CMAKE_SOURCE_DIR}/scripts/assemble-page.py"
          "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}" ${page_files}
  COMMENT "Assembling the page in site/" VERBATIM)
if(page_targets)
  add_dependencies(page ${page_targets})
endif()
