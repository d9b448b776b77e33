#pragma once

#include "engine/model/mechanism.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace pondlab::mechanisms {

/// A kind of mechanism a campaign can be built of. Texts: `mechanism.<kind>.name`, `.meaning`.
struct Kind {
  std::string_view kind; ///< key in scenario files
  std::uint8_t number;   ///< of the kind in addresses of draws: append-only, never reused, from 1
  std::shared_ptr<engine::Mechanism> (*make)(); ///< a new one with default parameters
};

/// All kinds, by number.
std::span<const Kind> catalogue();

/// The kind of this name, or null.
const Kind* find_kind(std::string_view kind);

} // namespace pondlab::mechanisms
