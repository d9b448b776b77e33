// Guardrails and statuses of a comparison: who may be chosen, and what a team can do.
#include "experiment/study/status.hpp"

#include "experiment/run/work_queue.hpp"
#include "experiment/study/sequential_monitor.hpp"
#include "experiment/study/uncertainty_study.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace pondlab::tests::status_test {

using namespace pondlab::experiment;
using nlohmann::json;

namespace {

/// Text messages that pay, to all and to few; more to all.
json pond() {
  json scenario = json::parse(tests::small_scenario());
  scenario["horizon"]["days"] = 20;
  scenario.erase("expectations");
  scenario["run"]["replications"] = 20;
  scenario["segments"][0]["members"] = 1'000;
  scenario["campaign"] = {
      {"sms",
       {{"schedule", {{"dates", {"2020-01-03"}}}}, {"seen", .5}, {"stimulus", 3}, {"cost", .1}}}};
  scenario["strategies"] = {
      {"few", {{"campaign", {{"sms", {{"seen", .1}, {"stimulus", .2}, {"cost", 1}}}}}}}};
  return scenario;
}

json limit(const char* measure, double at_most) {
  return {{"measure", measure}, {"at_most", at_most}};
}

struct Compared {
  Comparison comparison;
  Experiment experiment;
  Decision decision;
  ComparisonStatus status;

  std::size_t place(std::string_view id) const {
    return static_cast<std::size_t>(std::ranges::find(comparison.strategies, id) -
                                    comparison.strategies.begin());
  }
  const StrategyStatus& of(std::string_view id) const { return *status.strategies[place(id)]; }
  std::string_view leader() const { return comparison.strategies[decision.leader]; }
};

Compared compared(const json& scenario, JobSpecification asked = {}) {
  asked.file = "pond.json";
  asked.scenario = scenario.dump();
  auto planned = plan_comparison(asked);
  if (!planned.comparison) FAIL(to_text(planned.diagnostics.front(), Language::en));
  Comparison comparison = std::move(*planned.comparison);
  Experiment experiment = comparison.experiment();
  run_parallel(experiment, 2);
  Decision decision = decide(comparison, experiment);
  ComparisonStatus status = status_of(comparison, experiment, decision);
  return {std::move(comparison), std::move(experiment), std::move(decision), std::move(status)};
}

json with_limits(json limits) {
  if (limits.is_object()) limits = json::array({limits}); // clang takes {one} for the one itself
  json scenario = pond();
  scenario["limits"] = std::move(limits);
  return scenario;
}

} // namespace

TEST_CASE("a campaign that is worth it may go, and one that is not is stopped") {
  const Compared found = compared(pond());
  CHECK(found.leader() == "base");
  CHECK(found.of("base").status == Status::go);
  CHECK(found.of("few").status == Status::stop);
  CHECK(found.of("few").reason == StatusReason::not_worthwhile);
  CHECK_FALSE(found.status.strategies[found.comparison.none()]);
  CHECK(found.status.whole.status == Status::go);
  CHECK(found.status.about == found.decision.leader);
  CHECK_FALSE(found.status.would_win);
}

TEST_CASE("a guardrail far away changes nothing, and tells that it is kept") {
  const Compared without = compared(pond());
  const Compared with =
      compared(with_limits({limit("opted_out", 1e9), limit("campaign_cost", 1e8)}));
  CHECK(with.leader() == without.leader());
  CHECK(with.decision.settled == without.decision.settled);
  CHECK(with.decision.advice == without.decision.advice);
  CHECK(with.decision.needed == without.decision.needed);
  for (std::size_t s = 0; s < with.comparison.strategies.size(); ++s) {
    CHECK(with.decision.admits(s));
    CHECK(with.decision.prospects[s].best == without.decision.prospects[s].best);
    for (const Kept& kept : with.status.limits[s]) CHECK(kept.verdict == Verdict::pass);
  }
  CHECK(with.of("base").status == Status::go);
}

TEST_CASE("who would win but breaks a guardrail is not chosen, and is named") {
  json scenario = with_limits({limit("campaign_cost", 0)});
  const Compared found = compared(scenario);
  CHECK(found.decision.excludes(found.place("base")));
  CHECK(found.decision.excludes(found.place("few")));
  CHECK(found.leader() == "none");
  CHECK(found.of("base").status == Status::stop);
  CHECK(found.of("base").reason == StatusReason::limit_broken);
  CHECK(found.of("base").limit == 0);
  CHECK(found.status.whole.status == Status::stop);
  REQUIRE(found.status.would_win);
  CHECK(found.comparison.strategies[*found.status.would_win] == "base");
  CHECK(std::isnan(found.decision.prospects[found.place("base")].best));
  CHECK(std::abs(found.decision.prospects[found.place("none")].best - 1) < 1e-9);
}

