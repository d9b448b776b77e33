#include "cli/program/stop.hpp"

#ifndef __EMSCRIPTEN__
#include <csignal>
#include <unistd.h>
#endif

namespace pondlab::cli {

#ifdef __EMSCRIPTEN__

void catch_signals() {}
void wait_for_results() {}
int caught_signal() { return 0; }

#else

namespace {

volatile std::sig_atomic_t caught = 0;
volatile std::sig_atomic_t patience = 1; ///< seconds from being asked to obeying

void leave(int) { _exit(128 + caught); }

void ask_to_stop(int signal) {
  if (caught != 0) leave(signal); // asked twice
  caught = signal;
  alarm(static_cast<unsigned>(patience));
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  sigaction(signal, &action, nullptr); // without SA_RESTART, so that a read in wait breaks off
}

} // namespace

void catch_signals() {
  handle(SIGALRM, leave);
  handle(SIGINT, ask_to_stop);
  handle(SIGTERM, ask_to_stop);
  handle(SIGPIPE, SIG_IGN);
}

void wait_for_results() { patience = 60; }

int caught_signal() { return caught; }

#endif

} // namespace pondlab::cli
