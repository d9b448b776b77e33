#include "cli/commands/program.hpp"
#include "cli/program/console.hpp"
#include "fuzz/target.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

namespace pondlab::fuzz {

namespace {

/// Commands that neither simulate for long nor touch a file.
bool is_harmless(const std::vector<std::string>& words) {
  if (words.front() != "validate" && words.front() != "describe" && !words.front().starts_with("-"))
    return false;
  return std::ranges::none_of(words, [](const std::string& word) {
    return word.find("-o") != std::string::npos || word.find('/') != std::string::npos;
  });
}

} // namespace

/// A word a line; the same bytes are standard input.
void arguments(Input input) {
  const std::string all = text_of(input);
  std::vector<std::string> words;
  std::istringstream lines(all);
  for (std::string word; std::getline(lines, word) && words.size() < 30;)
    words.push_back(std::move(word));
  if (words.empty() || !is_harmless(words)) return;
  std::istringstream in(all);
  std::ostringstream out, err;
  cli::Console console{in, out, err};
  const int status = cli::run(words, console);
  constexpr std::array known = {0, 64, 65, 66};
  require(std::ranges::find(known, status) != known.end(), "the command ends with a known status");
  require(out.str().find('\x1B') == std::string::npos &&
              err.str().find('\x1B') == std::string::npos,
          "no escape sequence is printed");
}

} // namespace pondlab::fuzz
