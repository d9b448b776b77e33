#include "experiment/run/worker.hpp"
#include "experiment/study/study.hpp"
#include "fuzz/target.hpp"
#include "scenario/file/scenario.hpp"

#include <nlohmann/json.hpp>

namespace pondlab::fuzz {

namespace {

void check_findings(const Diagnostics& findings) {
  for (const Diagnostic& finding : findings) {
    require(has_text(Language::en, "diagnostic." + finding.key + ".wrong"), "a finding has a text");
    require(scenario::Path::parse(finding.path).has_value(), "its path can be read");
    require(finding.at.line > 0 && finding.at.column > 0, "it has a place");
    for (const Language language : {Language::zh, Language::en})
      for (const char c : to_text(finding, language))
        require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F, "no control character is said");
  }
}

/// Whether a season of it takes a moment.
bool is_tiny(const experiment::Study& study) {
  return engine::people_of(study.scenario.setup) <= 300 && study.arms.size() < 4 &&
         study.scenario.setup.horizon.days <= 5;
}

void run(const experiment::Study& study) {
  experiment::Experiment experiment = study.experiment();
  const experiment::Worker worker(study.arms, study.seed);
  const auto item = experiment.next_work();
  require(item.has_value(), "there is work");
  const auto result = worker.run(*item);
  require(result && experiment.accept(*result), "and it can be done");
}

} // namespace

void scenario(Input input) {
  const std::string text = text_of(input);
  const auto document = scenario::Document::parse(text, "t.json");
  if (!document) {
    require(!document.diagnostics.empty(), "what is refused is refused with a finding");
    return check_findings(document.diagnostics);
  }
  const bool marked = text.starts_with("\xEF\xBB\xBF");
  require(nlohmann::json::accept(marked ? text.substr(3) : text), "what is taken is strict JSON");
  const std::string canonical = document.value->text();
  const auto again = scenario::Document::parse(canonical, "t.json");
  require(again && again.value->text() == canonical,
          "what is written can be read, and is the same");

  const auto read = scenario::read(*document.value);
  check_findings(read.diagnostics);
  require(bool(read) != has_errors(read.diagnostics), "there is a scenario, or else errors");
  if (!read || engine::people_of(read.value->setup) > 100'000) return;
  const auto planned =
      experiment::plan_study({.file = "t.json", .scenario = text, .replications = 1});
  require(planned.study.has_value(), "what is valid can be planned");
  if (is_tiny(*planned.study)) run(*planned.study);
}

} // namespace pondlab::fuzz
