#include "cli/commands/describe.hpp"

#include "base/error.hpp"
#include "cli/commands/description.hpp"
#include "cli/program/output.hpp"
#include "engine/world/measure.hpp"
#include "experiment/run/unknown_name.hpp"
#include "scenario/json/canonical.hpp"
#include "scenario/publish/publication.hpp"

namespace pondlab::cli {

void Describe::declare(Arguments& arguments) {
  arguments.positional("name", name_, false);
  arguments.flag("schema", schema_);
  arguments.flag("measures", measures_);
  declare_common(arguments, common_, {"text", "json"});
}

int Describe::run(Console& console) {
  if (int{schema_} + int{measures_} + int{!name_.empty()} > 1)
    throw Error(Failure::usage, "cli.describe.one_at_a_time", {});
  Output(common_.out, console).write(described(console.language));
  return 0;
}

std::string Describe::described(Language language) const {
  const bool json = common_.format == "json";
  const Topics topics;
  if (schema_) return scenario::canonical_text(*scenario::scenario_schema(language));
  if (measures_) return json ? measures_json(language) : measures_text(language);
  if (name_.empty())
    return json ? overview_json(topics, language) : overview_text(topics, language);
  if (const engine::Measure* measure = engine::find_measure(name_))
    return json ? measure_json(*measure, language) : measure_text(*measure, language);
  if (const auto topic = topics.find(name_))
    return json ? topic_json(topics, *topic, name_, language)
                : topic_text(topics, *topic, name_, language);
  std::vector<std::string> known = topics.names();
  for (const engine::Measure& measure : engine::measures()) known.emplace_back(measure.key);
  throw experiment::UnknownName(experiment::Named::topic, name_, known);
}

} // namespace pondlab::cli
