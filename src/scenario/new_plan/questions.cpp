#include "scenario/new_plan/questions.hpp"

#include "base/number.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/new_plan/presets.hpp"
#include "scenario/parameters/typed.hpp"

#include <algorithm>

namespace pondlab::scenario {
namespace {

constexpr std::int64_t most_guides_a_store = 50;

/// More members than a browser's page can hold are simulated by a part of them just as well.
constexpr std::array<NumberQuestion, plan_numbers> questions{{
    {PlanNumber::members, "members", "people", 0, 100, 5'000'000},
    {PlanNumber::bought_lately, "bought_lately", "percent", 2, 1'00, 80'00},
    {PlanNumber::order_value, "order_value", "yuan", 2, 1'00, 10'000'00},
    {PlanNumber::margin, "margin", "percent", 2, 1'00, 99'00},
    {PlanNumber::stores, "stores", "", 0, 0, 10'000},
    {PlanNumber::guides, "guides", "", 0, 0, 100'000},
}};

/// The usual size is that of the shipped templates, whatever is sold.
constexpr std::int64_t usual_members = 20'000, usual_stores = 20, usual_guides = 80;

std::vector<std::string> keys_of(const Node& node) {
  std::vector<std::string> keys;
  for (const Member& member : node.members()) keys.push_back(member.key);
  return keys;
}

bool is_among(const std::vector<std::string>& known, std::string_view one) {
  return std::ranges::find(known, one) != known.end();
}

std::int64_t usual(PlanNumber number, const Node& category) {
  switch (number) {
  case PlanNumber::members:
    return usual_members;
  case PlanNumber::stores:
    return usual_stores;
  case PlanNumber::guides:
    return usual_guides;
  default:
    break;
  }
  const NumberQuestion& question = question_of(number);
  const Node& answer = part(part(category, "usual"), question.key);
  // A share is kept in basis points and written as a fraction.
  const int decimals = question.unit == "percent" ? 4 : question.decimals;
  return read_decimal(answer.number_text(), decimals).scaled;
}

/// Collects what is wrong.
class Faults {
public:
  explicit Faults(const PlanAnswers& answers) : answers_(answers) {}

  std::vector<PlanFault> find() {
    look_at_choice("category", answers_.category, plan_categories());
    for (const NumberQuestion& question : questions) look_at(question);
    look_at_guides();
    look_at_channels();
    look_at_choice("goal", answers_.goal, plan_goals());
    if (answers_.goal == "friends" && guides() == 0) add("goal", "goal_needs_guides", {});
    if (answers_.goal == "clear" && guides() == 0 && !answers_.reaches_by("community"))
      add("goal", "goal_needs_viewers", {});
    return std::move(faults_);
  }

private:
  std::int64_t guides() const { return answers_.number(PlanNumber::guides); }

  void add(std::string_view question, std::string key, std::vector<TextArgument> arguments) {
    faults_.push_back({std::string(question), std::move(key), std::move(arguments)});
  }

  void look_at_choice(std::string_view question, const std::string& answer,
                      const std::vector<std::string>& known) {
    if (!is_among(known, answer)) add(question, "unknown", {{"answer", answer}});
  }

  void look_at(const NumberQuestion& question) {
    const std::int64_t answer = answers_.number(question.number);
    if (answer < question.min || answer > question.max) add(question.key, "range", {{"range", {}}});
  }

  void look_at_guides() {
    const std::int64_t stores = answers_.number(PlanNumber::stores);
    if (stores > 0 && guides() > stores * most_guides_a_store)
      add("guides", "too_many_guides",
          {{"most", grouped(static_cast<double>(stores * most_guides_a_store), 0)}});
  }

  void look_at_channels() {
    if (answers_.channels.empty()) add("channels", "no_channel", {});
    for (const std::string& channel : answers_.channels)
      if (!is_among(plan_channels(), channel))
        add("channels", "unknown", {{"answer", channel}});
      else if (needs_guides(channel) && guides() == 0)
        add("channels", "channel_needs_guides", {{"channel", channel}});
  }

  const PlanAnswers& answers_;
  std::vector<PlanFault> faults_;
};

} // namespace

std::span<const NumberQuestion> number_questions() { return questions; }

const NumberQuestion& question_of(PlanNumber number) {
  return questions[static_cast<std::size_t>(number)];
}

const std::vector<std::string>& plan_categories() {
  static const std::vector<std::string> all = keys_of(category_presets());
  return all;
}

const std::vector<std::string>& plan_goals() {
  static const std::vector<std::string> all = keys_of(part(tactic_presets(), "goals"));
  return all;
}

const std::vector<std::string>& plan_channels() {
  static const std::vector<std::string> all = keys_of(part(tactic_presets(), "channels"));
  return all;
}

bool needs_guides(std::string_view channel) {
  return is_on(part(part(tactic_presets(), "channels"), channel), "needs_guides");
}

bool PlanAnswers::reaches_by(std::string_view channel) const { return is_among(channels, channel); }

PlanAnswers completed(const PlanAsked& asked) {
  PlanAnswers answers;
  answers.category = asked.category.value_or(plan_categories().front());
  answers.goal = asked.goal.value_or(plan_goals().front());
  const Node* category = category_presets().find(answers.category);
  if (!category) category = category_presets().members().front().value.get();
  for (const NumberQuestion& question : questions) {
    const auto at = static_cast<std::size_t>(question.number);
    answers.numbers[at] =
        asked.numbers[at] ? *asked.numbers[at] : usual(question.number, *category);
  }
  if (!asked.channels) {
    for (const std::string& channel : plan_channels())
      if (is_on(part(part(tactic_presets(), "channels"), channel), "usual") &&
          (!needs_guides(channel) || answers.number(PlanNumber::guides) > 0))
        answers.channels.push_back(channel);
    return answers;
  }
  for (const std::string& channel : plan_channels())
    if (is_among(*asked.channels, channel)) answers.channels.push_back(channel);
  for (const std::string& channel : *asked.channels) // those that are none: a fault
    if (!is_among(plan_channels(), channel)) answers.channels.push_back(channel);
  return answers;
}

PlanFault unreadable(const NumberQuestion& question, std::string_view typed) {
  return {std::string(question.key),
          "unreadable",
          {{"answer", std::string(typed)},
           {"range", {}},
           {"example", answer_text(question, completed({}).number(question.number))}}};
}

std::vector<PlanFault> faults_of(const PlanAnswers& answers) { return Faults(answers).find(); }

std::string to_text(const PlanFault& fault, Language language) {
  std::vector<TextArgument> arguments = fault.arguments;
  for (TextArgument& argument : arguments) {
    if (argument.name == "channel")
      argument.value = text(language, "new_plan.channels." + argument.value + ".name");
    if (argument.name == "range")
      argument.value =
          range_text(*std::ranges::find(questions, fault.question, &NumberQuestion::key), language);
  }
  return text(language, "new_plan.fault." + fault.key, arguments);
}

std::optional<std::int64_t> read_answer(const NumberQuestion& question, std::string_view typed) {
  while (typed.ends_with(' ')) typed.remove_suffix(1);
  for (const std::string_view sign : {"%", "％"})
    if (question.unit == "percent" && typed.ends_with(sign)) typed.remove_suffix(sign.size());
  return typed_number(typed, question.decimals);
}

std::string range_text(const NumberQuestion& question, Language language) {
  const std::string range = text(
      language, "new_plan.range",
      {{"min", answer_text(question, question.min)}, {"max", answer_text(question, question.max)}});
  if (question.unit.empty()) return range;
  return range + " " + std::string(text(language, "new_plan.unit." + std::string(question.unit)));
}

std::string answer_text(const NumberQuestion& question, std::int64_t answer) {
  std::int64_t unit = 1;
  for (int i = 0; i < question.decimals; ++i) unit *= 10;
  const std::int64_t wholes = answer / unit; // the rest comes from its own text
  std::string words = grouped(static_cast<double>(wholes), 0);
  const std::string all = decimal_text(answer, question.decimals);
  if (const auto dot = all.find('.'); dot != all.npos) words += all.substr(dot);
  return words;
}

} // namespace pondlab::scenario
