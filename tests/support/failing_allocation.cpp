#include "support/failing_allocation.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PONDLAB_OWN_ALLOCATOR 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__EMSCRIPTEN__)
#define PONDLAB_OWN_ALLOCATOR 1
#endif

namespace pondlab::tests {

namespace {

std::atomic<std::int64_t> allocations_left{0}; ///< until the one that fails; 0 = none does

#ifndef PONDLAB_OWN_ALLOCATOR
bool is_to_fail() {
  return allocations_left.load(std::memory_order_relaxed) > 0 && --allocations_left == 0;
}
#endif

} // namespace

FailingAllocation::FailingAllocation(std::int64_t nth) { allocations_left = nth; }
FailingAllocation::~FailingAllocation() { allocations_left = 0; }
bool FailingAllocation::failed() const { return allocations_left <= 0; }

bool FailingAllocation::possible() {
#ifdef PONDLAB_OWN_ALLOCATOR
  return false;
#else
  return true;
#endif
}

} // namespace pondlab::tests

#ifndef PONDLAB_OWN_ALLOCATOR
// These replace the library's; arrays and allocations that do not throw come here too.
void* operator new(std::size_t size) {
  if (!pondlab::tests::is_to_fail())
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
#endif
