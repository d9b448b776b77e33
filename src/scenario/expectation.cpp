#include "scenario/expectation.hpp"

#include "engine/calendar.hpp"
#include "engine/measure.hpp"
#include "scenario/edit.hpp"

#include <algorithm>

namespace pondlab::scenario {
namespace {

class ExpectationCheck {
public:
  ExpectationCheck(const Scenario& scenario, const Expectation& expectation, Path path,
                   Findings& findings)
      : scenario_(scenario), expectation_(expectation), path_(std::move(path)),
        node_(*find(*scenario.root, path_)), findings_(findings) {}

  void run() {
    check_mechanism();
    check_window();
    if (!expectation_.has_lower() && !expectation_.has_upper())
      findings_.error(node_.at(), path_, "no_band");
  }

private:
  void error_at(std::string_view key, std::string finding, std::vector<TextArgument> arguments,
                std::string suggestion = {}) {
    const Node* value = node_.find(key);
    findings_.error(value ? value->at() : node_.at(), value ? path_ / key : path_,
                    std::move(finding), std::move(arguments), std::move(suggestion));
  }

  void check_mechanism() {
    const engine::Measure* measure = engine::find_measure(expectation_.measure);
    if (measure && measure->of_mechanism && expectation_.of.empty())
      return error_at("measure", "missing_mechanism", {{"measure", expectation_.measure}});
    if (measure && !measure->of_mechanism && !expectation_.of.empty())
      return error_at("of", "needless_mechanism", {{"measure", expectation_.measure}});
    const Strategy& strategy = expectation_.strategy.empty()
                                   ? scenario_.default_strategy()
                                   : *scenario_.find(expectation_.strategy);
    const auto& known = strategy.mechanisms;
    for (std::size_t i = 0; i < expectation_.of.size(); ++i) {
      const std::string& id = expectation_.of[i];
      if (std::find(known.begin(), known.end(), id) == known.end())
        findings_.error(node_.find("of")->items()[i]->at(), path_ / "of" / i,
                        "mechanism_not_in_strategy",
                        {{"id", excerpt(std::string_view(id))},
                         {"strategy", strategy.id},
                         {"known", known.empty() ? "-" : listed(known)}},
                        nearest(id, known));
    }
  }

  void check_window() {
    const engine::Horizon& run = scenario_.setup.horizon;
    if (!run.start.known()) return;
    const engine::Date last{run.start.days + run.days - 1};
    const auto outside = [&](engine::Date date) {
      return date.known() && (date < run.start || date > last);
    };
    for (const auto& [key, date] :
         {std::pair("from", expectation_.from), std::pair("to", expectation_.to)})
      if (outside(date))
        error_at(key, "window_outside_run",
                 {{"from", engine::to_text(run.start)}, {"to", engine::to_text(last)}});
  }

  const Scenario& scenario_;
  const Expectation& expectation_;
  Path path_;
  const Node& node_;
  Findings& findings_;
};

} // namespace

void check_expectations(const Scenario& scenario, Findings& findings) {
  const auto& expectations = scenario.header.expectations;
  for (std::size_t i = 0; i < expectations.size(); ++i)
    ExpectationCheck(scenario, expectations[i], Path() / "expectations" / i, findings).run();
}

} // namespace pondlab::scenario
