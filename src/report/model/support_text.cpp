#include "report/model/support_text.hpp"

#include "report/model/names.hpp"
#include "report/model/parameter_text.hpp"
#include "scenario/json/decimal.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

/// Of a parameter by its path, or else of a mechanism.
std::string subject_name(Language language, const scenario::Scenario& scenario,
                         std::string_view strategy, const std::string& subject) {
  if (!subject.starts_with("$")) return mechanism_name(language, subject);
  const scenario::Strategy* own = scenario.find(strategy);
  const scenario::NodePtr root = own ? merged_root(scenario.root, *own) : scenario.root;
  return parameter_name(language, subject, root.get());
}

/// "37.5%"
std::string percent(double share) {
  constexpr double decimals = 10;
  return scenario::real_text(std::round(share * 100 * decimals) / decimals) + "%";
}

} // namespace

std::string support_text(Language language, const scenario::Scenario& scenario,
                         std::string_view strategy, const experiment::OutsideSupport& outside) {
  return text(language, "support." + std::string(outside.rule),
              {{"subject", subject_name(language, scenario, strategy, outside.subject)},
               {"value", scenario::real_text(outside.value)},
               {"low", scenario::real_text(outside.low)},
               {"high", scenario::real_text(outside.high)},
               {"cut", percent(outside.value)},
               {"most", percent(outside.high)}});
}

} // namespace pondlab::report
