#include "app/shell/browser_plan_store.hpp"

#include "app/state/platform.hpp"

namespace pondlab::app {

std::string BrowserPlanStore::new_id() { return platform::new_plan_id(); }
std::int64_t BrowserPlanStore::now() { return platform::milliseconds_now(); }

void BrowserPlanStore::put(const std::string& id, const std::string& summary,
                           const std::string& plan) {
  platform::keep_plan(id, summary, plan);
}

void BrowserPlanStore::copy(const std::string& from, const std::string& to,
                            const std::string& summary) {
  platform::copy_plan(from, to, summary);
}

void BrowserPlanStore::remove(const std::string& id) { platform::remove_plan(id); }
void BrowserPlanStore::bring_back(const std::string& id) { platform::bring_plan_back(id); }
void BrowserPlanStore::claim(const std::string& id) { platform::claim_plan(id); }
void BrowserPlanStore::release() { platform::release_plan(); }

} // namespace pondlab::app
