#pragma once

#include "engine/world/world.hpp"
#include "experiment/people/measure_composition.hpp"

#include <vector>

namespace pondlab::experiment {

/// Goes through a season a day at a time and adds up, person by person, what each makes of several
/// figures at once. Of a figure that is a stock nothing is added up.
class SeasonAmounts {
public:
  /// `world` stands before its first day; compositions are about its plan.
  SeasonAmounts(engine::World world, std::vector<MeasureComposition> compositions);

  bool done() const { return world_.at_end(); }
  /// Of the days (0…1).
  double share() const { return double(world_.day()) / world_.plan().day_count(); }
  void advance();

  const engine::World& world() const { return world_; }
  /// Of a figure: by person, in order of place.
  std::vector<double>& of(std::size_t figure) { return amounts_[figure]; }
  /// As the measures have it, with what is nobody's in particular.
  double total(std::size_t figure) const { return total(makeups_[figure]); }
  double total(const MeasureComposition& composition) const;

private:
  class Count;

  engine::World world_;
  std::vector<MeasureComposition> makeups_;
  std::vector<std::vector<double>> amounts_; ///< whole numbers, and so exact
};

} // namespace pondlab::experiment
