#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/json/node.hpp"
#include "scenario/new_plan/questions.hpp"

#include <string>
#include <vector>

namespace pondlab::scenario {

/// What a plan's goal is tried with.
struct PlanStrategies {
  NodePtr strategies;                ///< as a file has them, two or more
  std::vector<std::string> names[2]; ///< by language
  std::vector<std::string> kinds;    ///< of mechanisms in any of them, each once
  NodePtr products, limits;          ///< of goals about a stock, as a file has them; else null
};

/// First and last day of the run and of what a campaign does.
struct PlanDays {
  engine::Date start;
  std::int32_t days = 0; ///< of the run, eight weeks more than the campaign's
  engine::Date from, to;
};
PlanDays days_of(const PlanAnswers& answers, engine::Date start);

/// The strategies that serve answers without faults.
PlanStrategies strategies_of(const PlanAnswers& answers, const PlanDays& days);

/// A text in both languages as files have it; arguments that begin with "@" name a text.
NodePtr words_in_both(const std::string& key, const std::vector<TextArgument>& arguments = {});

/// The text in one language, likewise.
std::string words_in(Language language, const std::string& key,
                     std::vector<TextArgument> arguments = {});

} // namespace pondlab::scenario
