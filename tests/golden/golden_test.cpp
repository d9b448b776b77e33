#include "engine/thinning/thinning_filter.hpp"
#include "engine/world/world.hpp"
#include "experiment/study/study.hpp"
#include "support/repository.hpp"
#include "support/shipped.hpp"

#include <catch2/catch_test_macros.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <sstream>

namespace pondlab::tests::golden_test {

// The same bits everywhere: each shipped scenario's day hashes and final state, for the file's
// seed, replication 0 and the strategy that runs by default, are those of tests/golden. To approve
// new results on purpose, see tests/README.md.

namespace {

/// Fingerprints of one run.
struct Golden {
  std::string strategy;
  std::int64_t people = 0;
  std::vector<std::uint64_t> days;
  std::uint64_t state = 0;
};

Golden golden_of(const std::string& text) {
  const auto read = scenario::read(text, "golden.json");
  REQUIRE(read);
  const scenario::Scenario& scenario = *read.value;
  const std::string strategy = scenario.default_strategy().id;
  const experiment::Arm arm = experiment::compile_arm(scenario, {strategy, {}});
  engine::World world(arm.plan, static_cast<std::uint64_t>(scenario.header.run.seed), 0);
  world.run_to(arm.plan->day_count());
  return {strategy, engine::people_of(scenario.setup), world.day_hashes(), world.state_hash()};
}

std::string hexadecimal(std::uint64_t hash) {
  std::ostringstream text;
  text << '"' << std::hex << std::setw(16) << std::setfill('0') << hash << '"';
  return text.str();
}

/// JSON, four days a line.
std::string text_of(const Golden& golden) {
  std::string text = "{\n  \"strategy\": \"" + golden.strategy +
                     "\",\n  \"people\": " + std::to_string(golden.people) +
                     ",\n  \"state\": " + hexadecimal(golden.state) + ",\n  \"days\": [";
  for (std::size_t day = 0; day < golden.days.size(); ++day) {
    if (day > 0) text += day % 4 == 0 ? ",\n    " : ", ";
    text += hexadecimal(golden.days[day]);
  }
  return text + "]\n}\n";
}

std::string path_of(const std::string& name) { return repository_file("tests/golden/" + name); }

/// Where two texts of goldens part, in words.
std::string difference(const std::string& expected, const std::string& received) {
  if (expected.empty()) return "it has not been approved yet";
  const auto before = nlohmann::json::parse(expected), now = nlohmann::json::parse(received);
  for (const char* const key : {"strategy", "people"})
    if (before[key] != now[key]) return std::string("another number or name of ") + key;
  for (std::size_t day = 0; day < before["days"].size() && day < now["days"].size(); ++day)
    if (before["days"][day] != now["days"][day]) return "from day " + std::to_string(day) + " on";
  return before["days"].size() != now["days"].size() ? "another number of days" : "the final state";
}

void check_golden(const std::string& text, const std::string& name) {
  const std::string received = text_of(golden_of(text));
  if (std::getenv("PONDLAB_APPROVE")) std::ofstream(path_of(name), std::ios::binary) << received;
  const std::string expected = content_of_file(path_of(name));
  INFO("tests/golden/" << name << ", run on " << engine::instruction_set());
  if (expected != received) FAIL_CHECK("differs: " << difference(expected, received));
  CHECK(expected.size() == received.size());
}

/// So few people that every build can afford them, over all days but for the longest scenarios.
std::string small_text(const Shipped& scenario) { return shrunken(scenario, 2'000, 640); }

std::string small_name(const Shipped& scenario) { return scenario.name + ".small.json"; }

void check_full(bool inman) {
  for (const Shipped& scenario : shipped_scenarios())
    if ((scenario.name == "inman") == inman) check_golden(scenario.text, scenario.name + ".json");
}

/// Uses an instruction set until the end of its scope.
class Using {
public:
  explicit Using(const char* name) : there_(engine::set_instruction_set(name)) {}
  ~Using() { engine::set_instruction_set(before_.c_str()); }
  Using(const Using&) = delete;
  Using& operator=(const Using&) = delete;
  bool there() const { return there_; }

private:
  std::string before_ = engine::instruction_set();
  bool there_;
};

void check_instruction_set(const char* name) {
  const Using set(name);
  if (!set.there()) SKIP("this machine or build lacks " << name);
  for (const Shipped& scenario : shipped_scenarios())
    check_golden(small_text(scenario), small_name(scenario));
}

} // namespace

TEST_CASE("Shrunken scenarios give the golden hashes on every build", "[golden]") {
  for (const Shipped& scenario : shipped_scenarios())
    check_golden(small_text(scenario), small_name(scenario));
}

TEST_CASE("Shipped scenarios give the golden hashes", "[golden][full]") { check_full(false); }

TEST_CASE("Inman gives the golden hashes", "[golden][full][wasm]") { check_full(true); }

TEST_CASE("The base kernels give the golden hashes", "[golden]") { check_instruction_set("base"); }
TEST_CASE("The kernels for x86-64-v3 give the golden hashes", "[golden]") {
  check_instruction_set("v3");
}
TEST_CASE("The kernels for x86-64-v4 give the golden hashes", "[golden]") {
  check_instruction_set("v4");
}

TEST_CASE("Every golden file is a scenario's", "[golden]") {
  std::vector<std::string> known;
  for (const Shipped& scenario : shipped_scenarios()) {
    known.push_back(scenario.name + ".json");
    known.push_back(small_name(scenario));
  }
  for (const auto& entry : std::filesystem::directory_iterator(path_of(""))) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().filename().string());
    CHECK(std::ranges::find(known, entry.path().filename().string()) != known.end());
  }
}

TEST_CASE("A shrunken scenario is valid and small", "[golden]") {
  for (const Shipped& scenario : shipped_scenarios()) {
    const auto read = scenario::read(small_text(scenario), scenario.name);
    INFO(scenario.name);
    REQUIRE(read);
    CHECK(engine::people_of(read.value->setup) <= 2'010);
    CHECK(read.value->setup.horizon.days <= 640);
    CHECK(read.value->strategies.size() > 0);
  }
}

} // namespace pondlab::tests::golden_test
