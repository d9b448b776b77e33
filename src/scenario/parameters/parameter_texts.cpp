#include "scenario/parameters/parameter_texts.hpp"

#include <string>

namespace pondlab::scenario {

namespace {

/// The kind's own key unless only the common one has a text.
std::string key_of(Language language, std::string_view kind, std::string_view key,
                   std::string_view part) {
  const std::string tail = "." + std::string(key) + "." + std::string(part);
  std::string own = "parameter." + std::string(kind) + tail;
  std::string common = "parameter.common" + tail;
  return has_text(language, own) || !has_text(language, common) ? own : common;
}

} // namespace

std::string_view parameter_name(Language language, std::string_view kind, std::string_view key) {
  return text(language, key_of(language, kind, key, "name"));
}

std::string_view parameter_help(Language language, std::string_view kind, std::string_view key) {
  return text(language, key_of(language, kind, key, "help"));
}

std::string_view parameter_absent(Language language, std::string_view kind, std::string_view key) {
  const std::string full = key_of(language, kind, key, "absent");
  return has_text(language, full) ? text(language, full) : std::string_view();
}

bool has_parameter_name(Language language, std::string_view kind, std::string_view key) {
  return has_text(language, key_of(language, kind, key, "name"));
}

} // namespace pondlab::scenario
