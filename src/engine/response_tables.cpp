#include "engine/response_tables.hpp"

#include "engine/math.hpp"
#include "engine/people.hpp"

namespace pondlab::engine {

TraitFactor::TraitFactor(double spread) {
  for (int score = -128; score < 128; ++score)
    factor_[static_cast<std::uint8_t>(score)] =
        exp(spread * (score * People::score_unit) - spread * spread / 2);
}

StatePower::StatePower(double rate) {
  for (std::size_t i = 0; i < 256; ++i) {
    const double fine = rate * People::state_unit * static_cast<double>(i);
    fine_[i] = exp(fine);
    coarse_[i] = exp(fine * 256);
  }
}

ResponseTables::ResponseTables(const Response& response)
    : responsiveness(response.responsiveness_spread), newness(response.newness_spread),
      price_sensitivity(response.price_sensitivity_spread),
      attention(log(response.fatigue_response)), annoyance(response.opt_out_growth), visits(1) {}

} // namespace pondlab::engine
