#include "report/model/annotation.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace pondlab::tests::annotation_test {

using namespace pondlab::report;
using Level = Annotation::Level;

TEST_CASE("an annotation is a workflow command with its place") {
  CHECK(annotations_text({{Level::error, "orders", "too few", "a/b.json", 12, 3}}, Language::en) ==
        "::error file=a/b.json,line=12,col=3,title=orders::too few\n");
  CHECK(annotations_text({{Level::notice, "", "fine", ""}}, Language::en) == "::notice::fine\n");
  CHECK(annotations_text(std::vector<Annotation>{}, Language::en).empty());
}

TEST_CASE("nothing in an annotation ends its line or adds a property") {
  CHECK(annotations_text({{Level::warning, "a:b,c\n::set-env", "100 %\r\n::stop-commands::x",
                           "x,line=9:y.json", 1, 0}},
                         Language::en) ==
        "::warning file=x%2Cline=9%3Ay.json,line=1,title=a%3Ab%2Cc\\n%3A%3Aset-env::100 %25\\r%0A"
        "::stop-commands::x\n");
}

TEST_CASE("the worst ten are shown, the tenth saying how many are left") {
  std::vector<Annotation> many(12, {Level::warning, "", "w", "f"});
  many.push_back({Level::error, "", "e", "f"});
  const std::string text = annotations_text(many, Language::en);
  CHECK(std::count(text.begin(), text.end(), '\n') == 10);
  CHECK(text.starts_with("::error file=f::e\n"));
  CHECK(text.ends_with("::4 more; see the summary of this step\n"));
}

TEST_CASE("findings are annotations of the scenario's file") {
  const Diagnostics findings = {
      {Severity::warning, {"s.json", 2, 5}, "$.run", "unknown_key", {}, ""},
      {Severity::error, {"s.json", 7, 1}, "", "unknown_key", {}, ""}};
  const std::string text = annotations_text(findings, "s.json", Language::en);
  CHECK(text.starts_with("::error file=s.json,line=7,col=1,title=$::"));
  CHECK(text.find("\n::warning file=s.json,line=2,col=5,title=$.run::") != text.npos);
}

} // namespace pondlab::tests::annotation_test
