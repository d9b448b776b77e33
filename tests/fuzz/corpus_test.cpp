#include "fuzz/target.hpp"
#include "support/repository.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <vector>

namespace pondlab::tests::corpus_test {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> corpus_of(std::string_view target) {
  std::vector<std::string> inputs;
  const fs::path folder = tests::repository_file("tests/fuzz/corpus/" + std::string(target));
  for (const auto& entry : fs::directory_iterator(folder))
    inputs.push_back(tests::content_of_file(entry.path().string()));
  std::ranges::sort(inputs);
  return inputs;
}

void read(const fuzz::Target& target, const std::string& input) {
  try {
    target.read({reinterpret_cast<const std::uint8_t*>(input.data()), input.size()});
  } catch (const fuzz::Broken& broken) {
    FAIL_CHECK(target.name << ": " << broken.what << "\n" << input.substr(0, 2'000));
  }
}

} // namespace

TEST_CASE("Whatever fuzzing has found is read without harm") {
  for (const fuzz::Target& target : fuzz::targets) {
    const auto corpus = corpus_of(target.name);
    CHECK_FALSE(corpus.empty());
    for (const std::string& input : corpus) read(target, input);
  }
}

TEST_CASE("And so is what lies one change beside it") {
  std::mt19937 random(1);
  for (const fuzz::Target& target : fuzz::targets)
    for (std::string input : corpus_of(target.name)) {
      if (input.empty() || input.size() > 20'000) continue;
      input[random() % input.size()] = static_cast<char>(random() % 256);
      read(target, input);
    }
}

} // namespace pondlab::tests::corpus_test
