#include "report/compare/compare_report.hpp"
#include "report/compare/uncertainty_json.hpp"
#include "report/format/estimate_json.hpp"
#include "report/format/limit_json.hpp"
#include "report/format/manifest_json.hpp"
#include "report/format/support_json.hpp"
#include "report/model/names.hpp"
#include "report/model/plan_parts.hpp"

#include "engine/numeric/calendar.hpp"

namespace pondlab::report {

namespace {

class ComparisonWriter {
public:
  explicit ComparisonWriter(const CompareReport& report)
      : report_(report), comparison_(report.comparison), experiment_(report.experiment),
        manifest_(report.manifest), decision_(report.decision) {}

  std::string write() {
    json_.begin_object().key("pondlab_comparison").integer(comparison_format);
    write_head();
    write_status();
    write_decision();
    json_.key("strategies").begin_list();
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s) write_strategy(s);
    json_.end_list();
    write_differences();
    write_doubt(json_, report_);
    write_screening(json_, report_);
    json_.key("manifest");
    write_manifest(json_, manifest_);
    return json_.end_object().take();
  }

private:
  const engine::Measure& criterion() const { return *comparison_.measures.front(); }

  void write_amount(std::string_view key, double value) {
    json_.key(key);
    write_value(json_, criterion().unit, value);
  }

  void write_head() {
    const auto& horizon = comparison_.scenario.setup.horizon;
    json_.key("scenario").text(comparison_.scenario.file);
    json_.key("start").text(to_text(horizon.start));
    json_.key("days").integer(horizon.days);
    json_.key("replications").integer(experiment_.done());
    json_.key("replications_planned").integer(comparison_.replications);
    json_.key("finished").boolean(report_.done() == report_.planned());
    json_.key("confidence").real(experiment::confidence);
    json_.key("author").text(comparison_.scenario.header.author);
    json_.key("date");
    if (report_.date)
      json_.text(to_text(*report_.date));
    else
      json_.null();
  }

  /// Of each mechanism, how many take each step in a mean replication.
  void write_funnels(std::size_t s) {
    const std::size_t arm = arm_of(report_, s);
    const engine::Campaign& campaign = experiment_.arms()[arm].plan->campaign;
    json_.key("funnels").begin_list();
    for (std::size_t m = 0; m < campaign.size(); ++m) {
      json_.begin_object().key("mechanism").text(campaign[m].id);
      for (const engine::TouchCounter step : funnel_steps)
        json_.key(key_of(step)).real(funnel_mean(experiment_, arm, static_cast<int>(m), step));
      json_.end_object();
    }
    json_.end_list();
  }

  void write_standing(const experiment::StrategyStatus& standing) {
    json_.key("status").text(key_of(standing.status));
    json_.key("reason").text(key_of(standing.reason));
    json_.key("limit");
    if (standing.limit)
      json_.integer(static_cast<std::int64_t>(*standing.limit));
    else
      json_.null();
    json_.key("needed");
    if (standing.needed > 0)
      json_.integer(standing.needed);
    else
      json_.null();
  }

  void write_status() {
    const experiment::ComparisonStatus& status = report_.status;
    json_.key("status");
    if (!status.is_asked) {
      json_.null();
      return;
    }
    json_.begin_object();
    write_standing(status.whole);
    json_.key("strategy").text(comparison_.strategies[status.about]);
    json_.key("would_win");
    if (status.would_win)
      json_.text(comparison_.strategies[*status.would_win]);
    else
      json_.null();
    json_.end_object();
  }

  void write_strategy_status(std::size_t s) {
    json_.key("status");
    if (!report_.status.is_asked || !report_.status.strategies[s]) {
      json_.null();
      return;
    }
    json_.begin_object();
    write_standing(*report_.status.strategies[s]);
    json_.end_object();
  }

