#pragma once

#include "experiment/study/health_card.hpp"
#include "report/compare/compare_report.hpp"
#include "report/model/report_document.hpp"

#include <string>
#include <vector>

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

/// The card's parts, each a table or the note that stands in its place.
struct HealthSections {
  DocumentTable rests_on; ///< what the lead hangs on
  DocumentTable inputs;   ///< numbers of the plan by what they rest on
  DocumentTable outside;  ///< beyond what data support, and so not advised
  DocumentTable left;     ///< what each strategy leaves behind
  DocumentTable evidence; ///< expectations by role
};
HealthSections health_sections(const HealthReport& report, Language language);

/// What stands above them: whether the leader can be acted on, what is to be mended before, and
/// what to measure first.
std::vector<Notice> health_notices(const HealthReport& report, Language language);

/// The comparison's own document with what the check finds: what is to be mended among its notices,
/// the card behind a fold. What was not looked at, doubts not screened or expectations not judged,
/// it says.
ReportDocument checked_comparison(const HealthReport& report, Language language);

/// As it is printed: a table a section, and what there is to mend above them.
ReportDocument health_document(const HealthReport& report, Language language);

} // namespace pondlab::report
