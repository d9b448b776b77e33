#include "cli/seasons.hpp"

#include "experiment/unknown_name.hpp"

namespace pondlab::cli {

std::string known_strategy(const scenario::Scenario& scenario, const std::string& name) {
  if (!scenario.find(name))
    throw experiment::UnknownName(experiment::Named::strategy, name, scenario.strategy_ids());
  return name;
}

std::string written(const report::Paper& paper, const std::string& format, Language language,
                    bool colour) {
  if (format == "markdown") return paper_markdown(paper);
  if (format == "html") return paper_html(paper, language);
  return paper_text(paper, colour);
}

} // namespace pondlab::cli
