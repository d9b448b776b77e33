#include "engine/model/benefit.hpp"

#include "engine/numeric/math.hpp"

namespace pondlab::engine {

double benefit(const Response& response, double sensitivity, Fen list, Fen paid) {
  if (!response.benefit || paid >= list || list <= 0) return 0;
  constexpr double trusted = .35667494393873245; // −ln .7
  const double ratio = static_cast<double>(paid > 0 ? paid : 1) / static_cast<double>(list);
  const double depth = -log(ratio);
  const double felt =
      depth <= trusted ? depth : trusted + trusted * -expm1(-(depth - trusted) / trusted);
  return -response.price_elasticity * felt * sensitivity;
}

} // namespace pondlab::engine
