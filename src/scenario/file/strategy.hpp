#pragma once

#include "scenario/file/content.hpp"
#include "scenario/parameters/localized_text.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

/// A segment as people call it (`engine::name_of`).
struct NamedSegment {
  std::string id;
  LocalizedText name;
};

/// The segments of a set-up, in its order.
std::vector<NamedSegment> named_segments(const engine::Setup& setup);

/// One of the plans that are compared.
struct Strategy {
  std::string id;
  LocalizedText name; ///< empty: the id says it
  LocalizedText summary;
  NodePtr patch; ///< RFC 7396, on the scenario's base; null for `base`, `none`
  std::vector<std::string> mechanisms; ///< ids of its campaign, in the order in which they act
  std::vector<NamedSegment> segments;  ///< in its order
  std::int64_t people = 0;             ///< in its pool and sea together
  double sales = 0;                    ///< fen of a run at most, as `engine::Magnitude` has them
};

/// No campaign; inflow, calendar and shocks stay. Always there.
inline constexpr std::string_view none_strategy = "none";
/// The file's own campaign, where it has one. `strategies.base` may say its name and summary.
inline constexpr std::string_view base_strategy = "base";

/// The root of the scenario as `strategy` has it.
NodePtr merged_root(const NodePtr& root, const Strategy& strategy);
/// The same by a strategy's id, of a document that need not be valid; `root` itself for `base` and
/// what is not there.
NodePtr root_under(const NodePtr& root, std::string_view strategy);

/// Whether a key at the top of a scenario belongs to all strategies, which are paired day by day:
/// no patch can change it.
bool is_fixed(std::string_view key);

/// Keys under which a strategy describes itself; its others patch the base.
bool describes_itself(std::string_view key);
/// Reads those keys of a strategy's object at `path`; false, and said, where it is none.
bool describe_strategy(const Node& node, const Path& path, Strategy& strategy, Findings& findings);

/// Reads one strategy under `$.strategies.<key>` and everything that its patch changes. Faults the
/// base has already (`base_findings`) are not reported again; those that the patch brings about
/// are reported in the strategy's own lines and under its own path.
Strategy read_strategy(const Member& member, const NodePtr& root, const Diagnostics& base_findings,
                       std::string_view file, Diagnostics& findings);

} // namespace pondlab::scenario
