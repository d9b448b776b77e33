#pragma once

#include "scenario/file/scenario.hpp"
#include "scenario/parameters/description.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::workbench {

/// A number of a campaign that its owner decides on, and so may be left to a search to move.
struct MovableNumber {
  std::string path; ///< "$.campaign.sms.coupon.face"
  double value = 0; ///< as files write it
  double step = 0;  ///< sensible ones to move it in
  double min = 0;   ///< as far as it may go
  double max = 0;
  scenario::DecisionVariable usual; ///< a lever over a range that is worth a look
};

/// Those of a strategy's campaign that are no lever of the scenario yet, in the campaign's order:
/// what it gives away and charges, how often it acts, and what else of it is the brand's own choice
/// and said in the file. What the world answers (it has a source) is nobody's to choose.
std::vector<MovableNumber> movable_numbers(const scenario::Scenario& scenario,
                                           std::string_view strategy);

/// Levers to begin with: of each mechanism what it gives away and how often it acts; at most four.
std::vector<scenario::DecisionVariable> usual_levers(const scenario::Scenario& scenario,
                                                     std::string_view strategy);

/// How far a lever's ends may be drawn, in which steps, and where the strategy stands now.
struct LeverTrack {
  double low = 0, high = 0;
  double step = 0;
  std::optional<double> value; ///< nothing: the lever is not of the strategy's campaign
  scenario::ParameterType type = scenario::ParameterType::real;
};
LeverTrack track_of(const scenario::Scenario& scenario, std::string_view strategy,
                    const scenario::DecisionVariable& lever);

// What files have under `search`, with one thing changed; `root` is the document's.

/// A lever more, or another range of the one that moves the same number.
scenario::NodePtr with_lever(const scenario::Node& root, const scenario::DecisionVariable& lever);
scenario::NodePtr without_lever(const scenario::Node& root, std::string_view parameter);
/// The usual levers of a strategy, which that is then moved by; weighed against what it costs
/// unless the file has it otherwise.
scenario::NodePtr with_usual_levers(const scenario::Scenario& scenario, std::string_view strategy);
/// The most that a plan may spend, in yuan; nothing: no limit.
scenario::NodePtr with_spend_limit(const scenario::Node& root, std::optional<double> yuan);
scenario::NodePtr with_against(const scenario::Node& root, std::string_view measure);
/// Whose plans are moved: those of one strategy.
scenario::NodePtr with_moved_strategy(const scenario::Node& root, std::string_view strategy);

/// The search's own limit on spending, in yuan.
std::optional<double> spend_limit(const scenario::Scenario& scenario);

} // namespace pondlab::workbench