TEST_CASE("the next best that keeps its guardrails takes the place of who breaks one") {
  json scenario = pond(); // good costs ¥100, base ten times as much
  scenario["strategies"] = {{"good", {{"campaign", {{"sms", {{"cost", .1}}}}}}}};
  scenario["campaign"]["sms"]["cost"] = 1;
  scenario["campaign"]["sms"]["stimulus"] = 4;
  const std::string_view best = compared(scenario).leader() == "base" ? "base" : "good";
  scenario["limits"] = json::array({limit("campaign_cost", 500)});
  const Compared found = compared(scenario);
  CHECK(found.leader() == "good");
  CHECK(found.of("base").reason == StatusReason::limit_broken);
  CHECK(found.of("good").status == Status::go);
  CHECK(found.status.whole.status == Status::go);
  CHECK(found.status.would_win.has_value() == (best == "base"));
}

TEST_CASE("no campaign is never excluded: not to act breaks nothing") {
  const Compared found = compared(with_limits({{{"measure", "net_sales"}, {"at_least", 1e8}}}));
  CHECK(found.decision.admits(found.comparison.none()));
  CHECK(found.status.limits[found.comparison.none()][0].verdict == Verdict::fail);
  CHECK(found.leader() == "none");
  CHECK(found.status.whole.status == Status::stop);
}

TEST_CASE("a guardrail beside a strategy is about the paired difference") {
  const Compared found =
      compared(with_limits({{{"measure", "campaign_cost"}, {"versus", "few"}, {"at_most", 0}},
                            {{"measure", "contribution"}, {"versus", "none"}, {"at_least", 0}}}));
  const auto& of_base = found.status.limits[found.place("base")];
  const auto& of_few = found.status.limits[found.place("few")];
  CHECK(of_few[0].verdict == Verdict::skipped); // it is set against itself
  CHECK(of_base[0].verdict == Verdict::pass);   // ¥100 less ¥1,000
  CHECK(of_base[0].estimate.mean < 0);
  const Estimate gain = paired_difference(found.comparison, found.experiment, 0,
                                          found.place("base"), found.comparison.none());
  CHECK(of_base[1].estimate.mean == gain.mean);
  CHECK(of_base[1].estimate.sd == gain.sd);
  CHECK(of_base[1].verdict == Verdict::pass);
  CHECK(found.status.limits[found.comparison.none()][1].verdict == Verdict::skipped);
}

TEST_CASE("a guardrail over some days counts those alone, and falls away in a run of other days") {
  const json window = {
      {"measure", "campaign_cost"}, {"from", "2020-01-05"}, {"to", "2020-01-15"}, {"at_most", 0}};
  const Compared after = compared(with_limits({window})); // the message is of the 3rd
  CHECK(after.status.limits[after.place("base")][0].verdict == Verdict::pass);
  CHECK(after.leader() == "base");
  const Compared cut = compared(with_limits({window, limit("opted_out", 1e9)}), {.days = 3});
  CHECK(cut.comparison.limits().size() == 1);
}

TEST_CASE("a comparison may ask of a strategy that does not take part") {
  json scenario = with_limits({{{"measure", "campaign_cost"}, {"versus", "few"}, {"at_most", 0}}});
  const Compared found = compared(scenario, {.strategies = {"base"}});
  CHECK(found.comparison.strategies.size() == 2);
  CHECK(found.status.limits[found.place("base")][0].verdict == Verdict::pass);
}

TEST_CASE("what lies on a bound is not told, and says how many replications would") {
  const Compared before = compared(pond());
  const Estimate gain = paired_difference(before.comparison, before.experiment, 0,
                                          before.place("base"), before.comparison.none());
  // A little above what it comes to, so that the interval straddles the bound.
  const double near = (gain.mean + .2 * gain.sd) / 100;
  const Compared found = compared(with_limits(
      {{{"measure", "contribution"}, {"versus", "none"}, {"at_most", std::round(near)}}}));
  CHECK(found.of("base").status == Status::not_separable);
  CHECK(found.of("base").reason == StatusReason::limit_open);
  CHECK(found.of("base").needed > 20);
  CHECK(found.of("base").needed % SequentialMonitor::batch == 0);
  CHECK_FALSE(found.decision.settled);
  CHECK(found.status.whole.status == Status::not_separable);
  const Kept& kept = found.status.limits[found.place("base")][0];
  const double distance = std::round(near) * 100 - gain.mean;
  CHECK(judge_anytime({.n = kept.needed, .mean = 0, .sd = gain.sd}, {.high = distance},
                      (1 - confidence) / 2)
            .verdict == Verdict::pass);
}

