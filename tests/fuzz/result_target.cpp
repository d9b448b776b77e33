#include "base/error.hpp"
#include "cli/commands/program.hpp"
#include "cli/program/console.hpp"
#include "fuzz/target.hpp"
#include "report/format/manifest_json.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace pondlab::fuzz {

void result(Input input) {
  const std::string text = text_of(input);
  try {
    report::read_manifest(text, "t.json");
  } catch (const Error& error) {
    require(error.failure() == Failure::bad_data, "a result that cannot be read is bad data");
    for (const Language language : {Language::zh, Language::en})
      require(error.sentence(language).find("t.json:") != std::string::npos,
              "the sentence names the place");
    return;
  }
  // Whatever can be read is held against a scenario without harm.
  std::istringstream in(text);
  std::ostringstream out, err;
  cli::Console console{in, out, err};
  const int status =
      cli::run({"reproduce", "-", "--scenario", "/dev/null", "--quiet", "--jobs", "1"}, console);
  constexpr std::array known = {0, 1, 64, 65, 66};
  require(std::ranges::find(known, status) != known.end(), "reproduce ends with a known status");
}

} // namespace pondlab::fuzz
