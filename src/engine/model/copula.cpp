#include "engine/model/copula.hpp"

#include "engine/model/plan.hpp"

#include <array>

namespace pondlab::engine {

namespace {

constexpr auto traits = static_cast<std::size_t>(trait_count);
using Matrix = std::array<double, traits * traits>;

Matrix matrix_of(const Correlation& c) {
  Matrix matrix{};
  for (std::size_t i = 0; i < traits; ++i) matrix[i * traits + i] = 1;
  const auto set = [&](Trait a, Trait b, double value) {
    matrix[static_cast<std::size_t>(a) * traits + static_cast<std::size_t>(b)] = value;
    matrix[static_cast<std::size_t>(b) * traits + static_cast<std::size_t>(a)] = value;
  };
  set(Trait::rate, Trait::basket, c.rate_basket);
  set(Trait::rate, Trait::price_sensitivity, c.rate_price_sensitivity);
  set(Trait::rate, Trait::newness, c.rate_newness);
  set(Trait::rate, Trait::responsiveness, c.rate_responsiveness);
  set(Trait::rate, Trait::contact, c.rate_contact);
  set(Trait::contact, Trait::responsiveness, c.contact_responsiveness);
  return matrix;
}

} // namespace

bool is_consistent(const Correlation& correlation) {
  return !GaussianCopula::problem(traits, matrix_of(correlation));
}

GaussianCopula copula_of(const Correlation& correlation) {
  return GaussianCopula(traits, matrix_of(correlation));
}

} // namespace pondlab::engine
