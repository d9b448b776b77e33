#include "support/workbenches.hpp"

#include <stdexcept>

namespace pondlab::tests {

SessionFixture::SessionFixture(const std::string& text) {
  if (!session.open(text, "fixture.json") || !session.playback().can_run())
    throw std::runtime_error("the scenario cannot run");
}

void SessionFixture::settle() {
  for (int slices = 0; session.busy(); ++slices) {
    if (slices > 100'000) throw std::runtime_error("the session does not settle");
    session.advance(now);
  }
}

void SessionFixture::go_to(int day) {
  session.playback().jump_to(day);
  settle();
}

} // namespace pondlab::tests
