#include "cli/commands/reproduce.hpp"

#include "base/diagnostic.hpp"
#include "base/utf8.hpp"
#include "base/version.hpp"
#include "cli/job/job_options.hpp"
#include "cli/job/simulate.hpp"
#include "cli/program/input.hpp"
#include "cli/program/output.hpp"
#include "engine/numeric/calendar.hpp"
#include "experiment/run/unknown_name.hpp"
#include "experiment/study/job_specification.hpp"
#include "experiment/study/manifest.hpp"
#include "report/format/json_writer.hpp"
#include "report/format/manifest_json.hpp"
#include "report/model/colour.hpp"
#include "report/model/names.hpp"

#include <filesystem>

namespace pondlab::cli {

namespace {

using experiment::Divergence;
using experiment::Manifest;

/// The scenario as it was run: for the manifest's days.
std::string text_for(const Manifest& manifest, const std::string& text, const std::string& file) {
  const auto scenario = scenario::read(text, file);
  if (!scenario) throw DiagnosticError(Failure::bad_data, scenario.diagnostics.front());
  if (scenario.value->setup.horizon.days == manifest.days) return text;
  return experiment::with_days(text, file, manifest.days).value->text();
}

/// The manifest's arms, or the one that today's scenario does not have any more.
struct Arms {
  std::shared_ptr<const scenario::Scenario> scenario; ///< today's
  std::vector<experiment::Arm> arms;
  std::shared_ptr<const experiment::ParameterPoints> parameters;
  std::optional<Divergence> missing;
};

Arms arms_of(const Manifest& manifest, const std::string& text, const std::string& file) {
  auto read = scenario::read(text, file);
  if (!read) throw DiagnosticError(Failure::bad_data, read.diagnostics.front());
  Arms found{std::make_shared<const scenario::Scenario>(std::move(*read.value))};
  for (const experiment::ManifestArm& arm : manifest.arms) {
    try {
      found.arms.push_back(compile_arm(*found.scenario, arm.key));
    } catch (const Error& error) {
      if (error.failure() != Failure::usage) throw;
      found.missing = Divergence{Divergence::Kind::scenario, arm.key, -1};
      break;
    }
  }
  found.parameters =
      std::make_shared<const experiment::ParameterPoints>(*found.scenario, manifest.seed);
  return found;
}

experiment::ReplicationSet programme_of(const Manifest& manifest, Arms found) {
  const auto& numbers = manifest.numbers;
  const int replications =
      numbers.empty() ? manifest.replications : static_cast<int>(numbers.back()) + 1;
  experiment::Experiment experiment(std::move(found.arms), {}, {}, manifest.seed, replications);
  if (!numbers.empty()) experiment.restrict_to(numbers);
  std::vector<experiment::PointNumber> points;
  for (const experiment::ManifestPoint& point : manifest.points) points.push_back(point.point);
  experiment::ReplicationSet replication_set = std::move(experiment);
  replication_set.ask_at(std::move(found.parameters), std::move(points), {});
  return replication_set;
}

std::string_view key_of(Divergence::Kind kind) {
  switch (kind) {
  case Divergence::Kind::scenario:
    return "scenario";
  case Divergence::Kind::day:
    return "day";
  case Divergence::Kind::point:
    return "point";
  case Divergence::Kind::state:
    break;
  }
  return "state";
}

/// What was recorded, of which scenario as it is today, and what came of running it again.
struct Reproduced {
  const Manifest& recorded;
  const scenario::Scenario& scenario;
  const std::optional<Divergence>& divergence;
};

std::string arm_name(const scenario::Scenario& scenario, const experiment::ArmKey& arm,
                     Language language) {
  std::string strategy = report::strategy_name(language, scenario, arm.strategy);
  if (arm.without.empty()) return strategy;
  return text(language, "cli.reproduce.without",
              {{"strategy", std::move(strategy)},
               {"mechanisms", report::mechanism_names(language, arm.without)}});
}

std::string sentence(const Reproduced& outcome, Language language) {
  const Manifest& recorded = outcome.recorded;
  const std::optional<Divergence>& divergence = outcome.divergence;
  if (!divergence)
    return text(language, "cli.reproduce.identical",
                {{"arms", std::to_string(recorded.arms.size())},
                 {"replications", std::to_string(recorded.replications)},
                 {"days", std::to_string(recorded.days)}});
  const bool is_changed = divergence->kind == Divergence::Kind::scenario;
  const std::vector<TextArgument> arguments = {
      {"arm", arm_name(outcome.scenario, divergence->arm, language)},
      {"day", std::to_string(divergence->day)},
      {"point", std::to_string(divergence->point)}};
  if (!is_changed)
    return text(language, "cli.reproduce." + std::string(key_of(divergence->kind)), arguments);
  return text(language, "cli.reproduce.scenario_differs", arguments) +
         (divergence->day < 0 ? "" : text(language, "cli.reproduce.from_day", arguments));
}

std::string json_of(const Reproduced& outcome, Language language) {
  const Manifest& recorded = outcome.recorded;
  const std::optional<Divergence>& divergence = outcome.divergence;
  report::JsonWriter json;
  json.begin_object().key("identical").boolean(!divergence);
  json.key("version_recorded").text(recorded.version);
  json.key("version_now").text(version());
  if (divergence) {
    json.key("divergence").begin_object();
    json.key("kind").text(key_of(divergence->kind));
    json.key("strategy").text(divergence->arm.strategy);
    json.key("without").begin_line_list();
    for (const std::string& id : divergence->arm.without) json.text(id);
    json.end_list();
    json.key("day");
    if (divergence->day >= 0)
      json.integer(divergence->day);
    else
      json.null();
    if (divergence->kind == Divergence::Kind::point) json.key("point").integer(divergence->point);
    json.end_object();
  }
  json.key("text").text(sentence(outcome, language));
  return json.end_object().take();
}

std::string reproduced_text(const Reproduced& outcome, Language language, bool colour) {
  const std::optional<Divergence>& divergence = outcome.divergence;
  std::string out =
      painted(sentence(outcome, language),
              divergence ? report::TerminalColour::red : report::TerminalColour::green, colour) +
      "\n";
  if (divergence && outcome.recorded.version != version())
    out += text(language, "cli.reproduce.versions",
                {{"recorded", outcome.recorded.version}, {"now", std::string(version())}}) +
           "\n";
  return out;
}

} // namespace

void Reproduce::declare(Arguments& arguments) {
  arguments.positional("manifest", manifest_);
  arguments.word("scenario", "FILE", scenario_);
  resources_.declare(arguments);
  declare_common(arguments, common_, {"text", "json"});
}

/// As the manifest names it: beside the manifest, or else from here.
std::string Reproduce::scenario_file(const Manifest& manifest) const {
  if (!scenario_.empty()) return scenario_;
  if (manifest.file == standard_stream)
    throw Error(Failure::no_input, "cli.reproduce.from_standard_input", {});
  const auto folder = std::filesystem::path(manifest_).parent_path();
  std::error_code error;
  std::filesystem::path named(manifest.file);
  const std::filesystem::path in_bytes(with_bytes(manifest.file)); // a name that is not UTF-8
  if (std::filesystem::exists(folder / in_bytes, error) || std::filesystem::exists(in_bytes, error))
    named = in_bytes;
  const auto beside = folder / named;
  return named.is_relative() && std::filesystem::exists(beside, error) ? beside.string()
                                                                       : named.string();
}

int Reproduce::run(Console& console) {
  const Manifest recorded = report::read_manifest(
      read_input(manifest_, console, scenario::report_limits.bytes), shown_name(manifest_));
  const std::string file = scenario_file(recorded);
  const std::string text = text_for(recorded, read_input(file, console), shown_name(file));
  Output output(common_.out, console, {manifest_, file});
  Arms found = arms_of(recorded, text, shown_name(file));
  const std::shared_ptr<const scenario::Scenario> scenario = found.scenario;
  std::optional<Divergence> divergence = found.missing;
  if (!divergence) {
    const auto points = static_cast<int>(recorded.points.size());
    check_work(found.arms, recorded.replications + points * experiment::draw_replications);
    experiment::ReplicationSet replication_set = programme_of(recorded, std::move(found));
    if (const int signal = simulate(replication_set, resources_, console, common_.quiet)) {
      tell(console, pondlab::text(console.language, "cli.stopped.nothing",
                                  {{"done", std::to_string(replication_set.done())},
                                   {"all", std::to_string(replication_set.asked())}}));
      return status_of_signal(signal);
    }
    divergence =
        experiment::divergence(recorded, manifest_of(replication_set, file, recorded.strategy));
  }
  const Reproduced outcome{recorded, *scenario, divergence};
  output.write(common_.format == "json"
                   ? json_of(outcome, console.language)
                   : reproduced_text(outcome, console.language, output.colour()));
  return divergence ? 1 : 0;
}

} // namespace pondlab::cli
