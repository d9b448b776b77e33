#include "app/shell/screen.hpp"

#include "base/error.hpp"

#include <GLES3/gl3.h>
#include <SDL.h>
#include <cfloat>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

namespace pondlab::app {
namespace {

/// Pointer positions come in CSS pixels.
void scale_event(SDL_Event& event, float scale) {
  const auto scaled = [scale](Sint32 value) {
    return static_cast<Sint32>(static_cast<float>(value) / scale);
  };
  if (event.type == SDL_MOUSEMOTION) {
    event.motion.x = scaled(event.motion.x);
    event.motion.y = scaled(event.motion.y);
  }
}

} // namespace

Screen::Screen() {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#app");
  if (SDL_Init(SDL_INIT_VIDEO) != 0)
    throw Error(Failure::internal, std::string("SDL: ") + SDL_GetError());
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_MULTISAMPLEBUFFERS, 0); // ImGui smooths its own edges
  window_ = SDL_CreateWindow("Pondlab", 0, 0, 1280, 720,
                             SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
  SDL_GLContext context = window_ ? SDL_GL_CreateContext(window_) : nullptr;
  if (!context) throw Error(Failure::internal, std::string("WebGL2: ") + SDL_GetError());
  ImGui_ImplSDL2_InitForOpenGL(window_, context);
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

bool Screen::poll(float scale) {
  bool happened = false;
  SDL_Event event;
  while (SDL_PollEvent(&event) != 0) {
    happened = true;
    touch(event, scale);
    scale_event(event, scale);
    ImGui_ImplSDL2_ProcessEvent(&event);
    // A finger that has left points at nothing any more.
    if (event.type == SDL_FINGERUP) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  }
  return happened;
}

/// Fingers come in shares of the window.
void Screen::touch(const SDL_Event& event, float scale) {
  if (event.type != SDL_FINGERDOWN && event.type != SDL_FINGERMOTION && event.type != SDL_FINGERUP)
    return;
  const Rect extent = window();
  const float x = event.tfinger.x * extent.w / scale;
  const float y = event.tfinger.y * extent.h / scale;
  if (event.type == SDL_FINGERDOWN)
    gestures_.down(event.tfinger.fingerId, x, y);
  else if (event.type == SDL_FINGERMOTION)
    gestures_.move(event.tfinger.fingerId, x, y);
  else
    gestures_.up(event.tfinger.fingerId, x, y);
}

void Screen::begin_frame(float scale) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  pixel_ratio_ = io.DisplayFramebufferScale.x;
  io.DisplaySize.x /= scale;
  io.DisplaySize.y /= scale;
  io.DisplayFramebufferScale.x *= scale;
  io.DisplayFramebufferScale.y *= scale;
  ImGui::NewFrame();
}

void Screen::end_frame(unsigned background) {
  ImGui::Render();
  int width = 0;
  int height = 0;
  SDL_GL_GetDrawableSize(window_, &width, &height);
  const auto channel = [background](int shift) {
    return static_cast<float>((background >> shift) & 0xFF) / 255;
  };
  glViewport(0, 0, width, height);
  glClearColor(channel(16), channel(8), channel(0), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(window_);
}

/// Objects of a lost context may be deleted in it alone; the next frame makes others.
void Screen::lose() {
  if (!lost_) ImGui_ImplOpenGL3_DestroyDeviceObjects();
  lost_ = true;
}

Rect Screen::window() const {
  int width = 0;
  int height = 0;
  SDL_GetWindowSize(window_, &width, &height);
  return {0, 0, static_cast<float>(width), static_cast<float>(height)};
}

Rect Screen::bounds() const {
  const ImVec2 extent = ImGui::GetIO().DisplaySize;
  return {0, 0, extent.x, extent.y};
}

} // namespace pondlab::app
