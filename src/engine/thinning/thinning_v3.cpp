#define PONDLAB_ISA v3
#include "engine/thinning/thinning_kernel.inl"

namespace pondlab::engine {

const GateKernel gate_kernel_v3 = {"v3",
                                   v3::bytes,
                                   v3::masks,
                                   v3::masks_one_bound,
                                   v3::masks_around,
                                   v3::compare,
                                   v3::compare_one_bound,
                                   v3::places,
                                   v3::draw,
                                   v3::word_of_days};

} // namespace pondlab::engine
