#include "cli/console.hpp"

namespace pondlab::cli {

Language language_of(const char* lc_all, const char* lc_messages, const char* lang) {
  for (const char* const value : {lc_all, lc_messages, lang})
    if (value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
  return Language::en;
}

void tell(Console& console, std::string_view sentence) {
  console.err << "pondlab: " << sentence << '\n' << std::flush;
}

} // namespace pondlab::cli
