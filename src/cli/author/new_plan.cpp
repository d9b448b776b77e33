#include "cli/author/new_plan.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "cli/author/start_option.hpp"
#include "cli/program/output.hpp"
#include "cli/program/scenario_findings.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/new_plan/new_plan.hpp"

#include <algorithm>

namespace pondlab::cli {

namespace {

using scenario::NumberQuestion;

std::string option_of(std::string_view question) {
  std::string name(question);
  std::ranges::replace(name, '_', '-');
  return name;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : between) + word;
  return all;
}

/// What help says of a question: its words, its range and what holds without an answer.
class QuestionHelp {
public:
  explicit QuestionHelp(Language language) : language_(language) {}

  std::string of(const NumberQuestion& question) const {
    return text(language_, "cli.new.number",
                {{"question", name(question.key)},
                 {"range", range_text(question, language_)},
                 {"usual", usual(question)}});
  }

  std::string of_choice(std::string_view key, const std::string& usual) const {
    return text(language_, "cli.new.choice", {{"question", name(key)}, {"usual", usual}});
  }

private:
  std::string name(std::string_view key) const {
    return std::string(text(language_, "new_plan.question." + std::string(key) + ".name"));
  }

  /// One number, or one a category where they differ.
  std::string usual(const NumberQuestion& question) const {
    std::vector<std::string> all;
    bool differ = false;
    std::string first;
    for (const std::string& category : scenario::plan_categories()) {
      const auto answers = scenario::completed({.category = category, .goal = {}, .channels = {}});
      const std::string answer = answer_text(question, answers.number(question.number));
      if (all.empty()) first = answer;
      differ = differ || answer != first;
      all.push_back(category + " " + answer);
    }
    return differ ? joined(all, ", ") : first;
  }

  Language language_;
};

std::int64_t read_number(const NumberQuestion& question, const std::string& typed,
                         Language language) {
  if (const auto number = scenario::read_answer(question, typed)) return *number;
  const scenario::PlanFault fault = scenario::unreadable(question, typed);
  throw Error(Failure::usage, "cli.new.fault",
              {{"option", option_of(fault.question)}, {"fault", to_text(fault, language)}});
}

} // namespace

void New::declare(Arguments& arguments) {
  const QuestionHelp help(arguments.language());
  const scenario::PlanAnswers usual = scenario::completed({});
  arguments.word("category", joined(scenario::plan_categories(), "|"), category_,
                 help.of_choice("category", usual.category));
  for (const NumberQuestion& question : scenario::number_questions())
    arguments.word(option_of(question.key), "N",
                   numbers_[static_cast<std::size_t>(question.number)], help.of(question));
  arguments.words("channels", joined(scenario::plan_channels(), ","), channels_,
                  help.of_choice("channels", joined(usual.channels, ",")));
  arguments.word("goal", joined(scenario::plan_goals(), "|"), goal_,
                 help.of_choice("goal", usual.goal));
  arguments.word("start", "YYYY-MM-DD", start_);
  arguments.word("out", "FILE", out_);
  arguments.flag("quiet", quiet_);
}

int New::run(Console& console) {
  scenario::PlanAsked asked{.category = category_, .goal = goal_, .channels = {}};
  if (!channels_.empty()) asked.channels = channels_;
  for (const NumberQuestion& question : scenario::number_questions()) {
    const auto at = static_cast<std::size_t>(question.number);
    if (numbers_[at]) asked.numbers[at] = read_number(question, *numbers_[at], console.language);
  }
  const engine::Date start =
      start_ ? read_start(*start_) : scenario::usual_start(engine::Date{days_until_today()});
  const scenario::PlanAnswers answers = scenario::completed(asked);
  const scenario::NewPlan plan = scenario::new_plan(answers, start);
  if (!plan.faults.empty())
    throw Error(Failure::usage, "cli.new.fault",
                {{"option", option_of(plan.faults.front().question)},
                 {"fault", to_text(plan.faults.front(), console.language)}});
  Output output(out_, console, {});
  output.write(scenario::canonical_text(*plan.root));
  if (!quiet_)
    tell(console, text(console.language, "cli.new.made",
                       {{"name", scenario::new_plan_name(answers, console.language)},
                        {"summary", scenario::new_plan_summary(*plan.root, console.language)}}));
  return 0;
}

} // namespace pondlab::cli