  void write_decision() {
    json_.key("decision").begin_object();
    json_.key("measure").text(criterion().key);
    json_.key("unit").text(unit_key(criterion().unit));
    write_amount("worthwhile_difference", decision_.worthwhile.value);
    json_.key("worthwhile_from").text(key_of(decision_.worthwhile.origin));
    json_.key("dearest_campaign_cost");
    if (decision_.worthwhile.origin == experiment::DifferenceOrigin::campaign_cost)
      write_value(json_, engine::MeasureUnit::money, decision_.worthwhile.dearest);
    else
      json_.null();
    json_.key("leader").text(comparison_.strategies[decision_.leader]);
    json_.key("procedure").text(key_of(decision_.procedure));
    json_.key("stopped").text(key_of(decision_.stop));
    json_.key("settled").boolean(decision_.settled);
    json_.key("advice").text(key_of(decision_.advice));
    write_advised();
    json_.key("contenders").begin_line_list();
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s)
      if (decision_.contends[s]) json_.text(comparison_.strategies[s]);
    json_.end_list();
    json_.key("skewness").real(decision_.skewness);
    json_.key("warnings").begin_line_list();
    if (decision_.is_skewed()) json_.text("skewed_differences");
    json_.end_list();
    json_.key("needed");
    if (decision_.needed > 0)
      json_.integer(decision_.needed);
    else
      json_.null();
    json_.end_object();
  }

  /// Strategies any of which may be chosen, and by more than what none of them beats another.
  void write_advised() {
    using experiment::Advice;
    const bool any = decision_.advice == Advice::choose || decision_.advice == Advice::either;
    json_.key("advised").begin_line_list();
    if (any) json_.text(comparison_.strategies[decision_.leader]);
    if (any)
      for (const std::size_t s : decision_.equals) json_.text(comparison_.strategies[s]);
    json_.end_list();
    json_.key("withheld").begin_list();
    if (decision_.advice == Advice::withheld)
      for (const experiment::OutsideSupport& one : comparison_.outside[decision_.leader])
        if (one.withholds) write_outside(json_, one);
    json_.end_list();
    if (decision_.advice == Advice::either)
      write_amount("no_better_than", decision_.no_better_than);
    else
      json_.key("no_better_than").null();
  }

  void write_strategy(std::size_t s) {
    const experiment::Prospect& prospect = decision_.prospects[s];
    json_.begin_object().key("strategy").text(comparison_.strategies[s]);
    write_strategy_status(s);
    json_.key("best").real(prospect.best);
    json_.key("near_best").real(prospect.near_best);
    write_amount("opportunity_cost", prospect.opportunity_cost);
    write_amount("downside", prospect.downside);
    json_.key("outside").begin_list();
    for (const experiment::OutsideSupport& one : comparison_.outside[s]) write_outside(json_, one);
    json_.end_list();
    if (const auto& limits = comparison_.scenario.header.limits; !limits.empty()) {
      json_.key("limits").begin_list();
      for (std::size_t i = 0; i < limits.size(); ++i)
        write_kept(json_, limits[i], comparison_.keeps(i, s, experiment_));
      json_.end_list();
    }
    write_funnels(s);
    json_.key("measures").begin_list();
    for (std::size_t m = 0; m < comparison_.measures.size(); ++m) {
      const engine::Measure& measure = *comparison_.measures[m];
      json_.begin_object().key("measure").text(measure.key);
      json_.key("unit").text(unit_key(measure.unit));
      write_estimate(json_, measure.unit, experiment_.answer(comparison_.question(s, m)));
      json_.end_object();
    }
    json_.end_list().end_object();
  }

  /// Every pair once, in what is decided by.
  void write_differences() {
    json_.key("differences").begin_list();
    for (std::size_t a = 0; a < comparison_.strategies.size(); ++a)
      for (std::size_t b = a + 1; b < comparison_.strategies.size(); ++b) {
        json_.begin_object().key("strategy").text(comparison_.strategies[a]);
        json_.key("less").text(comparison_.strategies[b]);
        write_estimate(json_, criterion().unit,
                       paired_difference(comparison_, experiment_, 0, a, b));
        write_anytime_limits(
            json_, criterion().unit,
            anytime_difference(comparison_, experiment_, a, b, experiment_.replications()));
        json_.end_object();
      }
    json_.end_list();
  }

  const CompareReport& report_;
  const experiment::Comparison& comparison_;
  const experiment::Experiment& experiment_;
  const experiment::Manifest& manifest_;
  const experiment::Decision& decision_;
  JsonWriter json_;
};

} // namespace

std::string compare_json(const CompareReport& report) { return ComparisonWriter(report).write(); }

} // namespace pondlab::report
