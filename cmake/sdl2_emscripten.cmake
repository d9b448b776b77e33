# SDL2 from its source, for the browser, with the configuration header that Emscripten's own port
# uses, and of its parts those that a page with a window needs: no sound, pads, sensors or renderers
# (a third of the files, a fifth of all that the page compiles). SDL's configure step takes minutes
# under a cross compiler; this has none.
set(sdl2_root "${PONDLAB_DEPS}/sdl2")
set(sdl2_folders
  . atomic cpuinfo events file joystick joystick/emscripten loadso/dlopen render stdlib thread timer
  timer/unix video video/emscripten video/yuv2rgb)
list(TRANSFORM sdl2_folders REPLACE "(.+)" "${sdl2_root}/src/\\1/*.c" OUTPUT_VARIABLE sdl2_patterns)
file(GLOB sdl2_sources ${sdl2_patterns})
foreach(part syscond sysmutex syssem systhread systls)
  list(APPEND sdl2_sources "${sdl2_root}/src/thread/generic/SDL_${part}.c")
endforeach()

add_library(sdl2 STATIC EXCLUDE_FROM_ALL ${sdl2_sources})
target_include_directories(sdl2 SYSTEM PUBLIC "${sdl2_root}/include")
target_compile_options(sdl2 PRIVATE -w -Oz -sUSE_SDL=0)
target_compile_definitions(sdl2 PRIVATE SDL_AUDIO_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_RENDER_DISABLED=1)
