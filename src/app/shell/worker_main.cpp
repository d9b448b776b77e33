// A Web Worker's program (web/worker.js): takes a job's specification, then works item by item.
#include "base/error.hpp"
#include "experiment/study/job.hpp"
#include "workbench/work/failure_text.hpp"

#include <emscripten.h>
#include <new>
#include <optional>
#include <string>

// clang-format off
EM_JS(void, pondlab_js_progress, (double share), { postMessage({ progress: share }); });
// clang-format on

namespace {

using pondlab::experiment::Bytes;

std::optional<pondlab::experiment::Worker> worker;
Bytes result;
std::string error_zh, error_en; ///< what went wrong: a worker does not know the page's language

/// The worker's one place that catches.
template <class Action>
bool attempt(Action&& action) {
  try {
    action();
    return true;
  } catch (const pondlab::Error& failure) {
    error_zh = pondlab::workbench::failure_text(failure, pondlab::Language::zh);
    error_en = pondlab::workbench::failure_text(failure, pondlab::Language::en);
  } catch (const std::bad_alloc&) {
    error_zh = pondlab::workbench::out_of_memory_text(pondlab::Language::zh);
    error_en = pondlab::workbench::out_of_memory_text(pondlab::Language::en);
  }
  return false;
}

std::span<const std::byte> bytes_at(const void* start, int size) {
  return {static_cast<const std::byte*>(start), static_cast<std::size_t>(size)};
}

/// Tells the page about every fiftieth part of the unit's days.
class Progress {
public:
  explicit Progress(double days) : days_(days) {}
  void day() {
    if (++done_ < next_) return;
    next_ = done_ + days_ / 50;
    pondlab_js_progress(done_ / days_);
  }

private:
  double days_;
  double done_ = 0;
  double next_ = 1;
};

} // namespace

extern "C" {
/// 1 when the job can be worked on; else `pondlab_error_…` say why not.
EMSCRIPTEN_KEEPALIVE int pondlab_prepare(const void* specification, int size) {
  return attempt([&] {
    worker.reset();
    worker.emplace(
        worker_for(pondlab::experiment::job_specification_from(bytes_at(specification, size))));
  });
}

/// Works on one unit; the size of `pondlab_result`, or −1.
EMSCRIPTEN_KEEPALIVE int pondlab_work(const void* bytes, int size) {
  const bool good = attempt([&] {
    const auto unit = pondlab::experiment::work_item_from(bytes_at(bytes, size));
    Progress progress(static_cast<double>(worker->days(unit)));
    result = to_bytes(*worker->run(unit, [&] {
      progress.day();
      return true;
    }));
  });
  return good ? static_cast<int>(result.size()) : -1;
}

EMSCRIPTEN_KEEPALIVE const void* pondlab_result() { return result.data(); }
EMSCRIPTEN_KEEPALIVE const char* pondlab_error_zh() { return error_zh.c_str(); }
EMSCRIPTEN_KEEPALIVE const char* pondlab_error_en() { return error_en.c_str(); }
}

int main() { return 0; }
