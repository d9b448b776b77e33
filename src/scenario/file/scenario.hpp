#pragma once

#include "scenario/file/content.hpp"
#include "scenario/file/header.hpp"
#include "scenario/file/strategy.hpp"
#include "scenario/json/document.hpp"
#include "scenario/json/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

/// A valid scenario: whatever it says can be compiled and run.
struct Scenario {
  Header header;
  engine::Setup setup; ///< of the base
  /// `none` first, then `base` where the file has a campaign of its own, then the file's
  /// strategies in their order.
  std::vector<Strategy> strategies;
  NodePtr root; ///< in the current format
  std::string file;

  const Strategy* find(std::string_view strategy) const;
  std::vector<std::string> strategy_ids() const;
  /// What runs when nobody names a strategy: the base campaign, or else the file's first strategy,
  /// or else `none`.
  const Strategy& default_strategy() const;
  /// Name for people in `language`: the author's, or the texts' for `none` and `base`, or the id.
  std::string name_of(const Strategy& strategy, Language language) const;
  /// The same as the argument `strategy` of a text in either language; the id where there is no
  /// such strategy.
  TextArgument strategy_argument(std::string_view strategy) const;
  /// Name for people of a segment of the base or, where it has none there, of a strategy that does;
  /// the id where nobody names it.
  std::string segment_name(std::string_view id, Language language) const;
};

/// Strategies that a file may have.
inline constexpr std::size_t max_strategies = 40;

/// Validates a document, with all its strategies, at most `most_strategies`, expectations and
/// doubts. Without errors there is a scenario (and there may be warnings). Never throws.
Result<Scenario> read(const Document& document, std::size_t most_strategies = max_strategies);

/// Parses and validates in one go.
Result<Scenario> read(std::string_view text, std::string_view file,
                      std::size_t most_strategies = max_strategies);

/// Person-days that all strategies and replications of a scenario may take together.
inline constexpr double max_person_days = 1e13;

} // namespace pondlab::scenario
