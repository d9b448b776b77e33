#include "app/shell/browser_pool.hpp"

#include "app/state/platform.hpp"

namespace pondlab::app {

int BrowserPool::size() const { return platform::pool_size(); }
void BrowserPool::start(int count, const experiment::Bytes& specification) {
  platform::start_workers(count, specification);
}
void BrowserPool::give(int worker, const experiment::Bytes& unit) {
  platform::give_work(worker, unit);
}
void BrowserPool::stop() { platform::stop_workers(); }

} // namespace pondlab::app
