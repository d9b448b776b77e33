#pragma once

#include "experiment/comparison.hpp"
#include "experiment/manifest.hpp"

#include <string>

namespace pondlab::report {

/// A finished comparison, ready to be written.
struct CompareReport {
  const experiment::Comparison& comparison;
  const experiment::Experiment& experiment;
  experiment::Manifest manifest;
  experiment::Decision decision;
};

/// Number of the layout of `compare_json`: grows when a member changes its meaning or goes away.
inline constexpr int comparison_format = 1;

/// Everything, for programs; keys and layout are stable.
std::string compare_json(const CompareReport& report);

/// For people: the decision card first, then what each strategy comes to.
std::string compare_text(const CompareReport& report, Language language, bool colour);

} // namespace pondlab::report
