#pragma once

#include "report/compare/compare_report.hpp"
#include "report/model/names.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace pondlab::report {

/// What the reports on a comparison say, whatever they are written in.
class CompareText {
public:
  CompareText(const CompareReport& report, Language language);

  /// Name of the scenario.
  std::string title() const;
  /// What was compared: days, replications, seed.
  std::string subtitle() const;
  /// Warning of replications that are missing; empty when none are.
  std::string unfinished() const;
  /// What was found, as a marketer says it; empty of one strategy.
  std::string finding() const;
  /// One sentence that can be acted on, or says what is missing.
  std::string verdict() const;
  /// Why a strategy is not to be advised, or what else of it lies outside what data support; empty
  /// where it lies within.
  std::string outside(std::size_t strategy) const;
  /// How it was come to: what stopped it, how many replications it took, how many more it would.
  std::string procedure() const;
  /// What δ was made of, where the file does not name it; else empty.
  std::string difference_origin() const;
  /// Warning that a few large values decide; empty where none do.
  std::string skewness() const;
  /// What the intervals of differences and the chances mean.
  std::string scope() const;
  /// Title and columns of the decision card.
  std::string card_title() const;
  std::vector<std::string> card_head() const;
  /// Its line on one strategy, the name first.
  std::vector<std::string> card_row(std::size_t strategy) const;
  /// What every plan must keep, the budget among it, and how each does, line by line; empty where
  /// the scenario has no limits.
  std::string limits_title() const { return t("limits"); }
  /// By which intervals that is told.
  std::string limits_note() const;
  std::vector<std::string> limits_head() const;
  std::vector<std::vector<std::string>> limits_rows() const;
  /// By what it can be told to be the same again; the hash is of the plan of `strategy`.
  std::string foot(std::size_t strategy) const;
  std::string foot() const { return foot(report_.decision.leader); }
  /// The compiler, for who looks for a difference between machines.
  std::string built_by() const;
  /// Of a strategy's plan.
  std::string plan_hash(std::size_t strategy) const;

  // What a strategy comes to in three figures, each less no campaign but for the cost.

  /// What it has more in what is decided by.
  DocumentFigure gain_figure(std::size_t strategy) const;
  /// What the campaign costs, and whether that keeps the budget.
  DocumentFigure cost_figure(std::size_t strategy) const;
  /// How many opted out, deleted the guide or muted the community because of it.
  DocumentFigure opt_out_figure(std::size_t strategy) const;

  std::string name(std::size_t strategy) const;
  std::string with_interval(const engine::Measure& measure,
                            const experiment::Estimate& estimate) const;
  /// Strategy a less strategy b in what is decided by, with the 95 % interval that the same number
  /// has everywhere.
  experiment::Estimate difference(std::size_t a, std::size_t b) const;
  /// The same with the interval that decides: where the comparison may have been stopped early, a
  /// wider one, which may be looked at at any time.
  experiment::Estimate decisive_difference(std::size_t a, std::size_t b) const;
  /// Strategies, the highest mean first.
  std::vector<std::size_t> by_mean() const;
  /// Place of the strategy without a campaign.
  std::size_t none() const { return none_; }
  const engine::Measure& criterion() const { return *report_.comparison.measures.front(); }
  /// Names in quotes, with what tells of a strategy that lies outside what data support.
  std::string joined(const std::vector<std::size_t>& strategies) const;
  /// The text under `compare.<key>`.
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;

private:
  bool is_sequential() const {
    return report_.decision.procedure == experiment::Procedure::kim_nelson;
  }
  /// Whether the status says how many more replications would tell.
  bool is_needed_said() const {
    return report_.status.is_asked &&
           report_.status.whole.status == experiment::Status::not_separable;
  }
  std::string verdict_key() const;
  std::string course_key() const;
  std::string contenders() const;
  std::string marked_name(std::size_t strategy) const;
  std::string reasons(std::size_t strategy, bool withholding) const;
  std::string support(std::size_t strategy, const experiment::OutsideSupport& one) const;
  std::string share(double value) const {
    return std::isnan(value) ? "–" : probability_text(language_, value);
  }
  std::string value(double amount) const { return value_text(language_, criterion(), amount); }

  const CompareReport& report_;
  Language language_;
  std::size_t none_;
};

/// The same as a table, without rows where the scenario has no limits.
DocumentTable limits_table(const CompareText& words);

} // namespace pondlab::report
