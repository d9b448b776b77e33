#define PONDLAB_ISA base
#include "engine/thinning/thinning_kernel.inl"

namespace pondlab::engine {

const GateKernel thinning_kernel_base = {"base",
                                         base::bytes,
                                         base::masks,
                                         base::masks_one_bound,
                                         base::masks_around,
                                         base::compare,
                                         base::compare_one_bound,
                                         base::places,
                                         base::draw,
                                         base::word_of_days};

} // namespace pondlab::engine
