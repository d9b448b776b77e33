#pragma once

#include "engine/model/benefit.hpp"
#include "engine/model/response.hpp"

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

/// e^(rate × value × unit) of a state kept in whole units, out of two small tables: two roundings
/// and no transcendental function where millions of people are evaluated.
class StatePower {
public:
  StatePower(double rate, double unit);
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
  StatePower pull;      ///< multiplier of the shop's weight among channels, by stimulus
  StatePower put_off;   ///< share of orders still placed, by how far below 0 the stimulus is
  BenefitBounds benefit;

  /// What a further contact moves of what it moves in the rested, −1 … 1: below 0 it puts off.
  /// 1 − (F / tolerance)⁴: slow at first, since a few contacts are what people joined for.
  double appetite(double fatigue) const;

  /// Multiplier of a contact's stimulus at this trust, −1 … 1.
  double trust_stimulus(double trust) const {
    return (trust < 0 ? by_distrust_ : by_trust_)(stored_trust(trust));
  }
  /// Share of attention left at this trust: all of it unless trust is negative.
  double trust_attention(double trust) const {
    return trust < 0 ? distrusted_(stored_trust(trust)) : 1;
  }

private:
  static std::uint16_t stored_trust(double trust);

  StatePower by_trust_, by_distrust_, distrusted_;
  double per_tolerance_;
};

} // namespace pondlab::engine
