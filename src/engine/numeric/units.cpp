#include "engine/numeric/units.hpp"

#include <algorithm>
#include <numeric>

namespace pondlab::engine {

std::vector<Fen> split(Fen amount, const std::vector<std::int64_t>& weights) {
  if (amount < 0) {
    std::vector<Fen> parts = split(-amount, weights);
    for (Fen& part : parts) part = -part;
    return parts;
  }
  std::vector<Fen> parts(weights.size(), 0);
  const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  if (parts.empty()) return parts;
  if (total <= 0) {
    parts.front() = amount;
    return parts;
  }
  std::vector<std::pair<std::int64_t, std::size_t>> remainders;
  Fen left = amount;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    // 128 bits: fen × weight may pass 2⁶³ in a national budget.
    const auto product = static_cast<__int128>(amount) * weights[i];
    parts[i] = static_cast<Fen>(product / total);
    remainders.emplace_back(-static_cast<std::int64_t>(product % total), i);
    left -= parts[i];
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t i = 0; left > 0; ++i, --left) ++parts[remainders[i].second];
  return parts;
}

} // namespace pondlab::engine
