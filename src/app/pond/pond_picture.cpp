#include "app/pond/pond_picture.hpp"

#include "app/pond/pond_vertices.hpp"
#include "base/error.hpp"

#include <GLES3/gl3.h>
#include <cstddef>
#include <imgui.h>

namespace pondlab::app {
namespace {

// Moves each point between its two places while its minutes last; outside of them it is nowhere.
constexpr const char* vertex_shader = R"(#version 300 es
uniform vec4 place;   // units to the screen's corners: factor x, y and offset x, y
uniform float minute;
uniform float pixels; // of the screen, a unit
layout(location = 0) in vec4 path;
layout(location = 1) in vec2 lasts;
layout(location = 2) in vec4 colour;
layout(location = 3) in vec2 look; // shape, radius in quarters of a unit
out vec4 tint;
flat out int shape;
out float edge;
void main() {
  float share = clamp((minute - lasts.x) / max(lasts.y - lasts.x, 0.001), 0.0, 1.0);
  shape = int(look.x + 0.5);
  vec2 at = mix(path.xy, path.zw, share * share * (3.0 - 2.0 * share));
  float radius = max(look.y * 0.25 * pixels, shape == 0 ? 1.0 : shape == 4 ? 2.0 : shape == 3 ? 4.0 : 2.5);
  tint = colour;
  if (shape == 1) { radius *= 0.35 + 0.65 * share; tint.a *= 1.0 - share; }
  if (shape == 2) at.y -= sin(share * 3.14159) * 0.12 * distance(path.xy, path.zw);
  bool now = minute >= lasts.x && minute < lasts.y;
  gl_Position = now ? vec4(at * place.xy + place.zw, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = 2.0 * radius + 1.0;
  edge = 1.0 / (radius + 0.5);
}
)";

constexpr const char* fragment_shader = R"(#version 300 es
precision mediump float;
in vec4 tint;
flat in int shape;
in float edge;
out vec4 colour;
void main() {
  float far = length(gl_PointCoord * 2.0 - 1.0);
  float inside = clamp((1.0 - far) / edge, 0.0, 1.0);
  if (shape == 1 || shape >= 3) inside *= clamp((far - 1.0) / edge + 2.6, 0.0, 1.0);
  if (inside <= 0.0) discard;
  colour = vec4(tint.rgb, tint.a * inside);
}
)";

GLuint compiled(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint well = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &well);
  if (!well) throw Error(Failure::internal, "WebGL2: the pond's shader does not compile");
  return shader;
}

GLuint linked(GLuint vertex, GLuint fragment) {
  const GLuint program = glCreateProgram();
  glAttachShader(program, vertex);
  glAttachShader(program, fragment);
  glLinkProgram(program);
  GLint well = 0;
  glGetProgramiv(program, GL_LINK_STATUS, &well);
  if (!well) throw Error(Failure::internal, "WebGL2: the pond's shaders do not link");
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  return program;
}

void attribute(GLuint at, GLint count, GLenum kind, bool share, std::size_t offset) {
  glEnableVertexAttribArray(at);
  glVertexAttribPointer(at, count, kind, share, sizeof(PondVertex),
                        reinterpret_cast<const void*>(offset));
}

} // namespace

void PondPicture::prepare() {
  if (program_ != 0) return;
  program_ = linked(compiled(GL_VERTEX_SHADER, vertex_shader),
                    compiled(GL_FRAGMENT_SHADER, fragment_shader));
  place_at_ = glGetUniformLocation(program_, "place");
  minute_at_ = glGetUniformLocation(program_, "minute");
  pixels_at_ = glGetUniformLocation(program_, "pixels");
  glGenVertexArrays(1, &array_);
  glGenBuffers(1, &buffer_);
  glBindVertexArray(array_);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  attribute(0, 4, GL_FLOAT, false, offsetof(PondVertex, from_x));
  attribute(1, 2, GL_FLOAT, false, offsetof(PondVertex, begin));
  attribute(2, 4, GL_UNSIGNED_BYTE, true, offsetof(PondVertex, red));
  attribute(3, 2, GL_UNSIGNED_BYTE, false, offsetof(PondVertex, shape));
  glBindVertexArray(0);
}

void PondPicture::forget() {
  glDeleteProgram(program_);
  glDeleteVertexArrays(1, &array_);
  glDeleteBuffers(1, &buffer_);
  program_ = array_ = buffer_ = 0;
  key_ = {};
}

void PondPicture::send(const std::vector<PondVertex>& vertices) {
  const std::size_t bytes = vertices.size() * sizeof(PondVertex);
  glBindBuffer(GL_ARRAY_BUFFER, buffer_);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), vertices.data(), GL_DYNAMIC_DRAW);
  points_ = vertices.size();
  bytes_sent_ += bytes;
}

void PondPicture::draw(const workbench::PondScene& scene, long number, const PondLook& look,
                       int selected, const Theme& colours, const Rect& canvas,
                       const PondView& view) {
  prepare();
  const Key key{number, look.only_class, look.colour_by, look.only_busy, colours.dark, selected};
  if (!(key == key_)) {
    send(pond_vertices(scene, look, selected, colours));
    key_ = key;
  }
  canvas_ = canvas;
  view_ = view;
  minute_ = look.minute;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCallback(
      [](const ImDrawList*, const ImDrawCmd* command) {
        static_cast<const PondPicture*>(command->UserCallbackData)->render();
      },
      this);
  list->AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

void PondPicture::render() const {
  const ImDrawData& page = *ImGui::GetDrawData();
  const ImVec2 extent = page.DisplaySize, ratio = page.FramebufferScale;
  glScissor(static_cast<GLint>(canvas_.x * ratio.x),
            static_cast<GLint>((extent.y - canvas_.bottom()) * ratio.y),
            static_cast<GLsizei>(canvas_.w * ratio.x), static_cast<GLsizei>(canvas_.h * ratio.y));
  glUseProgram(program_);
  glUniform4f(place_at_, 2 * view_.scale / extent.x, -2 * view_.scale / extent.y,
              2 * view_.left / extent.x - 1, 1 - 2 * view_.top / extent.y);
  glUniform1f(minute_at_, minute_);
  glUniform1f(pixels_at_, view_.scale * ratio.x);
  glBindVertexArray(array_);
  glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(points_));
  glBindVertexArray(0);
}

} // namespace pondlab::app
