#pragma once

#include "experiment/study/health_card.hpp"
#include "report/compare/compare_report.hpp"
#include "report/model/report_document.hpp"

#include <string>

namespace pondlab::report {

/// A scenario's health card, ready to be written.
struct HealthReport {
  CompareReport compare; ///< of the strategies, which the card is about
  experiment::HealthCard card;
};

/// Number of the layout of `health_json`: grows when a member changes its meaning or goes away.
inline constexpr int health_format = 1;

/// For programs; money in yuan, shares as fractions. Keys and layout are stable.
std::string health_json(const HealthReport& report);

/// As it is printed: a table a section, and what there is to mend above them.
ReportDocument health_document(const HealthReport& report, Language language);

} // namespace pondlab::report
