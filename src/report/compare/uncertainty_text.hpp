#pragma once

#include "report/compare/compare_text.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace pondlab::report {

/// What reports say about a choice where parameters are in doubt, whatever they are written in.
class UncertaintyText {
public:
  UncertaintyText(const CompareReport& report, Language language)
      : report_(report), words_(report, language), language_(language) {}

  /// That chances are without doubt although the file has some in doubt; else empty.
  std::string left_out() const;

  // Only where parameters were drawn:
  /// Whom to choose, and how often that is the best.
  std::string verdict() const;
  std::string title() const;
  std::vector<std::string> head() const;
  /// Strategies, the highest mean first.
  std::vector<std::size_t> by_mean() const;
  std::string name(std::size_t strategy) const { return words_.name(strategy); }
  /// What is known of one, without its name.
  std::vector<std::string> figures(std::size_t strategy) const;
  /// Names and figures of all, the leader marked.
  std::vector<std::vector<std::string>> rows() const;
  std::string note() const;

  // Only where doubts were screened:
  /// Which assumptions flip the choice by more than what is worth acting on.
  std::string hinges() const;
  /// Whether there is any.
  bool hinges_on_any() const;
  /// The assumptions that the choice hangs on: those an end of whose range brings another choice,
  /// or else the two strongest; with value, range, source and what becomes of the choice.
  DocumentTable hinges_table() const;
  std::string screening_title() const;
  std::vector<std::string> screening_head() const;
  /// Doubts, the strongest first: places in the screening.
  std::vector<std::size_t> by_strength() const;
  std::string parameter_name(std::size_t doubt) const;
  /// What is known of one, without its name.
  std::vector<std::string> effects(std::size_t doubt) const;
  /// Names, with their paths in the file, and effects of all.
  std::vector<std::vector<std::string>> screening_rows() const;
  std::string screening_note() const;

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return words_.t("doubt." + std::string(key), arguments);
  }
  std::string share(double value) const {
    return std::isnan(value) ? "–" : probability_text(language_, value);
  }
  std::string value(double amount) const {
    return std::isnan(amount) ? "–" : value_text(language_, words_.criterion(), amount);
  }
  struct Hinge {
    const experiment::ParameterEffect* parameter;
    const experiment::RangeEnd* end;
  };
  std::vector<Hinge> all_hinges() const;
  std::string many_hinges(const std::vector<Hinge>& hinges) const;
  /// The scenario's, whose items parameters are named by.
  const scenario::Node* root() const { return report_.comparison.scenario.root.get(); }
  std::string hinge(const experiment::ParameterEffect& parameter,
                    const experiment::RangeEnd& end) const;
  std::string end_text(const experiment::ParameterEffect& parameter,
                       const experiment::RangeEnd& end) const;
  std::string choice_text(const experiment::ParameterEffect& parameter) const;
  bool hinges_on(const experiment::RangeEnd& end) const;
  /// A note, and which parameters are in doubt without the file's saying so.
  std::string with_usual(std::string note) const;

  const CompareReport& report_;
  CompareText words_;
  Language language_;
};

} // namespace pondlab::report
