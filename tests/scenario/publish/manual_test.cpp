#include "scenario/files.hpp"
#include "scenario/publish/publication.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <fstream>
#include <regex>

namespace pondlab::tests::manual_test {

using namespace pondlab::scenario;

TEST_CASE("docs/scenario.md is what the declarations say") {
  // After a change of parameters or texts: run with PONDLAB_APPROVE=1 and commit the difference.
  for (const auto& [language, name] :
       {std::pair(Language::en, "scenario.md"), std::pair(Language::zh, "scenario.zh.md")}) {
    const std::string path = tests::repository_file("docs/") + name;
    const std::string manual = scenario_manual(language);
    if (std::getenv("PONDLAB_APPROVE")) std::ofstream(path, std::ios::binary) << manual;
    INFO(path);
    CHECK(tests::content_of_file(path) == manual);
  }
}

TEST_CASE("the manual says nothing in keys of texts") {
  const std::regex key("(parameter|record|manual|measure|mechanism|unit|source|reference)"
                       "\\.[a-z_0-9]+");
  for (const Language language : {Language::zh, Language::en}) {
    const std::string manual = scenario_manual(language);
    for (std::sregex_iterator at(manual.begin(), manual.end(), key), none; at != none; ++at)
      FAIL_CHECK(at->str());
  }
}

} // namespace pondlab::tests::manual_test
