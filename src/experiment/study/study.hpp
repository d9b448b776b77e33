#pragma once

#include "experiment/run/experiment.hpp"
#include "experiment/statistics/assessment.hpp"
#include "experiment/study/job_specification.hpp"
#include "experiment/study/limit.hpp"
#include "scenario/file/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// Why an expectation is not judged.
enum class Skip : std::uint8_t {
  none,
  strategy, ///< another strategy was asked for
  days,     ///< the run is not as long as the expectation takes for granted
  parked,   ///< the file keeps it without having it judged
};

/// An expectation of the scenario, tied to its questions.
struct Expected {
  scenario::Expectation expectation;
  std::string strategy;            ///< whom it is about
  std::vector<std::string> rivals; ///< whom that is set against
  Band band;                       ///< in `unit`
  std::size_t question = 0;        ///< place in Study::questions; of no meaning when skipped
  std::optional<std::size_t> over_question{};       ///< the same of the days it is divided by
  std::vector<std::size_t> rival_questions{};       ///< and of the rivals
  std::optional<std::size_t> rival_over_question{}; ///< of the rival's days that it is divided by
  Skip skip = Skip::none;

  const engine::Measure& measure() const { return *engine::find_measure(expectation.measure); }
  /// Of the band and of what comes out (money in fen).
  engine::MeasureUnit unit() const {
    return expectation.is_ratio() ? engine::MeasureUnit::ratio : measure().unit;
  }
};

/// What the replications say of an expectation.
struct ExpectationOutcome {
  Assessment assessment{};
  Estimate estimate{}; ///< of the value, a ratio of days perhaps, or of its paired difference to
                       ///< `rival`'s or ratio
  std::string rival{}; ///< whom it is set against, of several the one with the best mean
  double chance = 0;   ///< of a ranking: that the strategy is ahead of all rivals
};

/// A scenario and what is asked of it, worked out: which arms to run and what to ask of them.
struct Study {
  JobSpecification specification; ///< with what the file says where nothing was
  scenario::Scenario scenario;    ///< as it is run
  std::string strategy;           ///< the one reported on
  std::uint64_t seed = 0;
  int replications = 0;
  bool days_replaced = false;
  std::vector<Arm> arms; ///< the reported strategy's first
  std::vector<Question> questions;
  std::vector<Question> series; ///< of the reported strategy, whole run
  std::vector<Expected> expectations;
  std::vector<LimitPlace> limit_places; ///< of the scenario's limits, in `questions`

  Experiment experiment() const;
  /// The place in `questions` of what is asked of the reported strategy's whole run by the measure
  /// of this key, or nothing.
  std::optional<std::size_t> place_of(std::string_view measure) const;
};

/// A study, or the scenario's diagnostics (which may hold warnings beside a study).
struct StudyResult {
  std::optional<Study> study;
  Diagnostics diagnostics;
};

/// Reads a scenario and works out what to run: the specification's measures, or else all that need
/// no twin without one mechanism, and those that expectations ask for; where it names a strategy,
/// that one's expectations alone are judged. Throws Error (usage), with the nearest known name, for
/// a strategy, measure or mechanism that does not exist.
StudyResult plan_study(JobSpecification specification);

/// The same of a scenario that was read from the specification's text.
Study plan_study(JobSpecification specification, scenario::Scenario scenario);

/// How expectation i stands so far; skipped ones stay skipped. Differences, ratios and rankings are
/// over the replications in which every strategy and window has a value.
ExpectationOutcome assess(const Study& study, const Experiment& experiment, std::size_t i);
/// How the reported strategy keeps the scenario's limit i.
Kept keeps(const Study& study, const Experiment& experiment, std::size_t i);

Assessment judge(const Study& study, const Experiment& experiment, std::size_t i);

/// The verdict on all expectations: fail, or else inconclusive, or else pass.
Verdict verdict(const Study& study, const Experiment& experiment);

} // namespace pondlab::experiment
