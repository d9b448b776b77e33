#include "scenario/file/compile.hpp"
#include "scenario/files.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>

namespace pondlab::tests::shipped_test {

using namespace pondlab::scenario;

namespace {

/// All scenarios that come with the program.
std::vector<std::filesystem::path> shipped() {
  const std::filesystem::path folder = tests::repository_file("scenarios");
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace

TEST_CASE("shipped scenarios are valid, without warnings, and compile with every strategy") {
  for (const auto& file : shipped()) {
    const auto result = read(tests::content_of_file(file.string()), file.filename().string());
    INFO(rendered(result.diagnostics));
    CHECK(result.diagnostics.empty());
    REQUIRE(result);
    for (const Strategy& strategy : result.value->strategies)
      CHECK_NOTHROW(compile(*result.value, strategy.id));
  }
}

TEST_CASE("shipped scenarios have names in both languages") {
  for (const auto& file : shipped()) {
    const auto result = read(tests::content_of_file(file.string()), file.filename().string());
    REQUIRE(result);
    INFO(file.string());
    CHECK_FALSE(result.value->header.name.zh.empty());
    CHECK_FALSE(result.value->header.name.en.empty());
  }
}

namespace {

/// Items of a set-up's lists that lack a name in a language.
template <class Item>
void check_names(const std::vector<Item>& items) {
  for (const Item& item : items) {
    INFO(item.id);
    CHECK(is_in_both_languages(item.name));
  }
}

/// Also those that a strategy has instead of the base's.
void check_all_names(const Scenario& scenario) {
  for (const Strategy& strategy : scenario.strategies) {
    INFO(strategy.id);
    if (strategy.id != none_strategy) CHECK(is_in_both_languages(strategy.name));
    const engine::Setup setup = compile(scenario, strategy.id).setup;
    check_names(setup.segments);
    check_names(setup.products);
    check_names(setup.stores);
    check_names(setup.inflow);
    check_names(setup.calendar);
    check_names(setup.shocks);
  }
}

} // namespace

TEST_CASE("whatever a shipped scenario lists has a name in both languages") {
  for (const auto& file : shipped()) {
    const auto result = read(tests::content_of_file(file.string()), file.filename().string());
    REQUIRE(result);
    INFO(file.string());
    check_all_names(*result.value);
  }
}

TEST_CASE("shipped scenarios give their sources in both languages") {
  for (const auto& file : shipped()) {
    const auto result = read(tests::content_of_file(file.string()), file.filename().string());
    REQUIRE(result);
    const Header& header = result.value->header;
    INFO(file.string());
    for (const Expectation& expectation : header.expectations) {
      INFO(expectation.source.en);
      CHECK((expectation.source.empty() || is_in_both_languages(expectation.source)));
    }
    for (const ParameterUncertainty& doubt : header.doubts) {
      INFO(doubt.source.en);
      CHECK((doubt.usual || is_in_both_languages(doubt.source)));
    }
  }
}

} // namespace pondlab::tests::shipped_test
