#include "support/processes.hpp"

#include "cli/commands/program.hpp"

#include <filesystem>

#ifndef __EMSCRIPTEN__
#include <csignal>
#include <fcntl.h>
#include <iostream>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace pondlab::tests {

std::uintmax_t size_of_file(const std::string& file) {
  std::error_code none_yet;
  const std::uintmax_t size = std::filesystem::file_size(file, none_yet);
  return none_yet ? 0 : size;
}

#ifndef __EMSCRIPTEN__

void kill_at(const std::vector<std::string>& arguments, const std::string& file,
             std::uintmax_t bytes) {
  const pid_t process = fork();
  if (process == 0) {
    const int null = open("/dev/null", O_RDWR);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    cli::Console console{.in = std::cin, .out = std::cout, .err = std::cerr};
    _exit(cli::run(arguments, console));
  }
  while (size_of_file(file) < bytes) {
    if (waitpid(process, nullptr, WNOHANG) != 0) return; // at its end already
    usleep(100);
  }
  kill(process, SIGKILL);
  waitpid(process, nullptr, 0);
}

#endif

} // namespace pondlab::tests
