#include "workbench/work/clock.hpp"

#include <chrono>

namespace pondlab::workbench {

double steady_milliseconds() {
  using namespace std::chrono;
  return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

} // namespace pondlab::workbench
