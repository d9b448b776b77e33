#include "cli/commands/program.hpp"
#include "cli/program/process.hpp"

using namespace pondlab;

/// The process round the command line.
int main(int count, char** values) {
  cli::Console console = cli::console_of_process();
  if (!use_instruction_set(console)) return 64;
  return cli::run(std::vector<std::string>(values + (count > 0), values + count), console);
}
