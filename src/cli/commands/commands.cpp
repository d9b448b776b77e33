#include "cli/author/adapt.hpp"
#include "cli/author/new_plan.hpp"
#include "cli/commands/bench.hpp"
#include "cli/commands/check.hpp"
#include "cli/commands/compare.hpp"
#include "cli/commands/describe.hpp"
#include "cli/commands/explain.hpp"
#include "cli/commands/merge.hpp"
#include "cli/commands/people.hpp"
#include "cli/commands/pilot.hpp"
#include "cli/commands/reproduce.hpp"
#include "cli/commands/run.hpp"
#include "cli/commands/search.hpp"
#include "cli/commands/trial.hpp"
#include "cli/commands/validate.hpp"
#include "cli/program/command.hpp"

namespace pondlab::cli {

namespace {

template <class T>
std::unique_ptr<Command> make() {
  return std::make_unique<T>();
}

constexpr CommandEntry all[] = {
    {"run", make<Run>},           {"compare", make<Compare>},
    {"check", make<Check>},       {"validate", make<Validate>},
    {"describe", make<Describe>}, {"explain", make<Explain>},
    {"merge", make<Merge>},       {"people", make<People>},
    {"pilot", make<Pilot>},       {"reproduce", make<Reproduce>},
    {"search", make<Search>},     {"trial", make<Trial>},
    {"new", make<New>},           {"adapt", make<Adapt>},
    {"bench", make<Bench>},
};

} // namespace

std::span<const CommandEntry> commands() { return all; }

} // namespace pondlab::cli
