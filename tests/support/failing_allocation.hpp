#pragma once

#include <cstdint>

namespace pondlab::tests {

/// Makes one allocation of this process fail: the nth from now on, from 1, whoever asks for it. Not
/// under the sanitizers, which have an allocator of their own, nor in WebAssembly.
class FailingAllocation {
public:
  explicit FailingAllocation(std::int64_t nth);
  ~FailingAllocation();
  FailingAllocation(const FailingAllocation&) = delete;
  FailingAllocation& operator=(const FailingAllocation&) = delete;

  static bool possible();
  /// Whether it has.
  bool failed() const;
};

} // namespace pondlab::tests
