#include "engine/sales/pledge.hpp"

#include <array>

namespace pondlab::engine {

std::string_view key_of(Fate fate) {
  static constexpr std::array<std::string_view, 6> keys = {"wait",   "deliver", "complete",
                                                           "cancel", "forfeit", "refuse"};
  return keys[static_cast<std::size_t>(fate)];
}

} // namespace pondlab::engine
