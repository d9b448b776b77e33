#include "experiment/run/unknown_name.hpp"

#include "base/diagnostic.hpp"

#include <array>

namespace pondlab::experiment {

namespace {

constexpr std::size_t most_listed = 12;

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < words.size() && i < most_listed; ++i)
    list += (i == 0 ? "" : ", ") + words[i];
  return words.size() > most_listed ? list + " …" : list;
}

std::string sentence_of(Language language, Named named, const std::string& name,
                        const std::string& suggestion, const std::string& known) {
  static constexpr std::array<std::string_view, 5> keys = {"strategy", "measure", "mechanism",
                                                           "topic", "figure"};
  const std::string key = "unknown_name." + std::string(keys[static_cast<std::size_t>(named)]);
  std::string sentence = text(language, key, {{"name", name}});
  if (!suggestion.empty())
    sentence += text(language, "unknown_name.suggestion", {{"suggestion", suggestion}});
  else if (!known.empty())
    sentence += text(language, "unknown_name.known", {{"known", known}});
  return sentence;
}

} // namespace

UnknownName::UnknownName(Named what, const std::string& name, const std::vector<std::string>& known)
    : Error(Failure::usage,
            sentence_of(Language::en, what, name, nearest(name, known), listed(known))),
      named_(what), name_(name), suggestion_(nearest(name, known)), known_(listed(known)) {}

std::string UnknownName::sentence(Language language) const {
  return sentence_of(language, named_, name_, suggestion_, known_);
}

} // namespace pondlab::experiment
