#include "report/model/plan_parts.hpp"

#include "engine/numeric/calendar.hpp"
#include "experiment/study/health_card.hpp"
#include "report/model/names.hpp"
#include "report/model/parameter_text.hpp"
#include "report/model/strategy_text.hpp"
#include "scenario/json/edit.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pondlab::report {

namespace {

constexpr std::size_t most_assumptions = 6;

std::string t(Language language, std::string_view key,
              const std::vector<TextArgument>& arguments = {}) {
  return text(language, "report." + std::string(key), arguments);
}

} // namespace

std::string byline(Language language, const scenario::Scenario& scenario,
                   std::optional<engine::Date> date) {
  std::string words;
  const std::string& author = scenario.header.author;
  if (!author.empty()) words = t(language, "author", {{"author", author}});
  if (date)
    words += (words.empty() ? "" : " · ") + t(language, "dated", {{"date", to_text(*date)}});
  return words;
}

DocumentList strategies_list(Language language, const scenario::Scenario& scenario,
                             const std::vector<std::string>& strategies) {
  DocumentList list{.title = t(language, "strategies"), .items = {}};
  std::vector<std::string> ids = strategies;
  std::ranges::stable_partition(
      ids, [](const std::string& id) { return id != scenario::none_strategy; });
  for (const std::string& id : ids) {
    const scenario::Strategy& strategy = *scenario.find(id);
    list.items.push_back(
        {scenario.name_of(strategy, language), strategy_lines(language, scenario, strategy)});
  }
  return list;
}

std::string doubt_value(Language language, const scenario::Scenario& scenario,
                        const scenario::ParameterUncertainty& doubt) {
  const auto path = scenario::Path::parse(doubt.parameter);
  if (!path) return {};
  return parameter_value(language, *path, find(*scenario.root, *path));
}

std::string doubt_range(Language language, const scenario::ParameterUncertainty& doubt) {
  return t(language, "between",
           {{"low", parameter_value(language, doubt.parameter, doubt.low)},
            {"high", parameter_value(language, doubt.parameter, doubt.high)}});
}

DocumentTable assumptions_table(Language language, const scenario::Scenario& scenario) {
  DocumentTable table{.title = t(language, "assumptions"),
                      .head = {t(language, "assumption"), t(language, "in_plan"),
                               t(language, "range"), t(language, "source")},
                      .words = {true, false, false, true}};
  std::size_t left = 0, usual = 0;
  for (const scenario::ParameterUncertainty& doubt : scenario.header.doubts) {
    if (doubt.usual)
      ++usual;
    else if (table.rows.size() == most_assumptions)
      ++left;
    else
      table.add({parameter_name(language, doubt.parameter, scenario.root.get()),
                 doubt_value(language, scenario, doubt), doubt_range(language, doubt),
                 doubt_source(language, doubt)});
  }
  if (left + usual > 0)
    table.note = t(language, "assumptions_left", {{"count", std::to_string(left + usual)}});
  return table;
}

DocumentTable basis_table(Language language, const scenario::Scenario& scenario) {
  using experiment::Basis;
  DocumentTable table{.title = t(language, "basis"),
                      .head = {t(language, "numbers_rest_on"), t(language, "numbers")}};
  const auto counts = experiment::inputs_by_basis(scenario);
  for (const Basis basis : {Basis::given, Basis::measured, Basis::reported, Basis::assumed})
    table.add({std::string(text(language, "check.basis." + std::string(key_of(basis)))),
               std::to_string(counts[static_cast<std::size_t>(basis)])});
  table.narrow = true;
  return table;
}

double funnel_mean(const experiment::Experiment& experiment, std::size_t arm, int mechanism,
                   engine::TouchCounter step) {
  return static_cast<double>(experiment.touch_sum(arm, mechanism, step)) / experiment.done();
}

DocumentTable funnel_table(Language language, const std::string& strategy,
                           const experiment::Experiment& experiment, std::size_t arm) {
  DocumentTable table{.title = t(language, "funnel", {{"strategy", strategy}}), .head = {""}};
  const engine::Campaign& campaign = experiment.arms()[arm].plan->campaign;
  const auto mean = [&](std::size_t mechanism, engine::TouchCounter step) {
    return funnel_mean(experiment, arm, static_cast<int>(mechanism), step);
  };
  std::vector<engine::TouchCounter> taken;
  for (const engine::TouchCounter step : funnel_steps)
    for (std::size_t m = 0; m < campaign.size(); ++m)
      if (mean(m, step) > 0 && (taken.empty() || taken.back() != step)) taken.push_back(step);
  if (taken.empty()) return table;
  for (const engine::TouchCounter step : taken)
    table.head.emplace_back(text(language, "touch." + std::string(key_of(step)) + ".name"));
  for (std::size_t m = 0; m < campaign.size(); ++m) {
    std::vector<std::string> cells = {mechanism_name(language, campaign[m].id)};
    for (const engine::TouchCounter step : taken) {
      const double people = mean(m, step);
      cells.push_back(people == 0 ? "–" : number_text(language, people, Unit::count));
    }
    table.add(std::move(cells));
  }
  table.note = t(language, "funnel_note");
  return table;
}

std::string engine_name(Language language, const experiment::Manifest& manifest) {
  if (manifest.compiler.starts_with("emscripten")) return t(language, "engine.page");
  const std::string with = "engine." + manifest.instruction_set;
  return t(language, has_text(language, "report." + with) ? with : "engine.machine");
}

std::string provenance(Language language, const experiment::Manifest& manifest,
                       std::uint64_t hash) {
  return t(language, "provenance",
           {{"version", manifest.version},
            {"engine", engine_name(language, manifest)},
            {"hash", fmt::format("{:016x}", hash)},
            {"seed", std::to_string(manifest.seed)}});
}

} // namespace pondlab::report
