#include "app/replications.hpp"

namespace pondlab::app {

void Replications::clear() {
  cancel();
  done_ = 0;
  wanted_ = 0;
}

void Replications::start(const std::string&, const std::string&, int) {}

void Replications::worker_ready(int) {}
void Replications::worker_result(int, std::string_view) {}

void Replications::cancel() { running_ = false; }

} // namespace pondlab::app
