#pragma once

namespace pondlab::cli {

/// What ranks 1, 2, … of a job under MPI do: work on the items that rank 0 sends, until it sends
/// them home.
void work_for_rank_0();

} // namespace pondlab::cli
