#pragma once

#include "experiment/study/status.hpp"
#include "report/compare/compare_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// What the reports on a comparison say of its statuses, whatever they are written in. The report's
/// `status` must be known.
class StatusText {
public:
  StatusText(const CompareReport& report, Language language);

  /// "Go: …" in a sentence; empty where there is no campaign.
  std::string headline() const;
  /// Who would be best but for its guardrails, and which one it breaks; empty where nobody would.
  std::string would_win() const;
  /// A strategy's status with its reason in a few words; "–" of no campaign.
  std::string brief(std::size_t strategy) const;
  /// Why it is so, in a sentence; empty of no campaign.
  std::string why(std::size_t strategy) const;
  /// The status alone, "Go".
  std::string word(experiment::Status status) const;

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;
  std::string why(const experiment::StrategyStatus& standing, std::size_t strategy) const;
  std::string gain(std::string_view form) const;
  bool looks_gained(std::size_t strategy) const;
  std::string tell(const experiment::StrategyStatus& standing) const;
  std::string limit(const experiment::StrategyStatus& standing) const;
  std::string limit_value(const experiment::StrategyStatus& standing, std::size_t strategy) const;
  std::vector<std::size_t> fit_to_go() const;

  const CompareReport& report_;
  CompareText words_;
  Language language_;
};

Tone tone_of(experiment::Status status);

/// A strategy a row with its status and how it keeps each limit.
DocumentTable status_table(const CompareReport& report, Language language);

} // namespace pondlab::report
