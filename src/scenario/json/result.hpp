#pragma once

#include "base/diagnostic.hpp"

#include <optional>

namespace pondlab::scenario {

/// What a validation hands back: the value when there was no error, and every finding (a value may
/// come with warnings).
template <class T>
struct Result {
  std::optional<T> value;
  Diagnostics diagnostics;

  explicit operator bool() const { return value.has_value(); }
};

} // namespace pondlab::scenario
