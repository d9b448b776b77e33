#pragma once

#include "report/model/names.hpp"
#include "report/model/report_document.hpp"
#include "report/run/run_report.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// What the reports on a run say, whatever they are written in.
class RunText {
public:
  RunText(const RunReport& report, Language language) : report_(report), language_(language) {}

  /// Name of the scenario.
  std::string title() const;
  /// What was run: strategy, days, people, replications, seed.
  std::string subtitle() const;
  /// How the expectations stand together; empty where there are none.
  Notice verdict() const;
  /// An expectation with its limits: "orders: at least 120".
  std::string expected(std::size_t expectation) const;
  /// What came of it, and why it stands as it does: "4 replications, mean 118±9; …".
  std::string outcome(std::size_t expectation) const;
  /// Accounts by cost centre, those that nothing was posted to left out; the head first.
  std::vector<std::vector<std::string>> ledger() const;
  /// By what it can be told to be the same again.
  std::string foot() const;
  /// The compiler, for who looks for a difference between machines.
  std::string built_by() const;

  /// The text under `report.<key>`.
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const;

private:
  std::string amount(std::int64_t sum) const;

  const RunReport& report_;
  Language language_;
};

} // namespace pondlab::report
