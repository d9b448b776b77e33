#pragma once

#include "experiment/study/health_card.hpp"
#include "report/compare/compare_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// What a health card says, whatever it is written in.
class HealthText {
public:
  HealthText(const CompareReport& report, const experiment::HealthCard& card, Language language)
      : report_(report), card_(card), words_(report, language), language_(language) {}

  /// Whether anything is to be mended before one acts on the leader.
  std::string verdict() const;
  /// One sentence a concern.
  std::vector<std::string> concerns() const;
  /// One sentence a strategy that lies outside what data support.
  std::vector<std::string> outside() const;
  /// What to measure before all else, and how; empty where no trial would tell.
  std::string measure_first() const;
  /// Who the card is about, or that nothing was screened.
  std::string rests_on() const;
  /// All of it in a line.
  std::string summary() const;

  /// Numbers of the plan by what they rest on: name and count.
  std::vector<std::vector<std::string>> input_rows() const;
  /// Which assumed defaults the answer hangs on most; empty where nothing was screened.
  std::string input_note() const;
  /// The three strongest doubts: name, μ*, share, what it rests on.
  std::vector<std::vector<std::string>> weight_rows() const;
  /// What each strategy leaves behind; the strategies by their mean are columns.
  std::vector<std::vector<std::string>> left_rows() const;
  /// Expectations by role: name, met, not met, judged; none where they were not judged.
  std::vector<std::vector<std::string>> evidence_rows() const;
  /// That no expectation was judged, or that there is none; else empty.
  std::string evidence_note() const;

  const CompareText& words() const { return words_; }
  /// The text under `check.<key>`.
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;

private:
  std::string concern(experiment::Concern concern) const;
  std::string doubt_name(std::size_t doubt) const;
  std::string share(double value) const { return number_text(language_, value, Unit::rate); }
  std::string amount(const experiment::Estimate& estimate, Unit unit) const;
  std::string outside_in_brief() const;

  const CompareReport& report_;
  const experiment::HealthCard& card_;
  CompareText words_;
  Language language_;
};

} // namespace pondlab::report
