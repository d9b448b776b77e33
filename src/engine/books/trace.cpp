#include "engine/books/trace.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace pondlab::engine {

namespace {

/// One past the last of them.
std::size_t end_of(const std::vector<PersonIndex>& people) {
  return people.empty() ? 0 : std::size_t{*std::ranges::max_element(people)} + 1;
}

Audience set_of(const std::vector<PersonIndex>& people) {
  if (people.size() > Recorder::most)
    throw Error(Failure::usage, "at most 64 people can be followed");
  Audience set(end_of(people));
  for (const PersonIndex person : people) set.insert(person);
  return set;
}

} // namespace

Recorder::Recorder(const std::vector<PersonIndex>& people)
    : Witness(set_of(people), end_of(people)) {}

} // namespace pondlab::engine
