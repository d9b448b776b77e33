#include "scenario/parameters/localized_text.hpp"

namespace pondlab::scenario {

void visit(engine::ParameterVisitor& v, LocalizedText& w) {
  v.text("zh", w.zh, 2'000, true);
  v.text("en", w.en, 2'000, true);
}

} // namespace pondlab::scenario
