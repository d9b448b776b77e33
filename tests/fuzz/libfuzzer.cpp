#include "fuzz/target.hpp"

#include <cstdio>
#include <cstdlib>

#ifndef PONDLAB_FUZZ_TARGET
#error "PONDLAB_FUZZ_TARGET names the function of fuzz/target.hpp that this program tries"
#endif

// libFuzzer's entry: one program a target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    pondlab::fuzz::PONDLAB_FUZZ_TARGET({data, size});
  } catch (const pondlab::fuzz::Broken& broken) {
    std::fprintf(stderr, "not kept: %s\n", broken.what.c_str());
    std::abort();
  }
  return 0;
}
