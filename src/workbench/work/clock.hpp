#pragma once

#include <functional>

namespace pondlab::workbench {

/// Milliseconds since some moment; tests hand in their own.
using Clock = std::function<double()>;

/// The machine's, which never goes back.
double steady_milliseconds();

} // namespace pondlab::workbench
