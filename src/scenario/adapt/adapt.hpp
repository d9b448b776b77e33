#pragma once

#include "base/text.hpp"
#include "engine/numeric/units.hpp"
#include "scenario/file/scenario.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::scenario {

/// Three questions that everybody asks of a case: how large is my pool, from when does it run, what
/// may it cost? As answers of a scenario: what it says now. As what is asked of one: nothing stays
/// as it is.
struct Answers {
  std::optional<std::int64_t> members; ///< of all segments at the start
  std::optional<engine::Date> start;   ///< the first simulated day
  std::optional<engine::Fen> budget;   ///< what a campaign may cost in all
};

/// Largest budget that can be asked for.
inline constexpr engine::Fen most_budget = 100'000'000'000'00;

/// How a scenario answers now; no budget where it has no limit on what a campaign costs.
Answers answers_of(const Scenario& scenario);

/// Something that adapting a scenario did, in words of `adapt.<key>`; arguments that begin with "@"
/// name a text.
struct AdaptNotice {
  /// One of several that the notice lists, a number before and after or a name alone.
  struct Item {
    std::string name; ///< "@…" names a text
    std::string before, after;
  };
  std::string key;
  std::vector<TextArgument> arguments;
  std::vector<Item> items;
};

std::string to_text(const AdaptNotice& notice, Language language);

/// A scenario's document adapted.
struct Adaptation {
  NodePtr root; ///< the scenario's own where nothing changed
  std::vector<AdaptNotice> notices;
};

/// Makes of a scenario one of another pool, of other days, with a budget.
///
/// Size: everything that belongs to the pool's size becomes f times as much (`resized`).
/// Days: every date moves by as many days as the start, the calendar's alone stay (`moved`).
/// Budget: a limit on the measure `campaign_cost` in the scenario's `limits`, and in those of its
/// search where it has one there.
/// Expectations: of another size or other days, published figures (fitted, held out) no longer say
/// anything about the pool; nor do, of another size, illustrations that put a total into a band.
/// They stay in the file, parked (`Expectation::parked`). Illustrations that are free of scale stay
/// judged: ranks, ratios, rates, amounts an order, and bands that only ask for a sign.
///
/// What comes out is valid, or it is refused with the reason. Asked for what a scenario is already,
/// nothing changes.
Result<Adaptation> adapt(const Scenario& scenario, const Answers& asked);

} // namespace pondlab::scenario
