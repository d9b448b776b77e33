#pragma once

#include "experiment/run/design.hpp"
#include "experiment/run/experiment.hpp"
#include "experiment/statistics/assessment.hpp"
#include "scenario/file/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// What is asked of a scenario beyond what its file says.
struct Request {
  std::optional<std::string> strategy; ///< its expectations alone are judged
  std::optional<std::uint64_t> seed;
  std::optional<int> replications;
  std::optional<int> days;
  /// Measures to answer, "key" or "key:mechanism"; none = all that need no twin without one
  /// mechanism. Those that expectations ask for are always added.
  std::vector<std::string> measures;
};

/// Why an expectation is not judged.
enum class Skip : std::uint8_t {
  none,
  strategy, ///< another strategy was asked for
  days,     ///< the run is not as long as the expectation takes for granted
};

/// An expectation of the scenario, tied to its questions.
struct Expected {
  scenario::Expectation expectation;
  std::string strategy;            ///< whom it is about
  std::vector<std::string> rivals; ///< whom that is set against
  Band band;                       ///< money in fen
  std::size_t question = 0;        ///< place in Study::questions; of no meaning when skipped
  std::vector<std::size_t> rival_questions; ///< the same of the rivals
  Skip skip = Skip::none;
};

/// What the replications say of an expectation.
struct ExpectationOutcome {
  Assessment assessment;
  Estimate estimate; ///< of the value, or of its paired difference to `rival`
  std::string rival; ///< whom it is set against, of several the one with the best mean
  double chance = 0; ///< of a ranking: that the strategy is ahead of all rivals
};

/// A scenario and a request, worked out: which arms to run and what to ask of them.
struct Study {
  scenario::Scenario scenario;
  std::string text;     ///< of the scenario as it is run (days replaced)
  std::string strategy; ///< the one reported on
  std::uint64_t seed = 0;
  int replications = 0;
  bool days_replaced = false;
  std::vector<Arm> arms; ///< the reported strategy's first
  std::vector<Question> questions;
  std::vector<Question> series; ///< of the reported strategy, whole run
  std::vector<Expected> expectations;

  Design design() const;
  Experiment experiment() const;
};

/// A study, or the scenario's diagnostics (which may hold warnings beside a study).
struct StudyResult {
  std::optional<Study> study;
  Diagnostics diagnostics;
};

/// Reads a scenario and works out what to run. Throws Error (usage), with the nearest known name,
/// for a strategy, measure or mechanism of the request that does not exist.
StudyResult plan_study(std::string_view text, std::string_view file, const Request& request);
/// The same of a scenario that has been read, from `text`. It runs for its own days: those of the
/// request are not looked at.
Study plan_study(scenario::Scenario scenario, std::string text, const Request& request);

/// The scenario as a document that runs for `days`, without its expectations, which are about
/// other days; or what is wrong with its syntax.
scenario::Result<scenario::Document> with_days(std::string_view text, std::string_view file,
                                               int days);

/// How expectation i stands so far; skipped ones stay skipped. Differences and rankings are over
/// the replications in which every strategy has a value.
ExpectationOutcome assess(const Study& study, const Experiment& experiment, std::size_t i);
Assessment judge(const Study& study, const Experiment& experiment, std::size_t i);

/// The verdict on all expectations: fail, or else inconclusive, or else pass.
Verdict verdict(const Study& study, const Experiment& experiment);

} // namespace pondlab::experiment
