#include "engine/model/archive.hpp"
#include "engine/model/people.hpp"
#include "engine/sales/person_store.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <set>

namespace pondlab::tests::people_test {

using namespace pondlab::engine;

TEST_CASE("Cohorts start at tiles, and everybody is found in their own") {
  Layout layout;
  layout.add(0, false, 11, 300);
  layout.add(0, true, 12, 0); // nobody: takes no place
  layout.add(1, false, 13, 1);
  layout.add(1, true, 14, 128);
  REQUIRE(layout.cohorts().size() == 3);
  CHECK(layout.people() == 429);
  CHECK(layout.places() == 384 + 128 + 128);
  for (const Cohort& cohort : layout.cohorts()) {
    CHECK(cohort.first % 128 == 0);
    for (PersonIndex i = 0; i < cohort.count; ++i) {
      const PersonIndex person = cohort.first + i;
      REQUIRE(&layout.cohort_of(person) == &cohort);
      REQUIRE(layout.ordinal_of(person) == i);
      REQUIRE(layout.key_of(person) == person_key(cohort.hash, i));
    }
  }
}

TEST_CASE("People start as nobody, never touched") {
  People people;
  people.resize(256);
  CHECK(people.size() == 256);
  CHECK(people.stage[255] == Stage::nobody);
  CHECK(people.record[0].response_state.touched == People::never);
  CHECK(!people.in_pool(3));
  CHECK(People::bytes_per_person() <= 48);
}

TEST_CASE("An audience is a set") {
  Draws draws(Source(3, 0), hash_text("audience"), -1, std::uint32_t{0});
  Audience audience(1'000);
  std::set<PersonIndex> model;
  CHECK(audience.empty());
  for (int i = 0; i < 3'000; ++i) {
    const PersonIndex person = draws.below(1'000);
    if (draws.below(3) == 0) {
      audience.erase(person);
      model.erase(person);
    } else {
      audience.insert(person);
      model.insert(person);
    }
    REQUIRE(audience.contains(person) == model.contains(person));
  }
  CHECK(audience.size() == static_cast<std::int64_t>(model.size()));
  std::vector<PersonIndex> listed;
  audience.each([&](PersonIndex person) { listed.push_back(person); });
  CHECK(listed == std::vector<PersonIndex>(model.begin(), model.end()));
  audience.clear();
  CHECK(audience.empty());
}

TEST_CASE("A person store remembers what was written, and nothing else") {
  Draws draws(Source(4, 0), hash_text("store"), -1, std::uint32_t{0});
  PersonStore<std::uint32_t> store;
  std::map<PersonIndex, std::uint32_t> model;
  for (int i = 0; i < 5'000; ++i) {
    const PersonIndex person = draws.below(100'000);
    if (draws.below(2) == 0) store.write(person) = model[person] = draws.word();
    REQUIRE(store[person] == (model.contains(person) ? model[person] : 0));
  }
  std::map<PersonIndex, std::uint32_t> listed;
  store.each([&](PersonIndex person, std::uint32_t value) {
    if (value != 0) listed[person] = value;
  });
  CHECK(listed == model);

  SnapshotWriter writer;
  writer(store);
  const Snapshot snapshot = writer.take();
  PersonStore<std::uint32_t> again;
  SnapshotReader reader(snapshot);
  reader(again);
  CHECK(reader.at_end());
  for (const auto& [person, value] : model) REQUIRE(again[person] == value);
}

} // namespace pondlab::tests::people_test
