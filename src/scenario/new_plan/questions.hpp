#pragma once

#include "base/text.hpp"
#include "engine/numeric/units.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

// The eight questions of a new plan, in the trade's words: what sells, to how many members, how
// many of them bought lately, what an order is worth and leaves, how many stores and guides there
// are, how members can be reached, what it is all for. Their ranges and usual answers are here and
// in assets/new-plan, and nowhere else: the page's form and `pondlab new` both ask from them.

/// What is answered with a number. Stores and guides are one question with two.
enum class PlanNumber : std::uint8_t {
  members,
  bought_lately,
  order_value,
  margin,
  stores,
  guides
};
inline constexpr std::size_t plan_numbers = 6;

/// A question that is answered with a number; texts are under `new_plan.question.<key>`.
struct NumberQuestion {
  PlanNumber number;
  std::string_view key;
  std::string_view unit; ///< of texts: "people", "percent", "yuan" or empty
  int decimals;          ///< answers are whole numbers of 10^-decimals of that unit
  std::int64_t min, max; ///< in answers' own terms
};
std::span<const NumberQuestion> number_questions();
const NumberQuestion& question_of(PlanNumber number);

/// What is chosen from; the usual one comes first.
const std::vector<std::string>& plan_categories();
const std::vector<std::string>& plan_goals();
/// Ways to reach members, of which several are chosen.
const std::vector<std::string>& plan_channels();

/// What somebody has answered so far; what is left out takes what is usual.
struct PlanAsked {
  std::optional<std::string> category, goal;
  std::optional<std::vector<std::string>> channels;
  std::array<std::optional<std::int64_t>, plan_numbers> numbers{};

  std::optional<std::int64_t>& number(PlanNumber which) {
    return numbers[static_cast<std::size_t>(which)];
  }
};

/// An answer to every question.
struct PlanAnswers {
  std::string category, goal;
  std::vector<std::string> channels; ///< in the order of `plan_channels`, each once
  std::array<std::int64_t, plan_numbers> numbers{};

  /// Members, stores and guides as they are, money in fen, shares in basis points.
  std::int64_t number(PlanNumber which) const { return numbers[static_cast<std::size_t>(which)]; }
  bool reaches_by(std::string_view channel) const;
};

/// The answers with what is usual in the category for what was left out: of channels those that are
/// possible with so many guides. A category that is not known has the first one's.
PlanAnswers completed(const PlanAsked& asked);

/// Why answers make no plan: the text `new_plan.fault.<key>`; about `question`, the key of its
/// texts.
struct PlanFault {
  std::string question;
  std::string key;
  std::vector<TextArgument> arguments; ///< a range and a channel's name come with the language
};
std::string to_text(const PlanFault& fault, Language language);

/// What was typed in answer to a question, as people type numbers (`typed_number`), a share with
/// its sign or without.
std::optional<std::int64_t> read_answer(const NumberQuestion& question, std::string_view typed);

/// The fault of what was typed and is no number.
PlanFault unreadable(const NumberQuestion& question, std::string_view typed);

/// Everything that is wrong with answers, in the order of the questions.
std::vector<PlanFault> faults_of(const PlanAnswers& answers);

/// Whether a way to reach members works without guides.
bool needs_guides(std::string_view channel);

/// From what to what a number may be, with its unit: "1 to 80 %".
std::string range_text(const NumberQuestion& question, Language language);

/// A number as people write it, with thousands, without its unit: "20,000", "25", "18.5".
std::string answer_text(const NumberQuestion& question, std::int64_t answer);

} // namespace pondlab::scenario
