#pragma once

#include "scenario/file/scenario.hpp"
#include "scenario/parameters/condition.hpp"

#include <optional>

namespace pondlab::scenario {

/// A parameter of the set-up or of a mechanism, found by its JSON path.
struct NumberParameter {
  Path path;
  int decimals = -1; ///< of its notation in files; −1: any
  double min = 0;    ///< in that notation: yuan, fractions
  double max = 0;
  std::optional<Condition> when; ///< with which choice it is allowed; nothing: always
  engine::Grade grade = engine::Grade::assumed; ///< of its default
  engine::Scaling scales = engine::Scaling::none;
  std::string for_each; ///< see engine::Field

  /// Whether a file with this root may give it.
  bool is_allowed_in(const Node& root) const;
  /// `value` within the range and in the parameter's decimals, as a file would have it.
  NodePtr node_for(double value) const;
};

/// The number that `path` leads to, or nothing when it leads to no number (a text, a list, a record
/// that is not there, or in which it is not allowed, in the base and in every strategy).
std::optional<NumberParameter> find_number(const Scenario& scenario, std::string_view path);

class RecordFindings;

/// That `low` and `high` of a record lie in the range of the number they are about.
void check_ends(const NumberParameter& parameter, double low, double high, RecordFindings& found);

/// That doubts are about numbers, within their ranges, each once.
void check_doubts(const Scenario& scenario, Findings& findings);

} // namespace pondlab::scenario
