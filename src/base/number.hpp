#pragma once

#include <string>

namespace pondlab {

/// `value` with `decimals` decimals and thousands separated by commas; a proper minus sign.
std::string grouped(double value, int decimals);

} // namespace pondlab
