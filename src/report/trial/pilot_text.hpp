#pragma once

#include "base/text.hpp"
#include "report/model/report_document.hpp"
#include "report/trial/pilot_report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// What is said of a pilot, whatever it is written in.
class PilotText {
public:
  PilotText(const PilotReport& report, Language language) : report_(report), language_(language) {}

  std::string count(double n) const;
  /// A figure a person: small, so with more decimals than figures of a season have.
  std::string amount(const experiment::PilotFigure& figure, double value) const;
  std::string effect(const experiment::PilotFigure& figure,
                     const experiment::PilotSize& size) const;
  std::string power() const;
  /// What assigning people one by one would take. `unclear` is the key of the words where the
  /// effect may go either way.
  Notice news(const experiment::PilotFigure& figure, std::string_view unclear) const;

  /// For who looks at the page: a row a figure and way to assign, how many people it takes.
  DocumentTable summary() const;

  /// The text under `pilot.<key>`.
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;

private:
  const PilotReport& report_;
  Language language_;
};

} // namespace pondlab::report
