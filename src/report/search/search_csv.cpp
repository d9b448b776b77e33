#include "report/format/estimate_csv.hpp"
#include "report/model/names.hpp"
#include "report/search/search_report.hpp"

#include <algorithm>
#include <array>

namespace pondlab::report {

namespace {

constexpr std::array<std::string_view, 5> estimate_columns = {"n", "mean", "sd", "low", "high"};

class PlanTable {
public:
  PlanTable(const experiment::Search& search, std::optional<Language> heads)
      : search_(search), csv_(heads) {}

  std::string write() {
    write_head();
    for (std::size_t plan = 0; plan < search_.plans().size(); ++plan) {
      write_plan(search_.plans()[plan]);
      const auto finalist = std::ranges::find(search_.finalists(), plan, &Finalist::plan);
      if (finalist == search_.finalists().end())
        write_no_finalist();
      else
        write_finalist(*finalist);
      csv_.end_line();
    }
    return csv_.take();
  }

private:
  using Finalist = experiment::Finalist;

  const std::vector<scenario::Limit>& limits() const {
    return search_.scenario().header.search.limits;
  }

  void write_head() {
    for (const std::string_view column : {"plan", "strategy", "as_it_stands", "refined"})
      csv_.head(column);
    for (const scenario::DecisionVariable& variable : search_.variables())
      csv_.text(variable.parameter);
    for (const std::string_view column :
         {"measure", "unit", "explored_gain", "against", "against_unit", "explored_against",
          "within_limits", "finalist", "on_front"})
      csv_.head(column);
    write_head("gain");
    write_head("against");
    for (const std::string_view column : {"best", "near_best", "deepest_cut"}) csv_.head(column);
    for (std::size_t i = 0; i < limits().size(); ++i) {
      csv_.head_of_limit(i + 1, limits()[i].measure); // its verdict
      for (const std::string_view column : estimate_columns)
        csv_.head_of_limit(i + 1, limits()[i].measure, column);
    }
    csv_.end_line();
  }

  void write_head(std::string_view estimate) {
    for (const std::string_view column : estimate_columns) csv_.head_of(estimate, column);
  }

  void write_plan(const experiment::TriedPlan& plan) {
    csv_.text(plan.id).text(plan.strategy);
    write_flag(plan.as_it_stands);
    write_flag(plan.refined);
    for (const double setting : plan.settings) write_real(csv_, setting);
    const engine::Measure &criterion = search_.criterion(), &against = search_.against();
    csv_.text(criterion.key).text(unit_key(criterion.unit));
    write_value(csv_, criterion.unit, plan.explored.gain);
    csv_.text(against.key).text(unit_key(against.unit));
    write_value(csv_, against.unit, search_.turn() * plan.explored.other);
    write_flag(plan.explored.allowed);
  }

  void write_finalist(const Finalist& finalist) {
    const auto& prospect = search_.decision().prospects[finalist.strategy];
    write_flag(true);
    write_flag(finalist.on_front);
    write_estimate(csv_, search_.criterion().unit, finalist.gain);
    write_estimate(csv_, search_.against().unit, finalist.other);
    write_real(csv_, prospect.best);
    write_real(csv_, prospect.near_best);
    write_real(csv_, finalist.deepest_cut);
    for (std::size_t i = 0; i < limits().size(); ++i) {
      const experiment::Kept& kept = finalist.limits[i];
      csv_.text(key_of(kept.verdict));
      write_estimate(csv_, engine::find_measure(limits()[i].measure)->unit, kept.estimate);
    }
  }

  void write_no_finalist() {
    write_flag(false);
    const std::size_t columns =
        1 + 2 * estimate_columns.size() + 3 + limits().size() * (1 + estimate_columns.size());
    for (std::size_t column = 0; column < columns; ++column) csv_.empty();
  }

  void write_flag(bool flag) { csv_.number(flag ? "1" : "0"); }

  const experiment::Search& search_;
  CsvWriter csv_;
};

} // namespace

std::string search_csv(const experiment::Search& search, std::optional<Language> heads) {
  return PlanTable(search, heads).write();
}

} // namespace pondlab::report
