#include "engine/trace.hpp"

#include "base/error.hpp"

namespace pondlab::engine {

Recorder::Recorder(std::vector<PersonIndex> people) : people_(std::move(people)) {
  if (people_.size() > most) throw Error(Failure::usage, "at most 64 people can be followed");
}

} // namespace pondlab::engine
