#pragma once

#include "report/model/order_split.hpp"
#include "workbench/session/figures.hpp"
#include "workbench/session/futures.hpp"
#include "workbench/work/replications.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// What there is to see of the run on show at the end of a day, and over replications where there
/// are any. A view, made when it is needed: what it is made of outlives it.
class RunFigures {
public:
  RunFigures(const Futures& futures, int day, const Replications& replications)
      : futures_(futures), day_(day), replications_(replications) {}

  /// Whether there is a run to see anything of.
  bool exist() const { return run() != nullptr; }
  int day() const { return day_; }
  std::int32_t first_date() const; ///< days since 1970-01-01
  long long people() const;
  /// Requires `exist()`.
  const engine::Plan& plan() const { return run()->plan(); }
  /// Hash of the day as the command line's `--replications 1` prints it; empty on day 0.
  std::string hash_text() const;
  /// Hash of the last day over all replications that are in, likewise.
  std::string replications_hash_text() const;

  /// Replications that tiles, funnel and books are means over; 0: they are of the run on show, up
  /// to its day.
  int replications_shown() const {
    return exist() && shows_replications() ? replications_.done() : 0;
  }

  /// What was counted on the last of so many simulated days; 0 before the first.
  std::int64_t counted(engine::Counter counter, int days) const;
  /// Measures of the tiles, incremental contribution first.
  std::vector<std::string> tiles() const;
  Figure figure(std::string_view measure) const;
  /// `cumulative`: sums up to each day, of a measure of which there are any.
  /// What the campaign earns over none, in a sentence: over replications where there are any, else
  /// in the run on show once it is at its end. Empty where neither is known.
  std::string finding(Language language) const;
  Series series(std::string_view measure, bool cumulative = false) const;
  /// What the dashboard reports of the campaign, taken apart; nothing without a campaign, and
  /// before the first day.
  std::optional<report::OrderSplit> order_split() const;
  /// People alone, each step within the one before it as far as mechanisms have it.
  std::vector<FunnelStep> funnel(std::string_view campaign_id) const;
  LedgerTable ledger() const;
  /// The plan's limits, then what is expected of the strategy on show, then what is parked.
  std::vector<ExpectationView> expectations(Language language) const;
  /// Whether people stand behind a figure.
  bool has_people(std::string_view figure) const;

private:
  const Simulation* run() const { return futures_.shown().run(); }
  const experiment::Study& study() const { return *futures_.shown().plan.study(); }
  bool shows_replications() const;
  void compare(Figure& figure, const engine::Measure& measure) const;
  ExpectationView limit(std::size_t i, Language language) const;
  ExpectationView expectation(std::size_t i, Language language) const;
  std::optional<double> value_in_run(const experiment::Question& question) const;
  std::optional<double> value_in_run(const experiment::Expected& expected) const;

  const Futures& futures_;
  int day_;
  const Replications& replications_;
};

} // namespace pondlab::workbench
