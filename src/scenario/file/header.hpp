#pragma once

#include "engine/numeric/units.hpp"
#include "scenario/parameters/description.hpp"
#include "scenario/parameters/localized_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

/// How often the scenario is simulated, unless the command line says otherwise.
struct Run {
  std::int64_t seed{};
  std::int64_t replications{};
};
void visit(engine::ParameterVisitor&, Run&);

/// What strategies are compared by.
struct ComparisonSettings {
  std::string measure; ///< empty: incremental contribution
  /// δ: the smallest difference worth acting on, as files write the measure: money in yuan, shares
  /// as fractions, counts as they are. `unbounded`: the file does not say.
  double worthwhile_difference{};
  std::int64_t draws{}; ///< of what is in doubt; 0: chance alone

  /// δ in the measure's own unit (money in fen); nothing where the file does not say.
  std::optional<double> stated_difference_in_units() const;
};
void visit(engine::ParameterVisitor&, ComparisonSettings&);

/// Whether a figure was used to tune the scenario, kept aside to test it, or is no figure of the
/// world's at all but shows what the scenario is about.
enum class EvidenceRole : std::uint8_t { fitted, held_out, illustration };
/// "fitted", "held_out", "illustration": in files and as the end of texts' keys.
std::string_view key_of(EvidenceRole role);

/// Whether an expectation is judged, or kept in the file without: what it is about is another pool
/// than the file's, which was adapted (scenario/adapt).
enum class Parked : std::uint8_t {
  no,
  other_size, ///< the figure is of a pool of another size
  other_days, ///< the figure is of other days
};

/// "no", "other_size", "other_days": in files and reports.
std::string_view key_of(Parked parked);

/// Days of a run, both included.
struct Window {
  engine::Date from, to; ///< absent = the first day of the run, the last

  bool given() const { return from.known() || to.known(); }
};
void visit(engine::ParameterVisitor&, Window&);

/// How a strategy's value is set against another's.
enum class Contrast : std::uint8_t { difference, ratio };

/// What a measure should come out as, on the mean over replications: its value in a band, or its
/// ratio to other days of the same run; either of them as a difference or a ratio to another
/// strategy's, in a band; or a chance that the strategy is ahead. Bounds are as files write
/// the measure, money in yuan and shares as fractions; of a ratio they are bare numbers.
struct Expectation {
  std::string measure;
  std::vector<std::string> of; ///< mechanisms, summed, for measures that are counted for them
  std::string strategy;        ///< empty: the strategy that runs by default
  std::string versus;          ///< the strategy it is set against; empty: none, or every other
  int contrast{};              ///< Contrast, "as" in files: to `versus`, of a band
  std::string segment;         ///< whose people are counted; empty: everybody
  engine::Date from, to;       ///< first and last day counted; absent = whole run
  Window over;                 ///< days by whose value it is divided; not given: by none
  double at_least{};
  double at_most{};
  double probability_at_least{}; ///< chance of being ahead of `versus`; 0: a band is expected
  LocalizedText source;          ///< the figure as its source states it, and who says so
  int role{};                    ///< EvidenceRole
  int parked{};                  ///< Parked

  EvidenceRole known_as() const { return static_cast<EvidenceRole>(role); }
  Parked known_parked() const { return static_cast<Parked>(parked); }
  bool is_parked() const { return known_parked() != Parked::no; }
  bool has_lower() const { return at_least > -unbounded; }
  bool has_upper() const { return at_most < unbounded; }
  bool is_ranking() const { return probability_at_least > 0; }
  /// Whether it is set against a strategy, and its value is told less or over that one's.
  bool has_contrast() const { return !is_ranking() && !versus.empty(); }
  bool is_rival_ratio() const {
    return has_contrast() && static_cast<Contrast>(contrast) == Contrast::ratio;
  }
  bool is_ratio() const { return over.given() || is_rival_ratio(); }
};
void visit(engine::ParameterVisitor&, Expectation&);

/// How a doubtful parameter is distributed.
enum class UncertaintyShape : std::uint8_t {
  uniform, ///< between low and high
  normal,  ///< nine tenths of it between low and high, cut at the parameter's range
};

/// Of the standard normal distribution, nine tenths lie within ± this.
inline constexpr double nine_tenths = 1.6448536269514722;

/// What is not known exactly: draws of it form the outer loop of an experiment.
struct ParameterUncertainty {
  std::string parameter; ///< JSON path of a number, "$.response.price_elasticity"
  double low{};
  double high{};
  int shape{}; ///< UncertaintyShape
  LocalizedText source;
  /// Not the file's, but a range that goes without saying (usual_doubts.hpp); then `source` is the
  /// key of a text under `source.`, in both languages.
  bool usual = false;
};
void visit(engine::ParameterVisitor&, ParameterUncertainty&);

/// So many a scenario has at most, usual ones among them.
inline constexpr std::size_t most_doubts = 60;

/// A number of the plan that a search may move.
struct DecisionVariable {
  std::string parameter; ///< JSON path of a number outside of lists, "$.campaign.sms.coupon.face"
  double low{};          ///< as files write the parameter
  double high{};
  double step{}; ///< 0: as fine as the parameter's decimals
};
void visit(engine::ParameterVisitor&, DecisionVariable&);

/// What a plan must keep to be chosen, a guardrail: a measure's value, or what it has more than
/// another strategy on the same draws, stays within bounds. They are as files write the measure.
struct Limit {
  std::string measure;
  std::string versus;    ///< the strategy it is set against; empty: none, the value itself
  engine::Date from, to; ///< first and last day counted; absent = whole run
  double at_least{};
  double at_most{};

  bool has_lower() const { return at_least > -unbounded; }
  bool has_upper() const { return at_most < unbounded; }
  /// Whether it is about the whole run and no other strategy, as a budget is.
  bool is_plain() const { return versus.empty() && !from.known() && !to.known(); }
  friend bool operator==(const Limit&, const Limit&) = default;
};
void visit(engine::ParameterVisitor&, Limit&);

/// Where a search looks for better plans, and what it weighs the comparison's measure against.
struct SearchSettings {
  std::vector<DecisionVariable> variables;
  std::vector<std::string> strategies; ///< whose plans are moved; none: the default one's
  std::string against;                 ///< second measure; empty: SMS opt-outs
  std::vector<Limit> limits;           ///< its own, then those of the scenario
};
void visit(engine::ParameterVisitor&, SearchSettings&);

/// So many a scenario has at most, its own and those of its search together.
inline constexpr std::size_t most_limits = 20;

/// The measure that a budget limits.
inline constexpr std::string_view budget_measure = "campaign_cost";

/// Everything of a scenario file besides set-up, campaign and strategies.
struct Header {
  LocalizedText name;     ///< on the gallery's card
  LocalizedText question; ///< what the scenario lets a team find out
  LocalizedText summary;
  std::string author; ///< whom reports name; may be empty
  Run run;
  ComparisonSettings comparison;
  std::vector<Limit> limits; ///< guardrails that every plan is held against, its budget among them
  std::vector<Expectation> expectations;
  std::vector<ParameterUncertainty> doubts; ///< the file's first, then usual ones
  SearchSettings search;
};
void visit(engine::ParameterVisitor&, Header&);

} // namespace pondlab::scenario
