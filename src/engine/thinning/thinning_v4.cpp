#define PONDLAB_ISA v4
#include "engine/thinning/thinning_kernel.inl"

namespace pondlab::engine {

const GateKernel gate_kernel_v4 = {"v4",
                                   v4::bytes,
                                   v4::masks,
                                   v4::masks_one_bound,
                                   v4::masks_around,
                                   v4::compare,
                                   v4::compare_one_bound,
                                   v4::places,
                                   v4::draw,
                                   v4::word_of_days};

} // namespace pondlab::engine
