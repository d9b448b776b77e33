#include "workbench/work/failure_text.hpp"

namespace pondlab::workbench {

std::string failure_text(const Error& error, Language language) {
  std::string sentence = error.sentence(language);
  const bool english_alone = language != Language::en && sentence == error.what();
  return english_alone ? text(language, "app.internal_error", {{"detail", sentence}}) : sentence;
}

std::string out_of_memory_text(Language language) {
  return std::string(text(language, "app.out_of_memory"));
}

} // namespace pondlab::workbench
