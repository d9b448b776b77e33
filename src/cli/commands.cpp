#include "cli/bench.hpp"
#include "cli/command.hpp"
#include "cli/compare.hpp"
#include "cli/describe.hpp"
#include "cli/explain.hpp"
#include "cli/merge.hpp"
#include "cli/people.hpp"
#include "cli/pilot.hpp"
#include "cli/reproduce.hpp"
#include "cli/run.hpp"
#include "cli/search.hpp"
#include "cli/trial.hpp"
#include "cli/validate.hpp"

namespace pondlab::cli {

namespace {

template <class T>
std::unique_ptr<Command> make() {
  return std::make_unique<T>();
}

constexpr CommandEntry all[] = {
    {"run", make<Run>},           {"compare", make<Compare>}, {"validate", make<Validate>},
    {"describe", make<Describe>}, {"explain", make<Explain>}, {"merge", make<Merge>},
    {"people", make<People>},     {"pilot", make<Pilot>},     {"reproduce", make<Reproduce>},
    {"search", make<Search>},     {"trial", make<Trial>},     {"bench", make<Bench>},
};

} // namespace

std::span<const CommandEntry> commands() { return all; }

} // namespace pondlab::cli
