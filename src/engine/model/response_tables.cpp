#include "engine/model/response_tables.hpp"

#include "engine/model/people.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::engine {

TraitFactor::TraitFactor(double spread) {
  for (int score = -128; score < 128; ++score)
    factor_[static_cast<std::uint8_t>(score)] =
        exp(spread * (score * People::score_unit) - spread * spread / 2);
}

StatePower::StatePower(double rate, double unit) {
  for (std::size_t i = 0; i < 256; ++i) {
    const double fine = rate * unit * static_cast<double>(i);
    fine_[i] = exp(fine);
    coarse_[i] = exp(fine * 256);
  }
}

ResponseTables::ResponseTables(const Response& response)
    : responsiveness(response.responsiveness_spread), newness(response.newness_spread),
      price_sensitivity(response.price_sensitivity_spread),
      attention(log(response.fatigue_response), People::state_unit),
      annoyance(response.opt_out_growth, People::state_unit), visits(1, People::state_unit),
      pull(response.contact_pull, People::state_unit), put_off(-1, People::state_unit),
      benefit(response), by_trust_(response.trust_weight, People::trust_unit),
      by_distrust_(-response.trust_weight, People::trust_unit),
      distrusted_(-response.trust_attention, People::trust_unit),
      per_tolerance_(1 / response.tolerance) {}

double ResponseTables::appetite(double fatigue) const {
  const double part = fatigue * per_tolerance_;
  const double lost = part * part * part * part;
  return lost < 2 ? 1 - lost : -1;
}

std::uint16_t ResponseTables::stored_trust(double trust) {
  const double size = std::min(std::abs(trust), 1.);
  return static_cast<std::uint16_t>(size / People::trust_unit + .5);
}

} // namespace pondlab::engine
