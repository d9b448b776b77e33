#include "cli/bench.hpp"
#include "cli/command.hpp"
#include "cli/reproduce.hpp"
#include "cli/run.hpp"
#include "cli/validate.hpp"

#include <array>

namespace pondlab::cli {

namespace {

template <class T>
std::unique_ptr<Command> make() {
  return std::make_unique<T>();
}

constexpr std::array<CommandEntry, 4> all = {{
    {"run", make<Run>},
    {"validate", make<Validate>},
    {"bench", make<Bench>},
    {"reproduce", make<Reproduce>},
}};

} // namespace

std::span<const CommandEntry> commands() { return all; }

} // namespace pondlab::cli
