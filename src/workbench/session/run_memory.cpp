#include "workbench/session/run_memory.hpp"

#include "engine/model/people.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::workbench {

double memory_of_run(const engine::Setup& setup) {
  const auto people = static_cast<double>(engine::people_of(setup));
  const auto columns = static_cast<double>(engine::People::bytes_per_person());
  const double remembered = columns * 3 / 4; // by mechanisms, of a world
  const double worlds = columns + 2 * (columns + remembered) + columns + remembered;
  if (setup.network.degree <= 0) return people * worlds;
  // While the graph is drawn there are no worlds yet: seats, ties and rows (see friends.hpp).
  const double rows = 4 + 4 * setup.network.degree;
  const double drawing = 2 * 16.0 + 4 * setup.network.degree * 2 + rows;
  return people * std::max(columns + drawing, worlds + rows);
}

std::string gigabytes(double bytes) {
  const long long tenths = std::llround(bytes / 1e8);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

} // namespace pondlab::workbench
