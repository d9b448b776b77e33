#pragma once

#include "report/explanation/explanation_report.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// A table as words, whatever it is written in; the first column says what the line is.
struct WordTable {
  std::string title;
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
  std::string note;
};

/// What the reports on an explanation say, whatever they are written in.
class ExplanationWords {
public:
  ExplanationWords(const ExplanationReport& report, Language language)
      : report_(report), language_(language) {}

  /// Name of the scenario.
  std::string title() const;
  /// What was compared: days, replications, seed.
  std::string subtitle() const;
  /// The difference, and what on the books speaks most for it and against it.
  std::string summary() const;
  /// By factor, those that differ; the difference last.
  WordTable factors() const;
  /// By segment and channel.
  WordTable places() const;
  /// What switching off does, of each strategy.
  std::vector<WordTable> causes() const;
  std::string foot() const;

  std::string factor_name(experiment::Factor factor) const;
  std::string money(engine::Fen amount) const;
  std::string interval(const experiment::Amount& amount) const;
  /// The text under `explanation.<key>`.
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;

private:
  std::string name(const std::string& strategy) const;
  std::string segment_name(std::size_t segment) const;
  WordTable causes(const experiment::Causes& of) const;

  const ExplanationReport& report_;
  Language language_;
};

} // namespace pondlab::report
