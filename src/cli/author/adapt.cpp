#include "cli/author/adapt.hpp"

#include "base/error.hpp"
#include "cli/author/start_option.hpp"
#include "cli/program/input.hpp"
#include "cli/program/output.hpp"
#include "cli/program/scenario_findings.hpp"
#include "engine/model/setup.hpp"
#include "scenario/adapt/adapt.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/splice.hpp"

namespace pondlab::cli {

namespace {

engine::Fen read_budget(const std::string& value) {
  if (scenario::is_number_text(value)) {
    const scenario::Decimal yuan = scenario::read_decimal(value, 2);
    if (yuan.fault == scenario::Decimal::Fault::none && yuan.scaled > 0 &&
        yuan.scaled <= scenario::most_budget)
      return yuan.scaled;
  }
  throw Error(Failure::usage, "cli.adapt.no_budget",
              {{"value", value}, {"most", std::to_string(scenario::most_budget / 100)}});
}

/// The author's own text with what is new in it, or where an older format was read, the new one's.
std::string text_of(const std::string& text, const scenario::Document& document,
                    const scenario::Scenario& scenario, const scenario::NodePtr& adapted) {
  return document.shared_root() == scenario.root
             ? scenario::spliced_text(text, document.root(), *adapted)
             : scenario::canonical_text(*adapted);
}

} // namespace

void Adapt::declare(Arguments& arguments) {
  arguments.positional("file", file_);
  arguments.whole("members", members_, 1, engine::max_people);
  arguments.word("start", "YYYY-MM-DD", start_);
  arguments.word("budget", "YUAN", budget_);
  arguments.word("out", "FILE", out_);
  arguments.flag("quiet", quiet_);
}

int Adapt::run(Console& console) {
  if (!members_ && !start_ && !budget_) throw Error(Failure::usage, "cli.adapt.nothing_asked", {});
  scenario::Answers asked{.members = members_, .start = {}, .budget = {}};
  if (start_) asked.start = read_start(*start_);
  if (budget_) asked.budget = read_budget(*budget_);
  Output output(out_, console, {file_});
  const std::string text = read_input(file_, console);
  const auto document = scenario::Document::parse(text, shown_name(file_));
  const auto refused = [&](const Diagnostics& findings) {
    write_findings(console, findings, quiet_);
    return static_cast<int>(Failure::bad_data);
  };
  if (!document) return refused(document.diagnostics);
  const auto read = scenario::read(*document.value);
  if (!read) return refused(read.diagnostics);
  const auto adapted = scenario::adapt(*read.value, asked);
  if (!adapted) return refused(adapted.diagnostics);
  output.write(text_of(text, *document.value, *read.value, adapted.value->root));
  if (!quiet_)
    for (const scenario::AdaptNotice& notice : adapted.value->notices)
      tell(console, scenario::to_text(notice, console.language));
  return 0;
}

} // namespace pondlab::cli
