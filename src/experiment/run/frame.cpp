#include "experiment/run/frame.hpp"

namespace pondlab::experiment {

void damaged_frame() {
  throw Error(Failure::bad_data,
              "these bytes are not a piece of work of this version of Pondlab, or are damaged");
}

} // namespace pondlab::experiment
