#include "cli/program/console.hpp"

namespace pondlab::cli {

Language language_of(std::string_view lc_all, std::string_view lc_messages, std::string_view lang) {
  for (const std::string_view value : {lc_all, lc_messages, lang})
    if (!value.empty()) return value.starts_with("zh") ? Language::zh : Language::en;
  return Language::en;
}

void tell(Console& console, std::string_view sentence) {
  console.err << "pondlab: " << sentence << '\n' << std::flush;
}

} // namespace pondlab::cli
