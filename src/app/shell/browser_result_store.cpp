#include "app/shell/browser_result_store.hpp"

#include "app/state/platform.hpp"

namespace pondlab::app {

std::string BrowserResultStore::new_id() { return platform::new_plan_id(); }
std::int64_t BrowserResultStore::now() { return platform::milliseconds_now(); }

void BrowserResultStore::put(const std::string& id, const std::string& summary,
                             const experiment::Bytes& record) {
  platform::keep_result(id, summary, record);
}

void BrowserResultStore::remove(const std::string& id) { platform::remove_result(id); }
void BrowserResultStore::fetch(const std::string& id) { platform::fetch_result(id); }

} // namespace pondlab::app
