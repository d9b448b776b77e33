#pragma once

#include "report/explanation/explanation_report.hpp"
#include "report/model/report_document.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// What the reports on an explanation say, whatever they are written in.
class ExplanationText {
public:
  ExplanationText(const ExplanationReport& report, Language language)
      : report_(report), language_(language) {}

  /// Name of the scenario.
  std::string title() const;
  /// What was compared: days, replications, seed.
  std::string subtitle() const;
  /// The difference, and what on the books speaks most for it and against it.
  std::string summary() const;
  /// By factor, those that differ; the difference last.
  DocumentTable factors() const;
  /// By segment and channel.
  DocumentTable places() const;
  /// What switching off does, of each strategy.
  std::vector<DocumentTable> causes() const;
  std::string foot() const;

  std::string factor_name(experiment::Factor factor) const;
  std::string money(engine::Fen amount) const;
  std::string interval(const experiment::Amount& amount) const;
  /// The text under `explanation.<key>`.
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;

private:
  std::string name(const std::string& strategy) const;
  std::string segment_name(std::size_t segment) const;
  DocumentTable causes(const experiment::Causes& of) const;

  const ExplanationReport& report_;
  Language language_;
};

} // namespace pondlab::report
