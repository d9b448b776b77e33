#include "workbench/work/failure_text.hpp"

#include "base/diagnostic.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

namespace pondlab::tests::failure_text_test {

using workbench::failure_text;

namespace {

bool has_chinese(const std::string& words) {
  return std::ranges::any_of(words, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

} // namespace

TEST_CASE("What went wrong is Chinese on a Chinese page, whatever threw it") {
  const Error met(Failure::usage, "life.unknown_person", {{"person", "nobody/1"}});
  const Error never_met(Failure::internal, "the unit of work names no arm");
  const DiagnosticError found(
      Failure::bad_data,
      {.at = {}, .path = "$.segments", .key = "no_people", .arguments = {}, .suggestion = {}});
  for (const Error* error : {&met, &never_met, static_cast<const Error*>(&found)}) {
    CHECK(has_chinese(failure_text(*error, Language::zh)));
    CHECK(!has_chinese(failure_text(*error, Language::en)));
    CHECK(failure_text(*error, Language::en) == error->what());
  }
  CHECK(failure_text(never_met, Language::zh).find(never_met.what()) != std::string::npos);
  CHECK(failure_text(met, Language::zh).find(met.what()) == std::string::npos);
  CHECK(has_chinese(workbench::out_of_memory_text(Language::zh)));
  CHECK(!has_chinese(workbench::out_of_memory_text(Language::en)));
}

} // namespace pondlab::tests::failure_text_test
