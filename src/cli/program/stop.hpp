#pragma once

namespace pondlab::cli {

/// From now on SIGINT and SIGTERM ask the program to stop instead of ending it, and a closed pipe
/// is an error of the write. Who asked and got no answer within a second (a large population is
/// being drawn, a read waits) is obeyed at once. Under node, which has no signals, does nothing.
void catch_signals();

/// From now on that second is a minute: there are results to be written first. Asking twice still
/// ends the program at once.
void wait_for_results();

/// The signal that was caught, or 0.
int caught_signal();

} // namespace pondlab::cli
