#pragma once

#include "base/text.hpp"
#include "report/model/report_document.hpp"
#include "report/trial/trial_report.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// What is said of trials, whatever it is written in.
class TrialText {
public:
  TrialText(const TrialReport& report, Language language) : report_(report), language_(language) {}

  std::string name(const experiment::TrialFindings& trial) const;
  /// Sums of a season, to the yuan or as whole orders.
  std::string amount(const experiment::TrialFigure& figure, double value) const;
  /// With the interval over seasons.
  std::string amount(const experiment::TrialFigure& figure, const experiment::Estimate& of,
                     double times = 1) const;
  /// How far chance may throw one real test to either side, of all people who are assigned in it.
  std::string error_of_one(const experiment::TrialFigure& figure,
                           const experiment::TrialAnswer& answer) const;
  /// What the dashboard makes of it.
  Notice on_report(const experiment::TrialFindings& trial) const;
  /// What assigning people one by one would make of it; of a trial with such an answer. `hides` is
  /// the key of the words where that would show nothing.
  Notice on_test(const experiment::TrialFindings& trial, std::string_view hides) const;

  // For who looks at the page.

  /// What there is to learn of each mechanism.
  std::vector<Notice> news() const;
  /// Whether there is anything of figure `figure`, the first being orders.
  bool has(std::size_t figure) const;
  /// A row a mechanism: reported, found by each way to assign with the error of one test, true.
  DocumentTable summary(std::size_t figure) const;

  /// The text under `trial.<key>`.
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;

private:
  const TrialReport& report_;
  Language language_;
};

} // namespace pondlab::report
