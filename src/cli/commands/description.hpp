#pragma once

#include "base/text.hpp"
#include "cli/commands/topics.hpp"
#include "engine/world/measure.hpp"

#include <string>

namespace pondlab::cli {

// What `describe` says, for people and for programs.

/// Everything that has a name, with a line on each mechanism and measure.
std::string overview_text(const Topics& topics, Language language);
std::string overview_json(const Topics& topics, Language language);

/// All measures with unit, meaning and formula.
std::string measures_text(Language language);
std::string measures_json(Language language);
std::string measure_text(const engine::Measure& measure, Language language);
std::string measure_json(const engine::Measure& measure, Language language);

/// A mechanism, a record or a parameter; `name` is how it was asked for.
std::string topic_text(const Topics& topics, const Topic& topic, const std::string& name,
                       Language language);
std::string topic_json(const Topics& topics, const Topic& topic, const std::string& name,
                       Language language);

} // namespace pondlab::cli
