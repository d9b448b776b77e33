#pragma once

#include "experiment/study/study.hpp"
#include "experiment/study/uncertainty_study.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// What a number of a plan rests on.
enum class Basis : std::uint8_t {
  measured, ///< a default that somebody measured
  reported, ///< a default that a brand or vendor tells of
  assumed,  ///< a default of ours, or a usual range
  given,    ///< the file says it
};
inline constexpr std::size_t basis_count = 4;
std::string_view key_of(Basis basis);

/// Numbers of a plan by what they rest on (see `scenario::plan_numbers`).
std::array<int, basis_count> inputs_by_basis(const scenario::Scenario& scenario);

/// How much of the answer one doubt carries.
struct DoubtWeight {
  std::size_t doubt = 0; ///< place among the scenario's
  double strength = 0;   ///< μ*, over its whole range, of the leader's lead over the runner-up
  double share = 0;      ///< of the sum of all μ*²
  Basis basis = Basis::assumed;
};

/// What a strategy leaves behind at the end of the run; all but fatigue less no campaign.
struct Aftermath {
  Estimate fatigue; ///< share of attention lost
  Estimate reachable, opted_out, muted, drop_outs;
  Estimate terminal_value;
  Estimate contribution, lifetime_contribution;
};

/// Expectations of one role.
struct EvidenceCount {
  int met = 0;
  int failed = 0;
  int judged = 0; ///< those that are open among them
};

/// What speaks against acting on the leader.
enum class Concern : std::uint8_t {
  outside_support, ///< it lies outside what data support
  later_loss, ///< by lifetime contribution another that breaks no limit is better, beyond chance
  fatigue,    ///< it leaves much attention lost
  evidence,   ///< an expectation that is no illustration fails
  limits,     ///< it breaks a limit, or is not told to keep all of them
};
std::string_view key_of(Concern concern);

/// More fatigue at the end than this is told of.
inline constexpr double much_fatigue = .25;

/// What a comparison's answer rests on, and what it leaves out of account.
struct HealthCard {
  std::size_t leader = 0;
  std::array<int, basis_count> inputs{};      ///< numbers of the plan by what they rest on
  bool screenable = false;                    ///< whether there is a lead and a doubt about it
  bool screened = false;                      ///< whether `weights` and `rests_on` are known
  std::vector<DoubtWeight> weights;           ///< the strongest first
  std::array<double, basis_count> rests_on{}; ///< shares of the weights; all 0: nothing moves it
  std::vector<Aftermath> left;                ///< of each strategy
  std::size_t best_later = 0;                 ///< by lifetime contribution
  bool judged = false;                        ///< whether `evidence` is known
  std::array<EvidenceCount, 3> evidence{};    ///< by `EvidenceRole`
  std::optional<std::size_t> measure_first;   ///< the strongest doubt that a trial can measure
  std::vector<Concern> concerns;              ///< none: nothing to mend

  /// Whether everything was looked at that can be: doubts screened, expectations judged.
  bool complete() const { return judged && (screened || !screenable); }
  double on(Basis basis) const { return rests_on[static_cast<std::size_t>(basis)]; }
};

/// The card on what is in of a comparison; at least one replication at the file's values must be.
HealthCard health_card(const Comparison& comparison, const Experiment& experiment,
                       const Decision& decision, const std::optional<Screening>& screening);

/// Adds how a study's expectations stand: `verdict_on` judges each by its place.
void judge_evidence(HealthCard& card, const Study& study,
                    const std::function<Verdict(std::size_t)>& verdict_on);
/// The same of a study which asks the experiment the same questions.
void judge_evidence(HealthCard& card, const Study& study, const Experiment& experiment);

/// The mechanism a parameter belongs to, "sms" of "$.campaign.sms.seen"; empty for another's.
std::string mechanism_of_parameter(std::string_view path);

} // namespace pondlab::experiment
