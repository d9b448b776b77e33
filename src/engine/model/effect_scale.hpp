#pragma once

namespace pondlab::engine {

// Published effects are measured per message sent, per reader, in log-odds or as coefficients of a
// price. The model moves the rate of visits of those who read, and conversions by elasticities. The
// conversion is done here, in one place, each way.

/// A message as its source measured it: of those it was sent to, more visit at least once within
/// some days.
struct MeasuredMessage {
  double control = 0;               ///< share of people without it who visit within `days`
  int days = 14;                    ///< counted from the day it is sent
  double seen = 1;                  ///< share of those sent to who read it
  double carry_over = 0;            ///< share of the stimulus left a day later
  double responsiveness_spread = 0; ///< log standard deviation between people (mean 1)
};

/// Share of those sent to who visit within the days if the message moves readers by `stimulus`
/// (log-rate on its day, fading by `carry_over`).
double visiting_share(const MeasuredMessage& message, double stimulus);

/// The stimulus with which `log_odds` more of visiting within the days come out, per message sent.
/// Throws Error (bad data) where readers cannot be that many.
double stimulus_of_log_odds(const MeasuredMessage& message, double log_odds);

/// Elasticity of choice that a logit's price coefficient amounts to, at a price and a share of
/// choices: coefficient × price × (1 − share).
double elasticity_of_logit(double coefficient, double price, double share);

} // namespace pondlab::engine
