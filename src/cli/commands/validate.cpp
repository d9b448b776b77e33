#include "cli/commands/validate.hpp"

#include "base/error.hpp"
#include "cli/program/input.hpp"
#include "cli/program/output.hpp"
#include "engine/world/memory.hpp"
#include "report/format/json_writer.hpp"
#include "report/model/colour.hpp"
#include "report/model/number.hpp"
#include "scenario/file/compile.hpp"
#include "scenario/file/scenario.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pondlab::cli {

namespace {

using report::JsonWriter;

/// Number of the layout of the JSON form.
constexpr int validation_format = 1;

/// What became of one file.
struct Validated {
  std::string file;
  std::string unreadable; ///< why it could not be read; empty where it could
  Failure failure{};      ///< of what could not be read
  scenario::Result<scenario::Scenario> result{std::nullopt, {}};

  int status() const {
    if (!unreadable.empty()) return static_cast<int>(failure);
    return result ? 0 : static_cast<int>(Failure::bad_data);
  }
};

/// A strategy of which one run takes more than `limit` bytes, if there is one.
std::optional<Diagnostic> too_much_memory(const scenario::Scenario& scenario, double limit) {
  for (const scenario::Strategy& strategy : scenario.strategies) {
    const scenario::Content content = scenario::compile(scenario, strategy.id);
    const double bytes = engine::bytes_of_population(content.setup) +
                         engine::bytes_of_world(content.setup, content.campaign.size());
    if (bytes <= limit) continue;
    const scenario::Path path = scenario::Path() / "segments";
    const scenario::TextSpan at = scenario::find(*scenario.root, path)->at();
    return Diagnostic{.severity = Severity::error,
                      .at = {scenario.file, at.line, at.column},
                      .path = path.text(),
                      .key = "too_much_memory",
                      .arguments = {scenario.strategy_argument(strategy.id),
                                    {"memory", std::to_string(std::llround(bytes / 1e6))},
                                    {"limit", std::to_string(std::llround(limit / 1e6))}},
                      .suggestion = {}};
  }
  return std::nullopt;
}

Validated validated(const std::string& file, double memory_limit, Console& console) {
  Validated one{.file = shown_name(file)};
  try {
    one.result = scenario::read(read_input(file, console), one.file);
    if (!one.result) return one;
    if (auto finding = too_much_memory(*one.result.value, memory_limit)) {
      one.result.diagnostics.push_back(std::move(*finding));
      one.result.value.reset();
    }
  } catch (const Error& error) {
    one.failure = error.failure();
    one.unreadable = error.sentence(console.language);
    tell(console, one.unreadable);
  }
  return one;
}

std::int64_t count(const Diagnostics& diagnostics, Severity severity) {
  return std::ranges::count(diagnostics, severity, &Diagnostic::severity);
}

std::string valid_line(const Validated& one, Language language) {
  const scenario::Scenario& scenario = *one.result.value;
  const auto people = static_cast<double>(engine::people_of(scenario.setup));
  return text(language, "cli.validate.valid",
              {{"file", one.file},
               {"people", report::number_text(language, people, report::Unit::count)},
               {"days", std::to_string(scenario.setup.horizon.days)},
               {"strategies", std::to_string(scenario.strategies.size())}});
}

std::string counted(Language language, const std::string& key, std::int64_t n) {
  return text(language, "cli.validate." + key + (n == 1 ? "_one" : ""), {{"n", std::to_string(n)}});
}

std::string invalid_line(const Validated& one, Language language) {
  return text(
      language, "cli.validate.invalid",
      {{"file", one.file},
       {"errors", counted(language, "error_count", count(one.result.diagnostics, Severity::error))},
       {"warnings",
        counted(language, "warning_count", count(one.result.diagnostics, Severity::warning))}});
}

std::string text_of(const std::vector<Validated>& all, Language language, bool colour) {
  std::string out;
  for (const Validated& one : all) {
    if (!one.unreadable.empty()) continue; // written already
    for (const Diagnostic& finding : one.result.diagnostics)
      out += to_text(finding, language) + '\n';
    out += one.result ? painted(valid_line(one, language), report::TerminalColour::green, colour)
                      : painted(invalid_line(one, language), report::TerminalColour::red, colour);
    out += '\n';
  }
  return out;
}

void write_finding(JsonWriter& json, const Diagnostic& finding, Language language) {
  json.begin_object();
  json.key("severity").text(finding.severity == Severity::error ? "error" : "warning");
  json.key("line").integer(finding.at.line);
  json.key("column").integer(finding.at.column);
  json.key("path").text(finding.path.empty() ? "$" : finding.path);
  json.key("kind").text(finding.key);
  json.key("suggestion").text(finding.suggestion);
  json.key("text").text(to_text(finding, language));
  json.end_object();
}

void write_file(JsonWriter& json, const Validated& one, Language language) {
  json.begin_object().key("file").text(one.file);
  json.key("valid").boolean(one.status() == 0);
  if (!one.unreadable.empty()) json.key("unreadable").text(one.unreadable);
  json.key("findings").begin_list();
  for (const Diagnostic& finding : one.result.diagnostics) write_finding(json, finding, language);
  json.end_list().end_object();
}

std::string json_of(const std::vector<Validated>& all, Language language) {
  JsonWriter json;
  json.begin_object().key("pondlab_validation").integer(validation_format);
  json.key("files").begin_list();
  for (const Validated& one : all) write_file(json, one, language);
  json.end_list().end_object();
  return json.take();
}

} // namespace

void Validate::declare(Arguments& arguments) {
  arguments.positionals("file", files_);
  resources_.declare_memory(arguments);
  declare_common(arguments, common_, {"text", "json"});
}

/// A file that cannot be read outweighs one that is wrong: less is known.
int Validate::run(Console& console) {
  Output output(common_.out, console, files_);
  std::vector<Validated> all;
  int status = 0;
  for (const std::string& file : files_) {
    all.push_back(validated(file, resources_.memory_limit(), console));
    status = std::max(status, all.back().status());
    if (const int signal = console.stopped_by()) return status_of_signal(signal);
  }
  output.write(common_.format == "json" ? json_of(all, console.language)
                                        : text_of(all, console.language, output.colour()));
  return status;
}

} // namespace pondlab::cli
