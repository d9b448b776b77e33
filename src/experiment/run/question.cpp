#include "experiment/run/question.hpp"

namespace pondlab::experiment {

std::vector<ArmKey> arms_of(const Question& question) {
  switch (question.measure->twin) {
  case engine::Twin::without_campaign:
    return {{question.strategy, {}}, {std::string(no_campaign), {}}};
  case engine::Twin::without_mechanism:
    return {{question.strategy, {}}, {question.strategy, question.of}};
  case engine::Twin::none:
    break;
  }
  return {{question.strategy, {}}};
}

} // namespace pondlab::experiment
