#include "app/state/platform.hpp"

#include <chrono>
#include <cstdlib>
#include <emscripten.h>

// clang-format off
EM_JS(int, pondlab_js_prefers, (int what), {
  if (what === 0) return /^zh(-|$)/i.test(navigator.languages?.[0] ?? navigator.language ?? "");
  return matchMedia(what === 1 ? '(prefers-color-scheme: light)' : '(prefers-reduced-motion: reduce)').matches;
});
EM_JS(char*, pondlab_js_stored, (const char* key), {
  return stringToNewUTF8(globalThis.pondlabShell.stored(UTF8ToString(key)));
});
EM_JS(void, pondlab_js_store, (const char* key, const char* value), {
  globalThis.pondlabShell.store(UTF8ToString(key), UTF8ToString(value));
});
EM_JS(void, pondlab_js_tell, (const char* name, const char* words), {
  globalThis.pondlabShell[UTF8ToString(name)](UTF8ToString(words));
});
EM_JS(void, pondlab_js_want_text, (int wanted, double x, double y, double height), {
  globalThis.pondlabShell.wantText(!!wanted, x, y, height);
});
EM_JS(void, pondlab_js_save_file, (const char* name, const char* text), {
  globalThis.pondlabShell.saveFile(UTF8ToString(name), UTF8ToString(text));
});
EM_JS(char*, pondlab_js_ask, (const char* name), {
  return stringToNewUTF8(globalThis.pondlabShell[UTF8ToString(name)]());
});
EM_JS(void, pondlab_js_tell_three, (const char* name, const char* first, const char* second, const char* third), {
  globalThis.pondlabShell[UTF8ToString(name)](UTF8ToString(first), UTF8ToString(second), UTF8ToString(third));
});
EM_JS(void, pondlab_js_keep_result, (const char* id, const char* summary, const void* bytes, int size), {
  globalThis.pondlabShell.keepResult(UTF8ToString(id), UTF8ToString(summary), HEAPU8.slice(bytes, bytes + size));
});
EM_JS(int, pondlab_js_pool_size, (), { return globalThis.pondlabShell.poolSize(); });
EM_JS(void, pondlab_js_start_workers, (int count, const void* design, int size), {
  globalThis.pondlabShell.startWorkers(count, HEAPU8.slice(design, design + size));
});
EM_JS(void, pondlab_js_give_work, (int worker, const void* bytes, int size), {
  globalThis.pondlabShell.giveWork(worker, HEAPU8.slice(bytes, bytes + size));
});
// clang-format on

namespace pondlab::app::platform {
namespace {

void tell(const char* name, std::string_view words = {}) {
  pondlab_js_tell(name, std::string(words).c_str());
}

std::string taken(char* words) {
  std::string result = words;
  std::free(words);
  return result;
}

} // namespace

bool prefers_chinese() { return pondlab_js_prefers(0) != 0; }
bool prefers_light() { return pondlab_js_prefers(1) != 0; }
bool prefers_reduced_motion() { return pondlab_js_prefers(2) != 0; }

std::string stored(std::string_view key) {
  return taken(pondlab_js_stored(std::string(key).c_str()));
}

void store(std::string_view key, std::string_view value) {
  pondlab_js_store(std::string(key).c_str(), std::string(value).c_str());
}

void copy(const char* words) { tell("copy", words); }

void want_text(bool wanted, const Rect& caret) {
  pondlab_js_want_text(wanted, caret.x, caret.y, caret.h);
}

void set_theme(std::string_view name) { tell("theme", name); }
void ready() { tell("ready"); }
void pick_file() { tell("pickFile"); }

void save_file(std::string_view name, std::string_view text) {
  pondlab_js_save_file(std::string(name).c_str(), std::string(text).c_str());
}

std::string new_plan_id() { return taken(pondlab_js_ask("newPlanId")); }
void list_plans() { tell("listPlans"); }
void keep_plan(const std::string& id, const std::string& summary, const std::string& plan) {
  pondlab_js_tell_three("keepPlan", id.c_str(), summary.c_str(), plan.c_str());
}
void copy_plan(const std::string& from, const std::string& to, const std::string& summary) {
  pondlab_js_tell_three("copyPlan", from.c_str(), to.c_str(), summary.c_str());
}
void remove_plan(const std::string& id) { tell("removePlan", id); }
void bring_plan_back(const std::string& id) { tell("bringPlanBack", id); }
void claim_plan(const std::string& id) { tell("claimPlan", id); }
void release_plan() { tell("releasePlan"); }
void open_plan(const std::string& id) { tell("openPlan", id); }
void reopen_plan(const std::string& id) { tell("reopenPlan", id); }
void export_plans(const std::string& file) { tell("exportPlans", file); }
void plan_is_in_file(const std::string& id) { tell("planIsInFile", id); }
std::string here() { return taken(pondlab_js_ask("here")); }
void keep_here(const std::string& words) { tell("keepHere", words); }

std::int64_t milliseconds_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

void list_results() { tell("listResults"); }
void keep_result(const std::string& id, const std::string& summary,
                 std::span<const std::byte> record) {
  pondlab_js_keep_result(id.c_str(), summary.c_str(), record.data(),
                         static_cast<int>(record.size()));
}
void remove_result(const std::string& id) { tell("removeResult", id); }
void fetch_result(const std::string& id) { tell("fetchResult", id); }

void describe_trouble(const std::string& json) { tell("describeTrouble", json); }
void describe_page(const std::string& json) { tell("describePage", json); }
void describe_results(const std::string& json) { tell("describeResults", json); }

int pool_size() { return pondlab_js_pool_size(); }
void start_workers(int count, std::span<const std::byte> design) {
  pondlab_js_start_workers(count, design.data(), static_cast<int>(design.size()));
}

void give_work(int worker, std::span<const std::byte> unit) {
  pondlab_js_give_work(worker, unit.data(), static_cast<int>(unit.size()));
}

void stop_workers() { tell("stopWorkers"); }

} // namespace pondlab::app::platform