TEST_CASE("few replications tell nothing, and a small gain is told to be small") {
  CHECK(compared(pond(), {.replications = 3}).of("base").reason == StatusReason::few);
  json scenario = pond();
  scenario["comparison"]["worthwhile_difference"] = 1e6;
  const Compared found = compared(scenario);
  CHECK(found.of("base").status == Status::stop);
  CHECK(found.of("base").reason == StatusReason::not_worthwhile);
  const Estimate gain = paired_difference(found.comparison, found.experiment, 0,
                                          found.place("base"), found.comparison.none());
  scenario["comparison"]["worthwhile_difference"] = std::round((gain.mean + .1 * gain.sd) / 100);
  const Compared small = compared(scenario);
  CHECK(small.of("base").status == Status::not_separable);
  CHECK(small.of("base").reason == StatusReason::gain_small);
  scenario["comparison"]["worthwhile_difference"] = std::round((gain.mean - .1 * gain.sd) / 100);
  const Compared open = compared(scenario);
  CHECK(open.of("base").reason == StatusReason::gain_open);
  CHECK(open.of("base").needed > 20);
}

TEST_CASE("what lies outside what data support, or lacks values, is not to be trusted") {
  json scenario = pond();
  scenario["campaign"]["sms"]["coupon"] = {{"face", 50}, {"threshold", 100}};
  const Compared deep = compared(scenario);
  CHECK(deep.of("base").status == Status::unhealthy);
  CHECK(deep.of("base").reason == StatusReason::outside_support);
  json rare = pond();
  rare["segments"][0]["members"] = 1;
  rare["comparison"]["measure"] = "order_value"; // nobody orders in some seasons
  const Compared lacking = compared(rare);
  CHECK(lacking.of("base").status == Status::unhealthy);
  CHECK(lacking.of("base").reason == StatusReason::no_value);
  ComparisonStatus status = compared(pond()).status;
  distrust(status);
  CHECK(status.whole.status == Status::unhealthy);
  CHECK(status.whole.reason == StatusReason::evidence);
}

TEST_CASE("one strategy alone is no question, and of several that may go the best is open") {
  CHECK_FALSE(compared(pond(), {.strategies = {"none"}}).status.is_asked);
  json scenario = pond(); // two that come to nearly the same
  scenario["strategies"] = {{"twin", {{"campaign", {{"sms", {{"stimulus", 2.95}}}}}}}};
  scenario["comparison"]["worthwhile_difference"] = 1;
  const Compared found = compared(scenario);
  CHECK(found.of("base").status == Status::go);
  CHECK(found.of("twin").status == Status::go);
  if (!found.decision.settled) {
    CHECK(found.status.whole.status == Status::not_separable);
    CHECK(found.status.whole.reason == StatusReason::choice_open);
  }
}

TEST_CASE("excluded strategies have no part in doubts about parameters") {
  json scenario = with_limits({limit("campaign_cost", 500)});
  scenario["doubts"] = json::array({{{"parameter", "$.campaign.sms.seen"},
                                     {"low", .05},
                                     {"high", .5},
                                     {"source", "nobody knows"}}});
  JobSpecification asked{.file = "pond.json", .scenario = scenario.dump(), .draws = 4};
  auto planned = plan_comparison(asked);
  if (!planned.comparison) FAIL(to_text(planned.diagnostics.front(), Language::en));
  const Comparison& comparison = *planned.comparison;
  ReplicationSet all = comparison.replication_set();
  run_parallel(all, 2);
  const Findings findings = find_out(comparison, all);
  REQUIRE(findings.doubt);
  double best = 0;
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    CHECK(findings.decision.excludes(s) == std::isnan(findings.doubt->prospects[s].best));
    CHECK(findings.doubt->prospects[s].mean.defined());
    if (!findings.decision.excludes(s)) best += findings.doubt->prospects[s].best;
  }
  CHECK(std::abs(best - 1) < 1e-9);
  CHECK_FALSE(findings.decision.excludes(findings.doubt->leader));
}

} // namespace pondlab::tests::status_test
