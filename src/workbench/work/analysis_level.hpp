#pragma once

#include <cstdint>

namespace pondlab::workbench {

/// How far a comparison goes into the parameters that the plan has in doubt.
enum class AnalysisLevel : std::uint8_t {
  luck,     ///< chance alone, at the file's own values: `--draws 0`
  drawn,    ///< they are drawn from their ranges: `--draws`
  screened, ///< and which of them flips the choice is looked for: `--screen`
};

} // namespace pondlab::workbench
