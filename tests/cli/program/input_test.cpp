#include "cli/program/input.hpp"
#include "support/commands.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#ifndef __EMSCRIPTEN__
#include <sys/stat.h>
#endif

namespace pondlab::tests::input_test {

using Catch::Matchers::ContainsSubstring;

namespace {

void check_refused(const std::string& file, int status, const std::string& reason) {
  INFO(file);
  const Ran result = ran({"run", file});
  CHECK(result.status == status);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, ContainsSubstring(reason));
}

} // namespace

TEST_CASE("what cannot be read is one clear sentence and status 66") {
  const Folder folder;
  check_refused(folder.path("nothing.json"), 66, "there is no such file or folder");
  check_refused(folder.path("."), 66, "it is a folder");
  check_refused(folder.file("file", "") + "/below.json", 66, "no folder");
  CHECK_THAT(ran({"run", folder.path("nothing.json")}, {.language = Language::zh}).err,
             ContainsSubstring("没有这个文件或文件夹"));
}

TEST_CASE("what is no scenario is one clear sentence and status 65") {
  const Folder folder;
  check_refused(folder.file("empty.json", ""), 65, "empty.json");
  check_refused(folder.file("gbk.json", "{\"name\": \"\xcb\xbd\xd3\xf2\"}"), 65, "UTF-8");
  check_refused(folder.file("zeros.json", std::string(1000, '\0')), 65, "zeros.json:1:1");
  check_refused(folder.file("large.json", std::string((8u << 20) + 1, ' ')), 65,
                "larger than 8 MiB");
}

TEST_CASE("standard input is bounded, too") {
  const Ran large = ran({"run", "-"}, {.input = std::string((8u << 20) + 1, ' ')});
  CHECK(large.status == 65);
  CHECK_THAT(large.err, ContainsSubstring("<stdin> is larger than 8 MiB"));
  const Ran empty = ran({"run", "-"});
  CHECK(empty.status == 65);
  CHECK_THAT(empty.err, ContainsSubstring("<stdin>"));
}

TEST_CASE("a byte order mark in front is no part of a scenario") {
  const Folder folder;
  const std::string marked = "\xEF\xBB\xBF" + content_of_file(small_file());
  CHECK(ran({"run", folder.file("marked.json", marked), "--days", "5"}).status <= 2);
  CHECK(ran({"validate", "-"}, {.input = marked}).status == 0);
  CHECK_THAT(ran({"run", folder.file("marked.json", "\xEF\xBB\xBF{,")}).err,
             ContainsSubstring("marked.json:1:2:")); // as editors count
}

#ifndef __EMSCRIPTEN__
TEST_CASE("a named pipe is not waited for; devices without an end are bounded") {
  const Folder folder;
  REQUIRE(mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  check_refused(folder.path("pipe"), 66, "is a pipe");
  check_refused("/dev/zero", 65, "larger than 8 MiB");
}
#endif

} // namespace pondlab::tests::input_test
