# Dear ImGui with its SDL2 and WebGL2 backends, without the demo and the debugging tools.
set(imgui_root "${PONDLAB_DEPS}/imgui")
add_library(imgui STATIC EXCLUDE_FROM_ALL
  "${imgui_root}/imgui.cpp" "${imgui_root}/imgui_draw.cpp" "${imgui_root}/imgui_tables.cpp"
  "${imgui_root}/imgui_widgets.cpp" "${imgui_root}/imgui_demo.cpp"
  "${imgui_root}/misc/cpp/imgui_stdlib.cpp" "${imgui_root}/backends/imgui_impl_sdl2.cpp"
  "${imgui_root}/backends/imgui_impl_opengl3.cpp")
target_include_directories(imgui SYSTEM PUBLIC
  "${imgui_root}" "${imgui_root}/backends" "${imgui_root}/misc/cpp")
target_compile_definitions(imgui PUBLIC
  IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_IMPL_OPENGL_ES3)
target_compile_options(imgui PRIVATE -w)
target_link_libraries(imgui PUBLIC sdl2)
