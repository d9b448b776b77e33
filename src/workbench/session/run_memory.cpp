#include "workbench/session/run_memory.hpp"

#include "engine/world/memory.hpp"

#include <cmath>

namespace pondlab::workbench {

double memory_of_run(const engine::Setup& setup, std::size_t mechanisms) {
  return engine::bytes_of_population(setup) + 3 * engine::bytes_of_world(setup, mechanisms);
}

std::string gigabytes(double bytes) {
  const long long tenths = std::llround(bytes / 1e8);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

} // namespace pondlab::workbench
