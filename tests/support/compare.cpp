#include "support/compare.hpp"

#include <algorithm>

namespace pondlab::tests {

using namespace engine;

namespace {

/// An archive over the columns of two worlds at once: takes those of the first, then of the other.
struct ColumnsOf {
  std::vector<std::vector<std::byte>>* rows;
  PersonIndex person;
  template <class... Column>
  void operator()(Column&... columns) {
    (add(columns[person]), ...);
  }
  /// Mechanisms are numbered within their world: whose the last click was is compared by itself.
  void add(PersonRecord record) {
    record.clicked = 0;
    add(&record, sizeof record);
  }
  template <class Value>
  void add(const Value& value) {
    add(&value, sizeof value);
  }
  void add(const void* data, std::size_t size) {
    const auto* bytes = static_cast<const std::byte*>(data);
    rows->emplace_back(bytes, bytes + size);
  }
};

std::vector<std::vector<std::byte>> columns(const World& world, PersonIndex person) {
  std::vector<std::vector<std::byte>> rows;
  ColumnsOf archive{&rows, person};
  const_cast<People&>(world.state().people)
      .archive(archive); // archives read when they may not write
  return rows;
}

std::uint64_t clicked(const World& world, PersonIndex person) {
  const int mechanism = world.state().people.record[person].clicked - 1;
  return mechanism < 0 ? 0 : world.plan().campaign[static_cast<std::size_t>(mechanism)].key();
}

bool same(const World& a, PersonIndex in_a, const World& b, PersonIndex in_b) {
  return columns(a, in_a) == columns(b, in_b) && clicked(a, in_a) == clicked(b, in_b);
}

} // namespace

bool same_person(const World& a, const World& b, PersonIndex person) {
  return same(a, person, b, person);
}

std::vector<PersonIndex> different_people(const World& a, const World& b) {
  std::vector<PersonIndex> different;
  for (const Cohort& cohort : a.plan().layout.cohorts())
    for (PersonIndex person = cohort.first; person < cohort.first + cohort.count; ++person)
      if (!same(a, person, b, b.find_person(a.person_name(person)).value()))
        different.push_back(person);
  return different;
}

std::vector<std::string> names_of_friends(const World& world, PersonIndex person) {
  std::vector<std::string> names;
  for (const PersonIndex other : world.population()->friends.of(person))
    names.push_back(world.person_name(other));
  std::sort(names.begin(), names.end());
  return names;
}

} // namespace pondlab::tests
