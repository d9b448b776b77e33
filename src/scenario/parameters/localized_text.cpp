#include "scenario/parameters/localized_text.hpp"

namespace pondlab::scenario {

void visit(engine::ParameterVisitor& v, LocalizedText& w) {
  v.text("zh", w.zh, 2'000, true);
  v.text("en", w.en, 2'000, true);
}

NodePtr in_both_languages(const Node& text) {
  const std::string words(*text.as_string());
  return Node::object({{"zh", text.at(), Node::string(words, text.at())},
                       {"en", text.at(), Node::string(words, text.at())}},
                      text.at());
}

} // namespace pondlab::scenario
