#include "experiment/run/parameter_draw.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/random.hpp"

namespace pondlab::experiment {

namespace {

double rank_of(const scenario::ParameterUncertainty& doubt, std::uint64_t seed, std::uint32_t m) {
  // A source of its own: replications are drawn from (seed, number) too.
  const engine::Source source(engine::mix64(seed, engine::hash_text("parameter")), m);
  return engine::Draws(source, engine::hash_text(doubt.parameter), 0, 0u).unit53();
}

} // namespace

double value_at_rank(const scenario::ParameterUncertainty& doubt, double u) {
  if (static_cast<scenario::UncertaintyShape>(doubt.shape) == scenario::UncertaintyShape::uniform)
    return doubt.low + u * (doubt.high - doubt.low);
  const double middle = .5 * (doubt.low + doubt.high);
  const double deviation = .5 * (doubt.high - doubt.low) / scenario::nine_tenths;
  return middle + deviation * engine::normal_quantile(u);
}

std::vector<scenario::Assignment>
draw_parameters(std::span<const scenario::ParameterUncertainty> doubts, std::uint64_t seed,
                std::uint32_t m) {
  std::vector<scenario::Assignment> values;
  for (const scenario::ParameterUncertainty& doubt : doubts)
    values.push_back({doubt.parameter, value_at_rank(doubt, rank_of(doubt, seed, m))});
  return values;
}

} // namespace pondlab::experiment
