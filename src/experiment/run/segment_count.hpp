#pragma once

#include "engine/books/trace.hpp"
#include "engine/model/plan.hpp"
#include "engine/world/outcome.hpp"

#include <span>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// Keeps a run's counts and books apart by the segment people began in: as much of them as a tally
/// is told of. The run itself is the same, bit for bit, as one without it.
class SegmentCount final : public engine::Witness, public engine::Tally {
public:
  /// Of these segments; one that the plan does not have stays empty.
  SegmentCount(const engine::Plan& plan, std::span<const std::string> segments);

  /// What is told from now on happens on `day`.
  void begin(engine::Day day) { day_ = day; }

  void record(const engine::TraceEvent&) override {}
  void counted(engine::PersonIndex person, engine::Counter counter, std::int64_t n) override;
  void counted(engine::PersonIndex person, int mechanism, engine::TouchCounter counter,
               std::int64_t n) override;
  void posted(engine::PersonIndex person, int cost_centre, engine::Account debit,
              engine::Account credit, engine::Fen amount) override;

  /// One outcome a segment, in their order, without hashes.
  std::vector<engine::Outcome> take() { return std::move(outcomes_); }

private:
  engine::Outcome* of(engine::PersonIndex person);

  const engine::Plan& plan_;
  engine::Day day_ = 0;
  std::vector<int> places_; ///< by the plan's segments: place in `outcomes_`, −1 for none
  std::vector<engine::Outcome> outcomes_;
};

} // namespace pondlab::experiment
