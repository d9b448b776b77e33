#pragma once

#include "engine/response.hpp"

#include <array>
#include <cstdint>

namespace pondlab::engine {

/// What a trait multiplies a response by, for each score it can have: lognormal with mean 1 and log
/// standard deviation `spread`.
class TraitFactor {
public:
  explicit TraitFactor(double spread);
  double operator()(std::int8_t score) const { return factor_[static_cast<std::uint8_t>(score)]; }

private:
  std::array<double, 256> factor_;
};

/// e^(rate × value) of a state in units of 1/4096, out of two small tables: two roundings and no
/// transcendental function where millions of people are evaluated.
class StatePower {
public:
  explicit StatePower(double rate);
  double operator()(std::uint16_t value) const { return coarse_[value >> 8] * fine_[value & 255]; }

private:
  std::array<double, 256> coarse_;
  std::array<double, 256> fine_;
};

/// A `Response` in the form in which days use it.
struct ResponseTables {
  explicit ResponseTables(const Response& response);

  TraitFactor responsiveness;
  TraitFactor newness;
  TraitFactor price_sensitivity;
  StatePower attention; ///< share of attention left, by fatigue
  StatePower annoyance; ///< multiplier of the opt-out hazard, by fatigue
  StatePower visits;    ///< multiplier of visits, by stimulus
};

} // namespace pondlab::engine
