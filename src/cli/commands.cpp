#include "cli/command.hpp"
#include "cli/run.hpp"

#include <array>

namespace pondlab::cli {

namespace {

template <class T>
std::unique_ptr<Command> make() {
  return std::make_unique<T>();
}

constexpr std::array<CommandEntry, 1> all = {{
    {"run", make<Run>},
}};

} // namespace

std::span<const CommandEntry> commands() { return all; }

} // namespace pondlab::cli
