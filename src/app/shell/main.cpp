// The page's program: hands what the page tells to the application, and draws frames on demand.
#include "app/shell/application.hpp"
#include "app/state/platform.hpp"
#include "base/error.hpp"
#include "workbench/work/failure_text.hpp"

#include <cmath>
#include <emscripten.h>
#include <emscripten/eventloop.h>
#include <emscripten/html5.h>
#include <memory>
#include <string>

namespace {

using pondlab::app::Application;

std::unique_ptr<Application> application;
bool frame_requested = false;
double frame_requested_at = 0;
bool work_requested = false;
bool glance_requested = false;

void request_frame();
void request_work();

EM_BOOL on_frame(double, void*) {
  frame_requested = false;
  const double now = emscripten_get_now();
  application->frame(now, now - frame_requested_at);
  if (application->wants_frame(emscripten_get_now())) {
    request_frame();
  } else if (const double sleep = application->sleeps_for(now); sleep >= 0) {
    emscripten_async_call([](void*) { request_frame(); }, nullptr, static_cast<int>(sleep) + 20);
  }
  request_work();
  return EM_FALSE;
}

void request_frame() {
  if (frame_requested) return;
  frame_requested = true;
  frame_requested_at = emscripten_get_now();
  emscripten_request_animation_frame(on_frame, nullptr);
}

// How far workers are is shown a few times a second: their time is worth more than a smooth bar.
void request_glance() {
  if (glance_requested) return;
  glance_requested = true;
  constexpr int milliseconds = 100;
  emscripten_async_call(
      [](void*) {
        glance_requested = false;
        request_frame();
      },
      nullptr, milliseconds);
}

// Simulating happens between frames, in slices after which the browser may do what it has to.
void on_work(void*) {
  work_requested = false;
  if (application->work(emscripten_get_now())) request_frame();
  request_work();
}

void request_work() {
  if (work_requested) return;
  const double wait = application->works_in(emscripten_get_now());
  if (wait < 0) return;
  work_requested = true;
  if (wait == 0)
    emscripten_set_immediate([](void*) { on_work(nullptr); }, nullptr);
  else
    emscripten_async_call(on_work, nullptr, static_cast<int>(std::ceil(wait)));
}

} // namespace

extern "C" {
EMSCRIPTEN_KEEPALIVE void pondlab_wake() {
  if (!application) return;
  application->wake(emscripten_get_now());
  request_frame();
}
EMSCRIPTEN_KEEPALIVE const char* pondlab_state() { return application->state().c_str(); }
EMSCRIPTEN_KEEPALIVE void pondlab_text(const char* words) { application->type(words); }
EMSCRIPTEN_KEEPALIVE void pondlab_backspace() { application->backspace(); }
EMSCRIPTEN_KEEPALIVE void pondlab_paste(const char* words) { application->paste(words); }
EMSCRIPTEN_KEEPALIVE void pondlab_open(const char* name, const char* text) {
  application->open(name, text);
}
EMSCRIPTEN_KEEPALIVE void pondlab_file_refused() { application->refuse_file(); }
EMSCRIPTEN_KEEPALIVE void pondlab_picture_lost() { application->picture_lost(); }
EMSCRIPTEN_KEEPALIVE void pondlab_picture_restored() { application->picture_restored(); }
EMSCRIPTEN_KEEPALIVE void pondlab_plans_listed(const char* list) {
  application->plans_listed(list);
}
EMSCRIPTEN_KEEPALIVE void pondlab_plans_outcome(int failure) {
  application->plans_outcome(static_cast<pondlab::workbench::StoreFailure>(failure));
}
EMSCRIPTEN_KEEPALIVE void pondlab_plans_exported(int count) { application->plans_exported(count); }
EMSCRIPTEN_KEEPALIVE void pondlab_plan_arrived(const char* id, const char* text, const char* own,
                                               const char* returning) {
  application->plan_arrived(id, text, *own != '\0', *returning != '\0');
}
EMSCRIPTEN_KEEPALIVE void pondlab_results_listed(const char* list) {
  application->results_listed(list);
}
EMSCRIPTEN_KEEPALIVE void pondlab_result_arrived(const char* id, const void* bytes, int size) {
  application->result_arrived(
      id, {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(size)});
}
EMSCRIPTEN_KEEPALIVE void pondlab_press(int button) { application->press(button); }
EMSCRIPTEN_KEEPALIVE void pondlab_choose_scenario(int index) {
  application->choose_scenario(index);
}
EMSCRIPTEN_KEEPALIVE void pondlab_worker_ready(int worker) { application->worker_ready(worker); }
EMSCRIPTEN_KEEPALIVE void pondlab_worker_progress(int worker, double share) {
  application->worker_progress(worker, share);
  request_glance();
}
EMSCRIPTEN_KEEPALIVE void pondlab_worker_result(int worker, const void* bytes, int size) {
  application->worker_result(
      worker, {static_cast<const std::byte*>(bytes), static_cast<std::size_t>(size)});
  request_glance();
}
EMSCRIPTEN_KEEPALIVE void pondlab_worker_failed(const char* chinese, const char* english) {
  application->worker_failed(chinese, english);
}
}

int main() {
  try {
    application = std::make_unique<Application>();
  } catch (const pondlab::Error& error) {
    using namespace pondlab;
    const Language language = app::platform::prefers_chinese() ? Language::zh : Language::en;
    const std::string sentence = workbench::failure_text(error, language);
    EM_ASM({ throw new Error(UTF8ToString($0)); }, sentence.c_str());
  }
  pondlab_wake();
  return 0;
}
