#include "engine/parameters/localized_text.hpp"

namespace pondlab::engine {

void visit(ParameterVisitor& v, LocalizedText& w) {
  v.text("zh", w.zh, max_localized_bytes, true);
  v.text("en", w.en, max_localized_bytes, true);
}

} // namespace pondlab::engine
