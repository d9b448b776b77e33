#include "engine/model/profile.hpp"

#include <array>

namespace pondlab::engine {

std::string_view key_of(Group group) {
  static constexpr std::array<std::string_view, group_count> keys = {
      "contact", "content", "coupons", "price", "live", "social", "membership", "inflow"};
  return keys[static_cast<std::size_t>(group)];
}

} // namespace pondlab::engine
