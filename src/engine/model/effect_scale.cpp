#include "engine/model/effect_scale.hpp"

#include "base/error.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::engine {

namespace {

/// Visits a day without the message, all people alike.
double visits_a_day(const MeasuredMessage& message) {
  return -log1p(-message.control) / message.days;
}

/// Chance that a reader whom the message moves by `stimulus` does not visit.
double stays_away(const MeasuredMessage& message, double stimulus) {
  double days = 0;
  for (int day = 0; day < message.days; ++day, stimulus *= message.carry_over)
    days += exp(stimulus);
  return exp(-visits_a_day(message) * days);
}

} // namespace

double visiting_share(const MeasuredMessage& message, double stimulus) {
  constexpr int points = 101; // of the normal score, by the midpoint rule over ±5
  const double spread = message.responsiveness_spread;
  double away = 0, all = 0;
  for (int i = 0; i < points; ++i) {
    const double z = -5 + (i + .5) * 10 / points;
    const double weight = exp(-z * z / 2);
    away += weight * stays_away(message, stimulus * exp(spread * z - spread * spread / 2));
    all += weight;
  }
  return message.seen * (1 - away / all) + (1 - message.seen) * message.control;
}

double stimulus_of_log_odds(const MeasuredMessage& message, double log_odds) {
  const double wanted = 1 / (1 + exp(-(logit(message.control) + log_odds)));
  double low = -8, high = 8;
  if (visiting_share(message, high) < wanted || visiting_share(message, low) > wanted)
    throw Error(Failure::bad_data, "no stimulus moves those who see the message that far");
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (visiting_share(message, middle) < wanted ? low : high) = middle;
  }
  return (low + high) / 2;
}

double elasticity_of_logit(double coefficient, double price, double share) {
  return coefficient * price * (1 - share);
}

} // namespace pondlab::engine
