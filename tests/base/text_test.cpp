#include "base/text.hpp"
#include "support/repository.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace pondlab::tests::text_test {

TEST_CASE("a text is found in both languages") {
  CHECK(text(Language::zh, "diagnostic.error") == "错误");
  CHECK(text(Language::en, "diagnostic.error") == "error");
  CHECK(has_text(Language::zh, "diagnostic.error"));
}

TEST_CASE("a missing key is its own text, and outlives the string that named it") {
  std::string key = "no.such.key";
  const std::string_view found = text(Language::en, key);
  key.assign(key.size(), 'x');
  CHECK(found == "no.such.key");
  CHECK_FALSE(has_text(Language::en, "no.such.key"));
}

TEST_CASE("names in braces are replaced, other braces stay") {
  // A missing key stands for itself, which makes any pattern a key.
  CHECK(text(Language::en, "{a} and {b}, {a}", {{"a", "1"}, {"b", "2"}}) == "1 and 2, 1");
  CHECK(text(Language::en, "{unknown} {a} {", {{"a", "{b}"}}) == "{unknown} {b} {");
  CHECK(text(Language::en, "{{a}}", {{"a", "1"}}) == "{1}");
  CHECK(text(Language::en, "nothing", {}) == "nothing");
}

TEST_CASE("what is filled in is seen; line ends of the text itself stay") {
  CHECK(text(Language::en, "one\n{a}", {{"a", "x\n\x1b[31m\u202Ey\xFF"}}) ==
        "one\nx\\n\\u001B[31m\\u202Ey\\xFF");
  const std::string nested = text(Language::en, "{a}", {{"a", "\r"}});
  CHECK(text(Language::en, "<{a}>", {{"a", nested}}) == "<\\r>"); // twice is once
}

TEST_CASE("keys are sorted and there once") {
  const auto keys = text_keys();
  REQUIRE_FALSE(keys.empty());
  CHECK(std::ranges::is_sorted(keys, std::less_equal<>()));
}

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("each key that a source names in full has a text") {
  const std::regex use(R"rx(\btext\(\s*[^,()"]+(?:\(\))?,\s*"([^"]+)"\s*[,)])rx");
  const std::filesystem::path sources = tests::repository_file("src");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(sources)) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string source = contents(entry.path());
    for (std::sregex_iterator match(source.begin(), source.end(), use), end; match != end;
         ++match) {
      INFO(entry.path().filename().string());
      const std::string key = (*match)[1];
      INFO(key);
      CHECK(has_text(Language::en, key));
    }
  }
}

} // namespace pondlab::tests::text_test
