# SDL2 from its source, for the browser: the list of files and the configuration header that
# Emscripten's own port uses. SDL's configure step takes minutes under a cross compiler; this has
# none.
set(sdl2_root "${PONDLAB_DEPS}/sdl2")
set(sdl2_folders
  . atomic audio audio/dummy audio/emscripten cpuinfo dynapi events file filesystem/emscripten
  haptic haptic/dummy joystick joystick/emscripten loadso/dlopen locale locale/emscripten
  main/dummy misc misc/emscripten power power/emscripten render render/opengles2 render/software
  sensor sensor/dummy stdlib thread timer timer/unix video video/dummy video/emscripten
  video/yuv2rgb)
list(TRANSFORM sdl2_folders REPLACE "(.+)" "${sdl2_root}/src/\\1/*.c" OUTPUT_VARIABLE sdl2_patterns)
file(GLOB sdl2_sources ${sdl2_patterns} "${sdl2_root}/src/audio/disk/*.c")
foreach(part syscond sysmutex syssem systhread systls)
  list(APPEND sdl2_sources "${sdl2_root}/src/thread/generic/SDL_${part}.c")
endforeach()

add_library(sdl2 STATIC EXCLUDE_FROM_ALL ${sdl2_sources})
target_include_directories(sdl2 SYSTEM PUBLIC "${sdl2_root}/include")
target_compile_options(sdl2 PRIVATE -w -Oz -sUSE_SDL=0)
