#include "experiment/statistics/morris.hpp"

#include "engine/numeric/random.hpp"

#include <cmath>

namespace pondlab::experiment {

namespace {

constexpr double stride = 2. / 3;

engine::Draws draws_of(std::uint64_t seed, std::uint32_t walk, const std::string& name) {
  const engine::Source source(engine::mix64(seed, engine::hash_text("morris")), walk);
  return {source, engine::hash_text(name), 0, 0u};
}

/// Decides the order of moves.
std::uint64_t turn(std::uint64_t seed, std::uint32_t walk, const std::string& name) {
  engine::Draws draws = draws_of(seed, walk, name);
  draws.word(); // the start's
  const std::uint64_t high = draws.word();
  return high << 32 | draws.word();
}

} // namespace

MorrisDesign::MorrisDesign(std::vector<std::string> names, std::uint64_t seed)
    : names_(std::move(names)), seed_(seed) {}

int MorrisDesign::start(std::uint32_t walk, std::size_t coordinate) const {
  return static_cast<int>(draws_of(seed_, walk, names_[coordinate]).below(4));
}

bool MorrisDesign::moves_up(std::uint32_t walk, std::size_t coordinate) const {
  return start(walk, coordinate) < 2;
}

std::size_t MorrisDesign::move_of(std::uint32_t walk, std::size_t coordinate) const {
  const std::uint64_t own = turn(seed_, walk, names_[coordinate]);
  std::size_t before = 0;
  for (std::size_t other = 0; other < names_.size(); ++other) {
    const std::uint64_t its = turn(seed_, walk, names_[other]);
    before += its < own || (its == own && other < coordinate);
  }
  return before;
}

std::vector<double> MorrisDesign::point(std::uint32_t walk, std::size_t step) const {
  std::vector<double> point;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const double from = start(walk, i) / 3.;
    const bool moved = move_of(walk, i) < step;
    point.push_back(!moved ? from : moves_up(walk, i) ? from + stride : from - stride);
  }
  return point;
}

std::vector<double> MorrisDesign::effects(std::uint32_t walk,
                                          std::span<const double> results) const {
  std::vector<double> effects;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::size_t move = move_of(walk, i);
    const double change = results[move + 1] - results[move];
    effects.push_back(change / (moves_up(walk, i) ? stride : -stride));
  }
  return effects;
}

MorrisEffect morris_effect(std::span<const double> effects) {
  MorrisEffect result;
  const auto n = static_cast<double>(effects.size());
  for (const double effect : effects) {
    result.mean += effect / n;
    result.strength += std::abs(effect) / n;
  }
  if (effects.size() < 2) return result;
  double squares = 0;
  for (const double effect : effects) squares += (effect - result.mean) * (effect - result.mean);
  result.spread = std::sqrt(squares / (n - 1));
  return result;
}

} // namespace pondlab::experiment
