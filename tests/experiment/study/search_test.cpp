// Looking for better plans: the design, the front, and what a search finds.
#include "experiment/study/search.hpp"

#include "base/error.hpp"
#include "experiment/run/work_queue.hpp"
#include "experiment/study/job.hpp"
#include "support/files.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace pondlab::tests::search_test {

using namespace pondlab::experiment;
using nlohmann::json;

namespace {

/// Text messages to a small pond, with variables on what they cost and what they do.
json searched() {
  json scenario = json::parse(tests::small_scenario());
  scenario["horizon"]["days"] = 20;
  scenario.erase("expectations");
  scenario["segments"][0]["members"] = 400;
  scenario["campaign"]["sms"]["schedule"]["dates"] = {"2020-01-03", "2020-01-09"};
  scenario["search"]["levers"] = {
      {{"parameter", "$.campaign.sms.seen"}, {"low", 0.05}, {"high", 0.45}},
      {{"parameter", "$.campaign.sms.coupon.face"}, {"low", 10}, {"high", 90}, {"step", 20}}};
  return scenario;
}

/// What is asked of a scenario.
JobSpecification of(const json& scenario, JobSpecification asked) {
  asked.file = "small.json";
  asked.scenario = scenario.dump();
  return asked;
}

Search worked_off(const json& scenario, const JobSpecification& asked, int jobs = 1) {
  auto [search, diagnostics] = plan_search(of(scenario, asked));
  if (!search) FAIL(to_text(diagnostics.front(), Language::en));
  while (!search->done()) {
    Experiment experiment = search->comparison().experiment();
    run_parallel(experiment, jobs);
    search->take(std::move(experiment));
  }
  return std::move(*search);
}

const JobSpecification quick{.replications = 4, .plans = 12, .trials = 2, .finalists = 3};

} // namespace

TEST_CASE("A Latin hypercube has one plan in each stratum of each lever") {
  for (const std::size_t plans : {1u, 2u, 7u, 40u}) {
    const auto places = DecisionVariableDesign(5).latin_hypercube(plans, 3);
    REQUIRE(places.size() == plans);
    for (std::size_t variable = 0; variable < 3; ++variable) {
      std::set<int> strata;
      for (const auto& place : places)
        strata.insert(static_cast<int>(std::floor(place[variable] * static_cast<double>(plans))));
      CHECK(strata.size() == plans);
      CHECK(*strata.begin() == 0);
    }
  }
  CHECK(DecisionVariableDesign(5).latin_hypercube(9, 2) ==
        DecisionVariableDesign(5).latin_hypercube(9, 2));
  CHECK(DecisionVariableDesign(5).latin_hypercube(9, 2) !=
        DecisionVariableDesign(6).latin_hypercube(9, 2));
}

TEST_CASE("A stage tries more plans than a file may have strategies, in workers too") {
  const JobSpecification asked{.replications = 2, .plans = 120, .trials = 2, .finalists = 2};
  auto [search, diagnostics] = plan_search(of(searched(), asked));
  REQUIRE(search);
  CHECK(search->comparison().strategies.size() > scenario::max_strategies);
  const JobSpecification stage = search->comparison().specification;
  const Worker worker = worker_for(job_specification_from(to_bytes(stage)));
  CHECK(worker.days({.replication = 0, .arms = {0}}) > 0);
  // A file has no more of them for that.
  JobSpecification compared = stage;
  compared.plans.reset();
  CHECK_FALSE(plan_comparison(compared).comparison);
}

TEST_CASE("The front has exactly the allowed plans that no other beats") {
  std::vector<Weighed> plans;
  DecisionVariableDesign design(11);
  for (int i = 0; i < 60; ++i) {
    const auto place = design.near({.5, .5, .5}, .5);
    plans.push_back({std::round(place[0] * 9), std::round(place[1] * 9), place[2] > .3});
  }
  const auto front = pareto_front_of(plans);
  REQUIRE(front.size() > 1);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const bool beaten = std::ranges::any_of(plans, [&](const Weighed& other) {
      return other.allowed && other.gain >= plans[i].gain && other.other >= plans[i].other &&
             (other.gain > plans[i].gain || other.other > plans[i].other);
    });
    const bool equal_before = std::any_of(
        plans.begin(), plans.begin() + static_cast<std::ptrdiff_t>(i), [&](const Weighed& other) {
          return other.allowed && other.gain == plans[i].gain && other.other == plans[i].other;
        });
    const bool on_front = std::ranges::find(front, i) != front.end();
    CHECK(on_front == (plans[i].allowed && !beaten && !equal_before));
  }
  CHECK(
      std::ranges::is_sorted(front, std::greater{}, [&](std::size_t i) { return plans[i].gain; }));
  CHECK(pareto_front_of({}).empty());
}

TEST_CASE(
    "Plans keep to ranges, steps and decimals, each once, and the plan as it stands is there") {
  const Search search = worked_off(searched(), quick);
  std::set<std::vector<double>> seen;
  bool refined = false;
  for (const TriedPlan& plan : search.plans()) {
    if (plan.as_it_stands) {
      CHECK(plan.settings[1] == 50);
      continue;
    }
    CHECK((plan.settings[0] >= .05 && plan.settings[0] <= .45));
    CHECK(std::abs(plan.settings[0] * 1e4 - std::round(plan.settings[0] * 1e4)) < 1e-6);
    CHECK(std::set<double>{10, 30, 50, 70, 90}.contains(plan.settings[1]));
    CHECK(seen.insert(plan.settings).second);
    refined = refined || plan.refined;
  }
  CHECK(refined);
  CHECK(search.plans().front().as_it_stands);
  CHECK(search.plans().size() > 9);
  CHECK(search.plans().size() <= 13);
}

TEST_CASE("Finalists are simulated with draws that had no part in choosing them") {
  const Search search = worked_off(searched(), quick);
  CHECK(search.experiment().seed() != search.seed());
  CHECK(search.experiment().done() == 4);
  REQUIRE(!search.finalists().empty());
  CHECK(search.finalists().size() <= 4);
  CHECK(std::ranges::any_of(search.finalists(), [&](const Finalist& finalist) {
    return search.plans()[finalist.plan].as_it_stands;
  }));
  CHECK(std::ranges::is_sorted(search.finalists(), std::greater{},
                               [](const Finalist& finalist) { return finalist.gain.mean; }));
}

TEST_CASE(
    "The same search comes out the same for any number of workers, and another seed does not") {
  const Search one = worked_off(searched(), quick, 1);
  const Search two = worked_off(searched(), quick, 3);
  REQUIRE(one.plans().size() == two.plans().size());
  for (std::size_t i = 0; i < one.plans().size(); ++i) {
    if (!one.plans()[i].as_it_stands) CHECK(one.plans()[i].settings == two.plans()[i].settings);
    CHECK(one.plans()[i].explored.gain == two.plans()[i].explored.gain);
  }
  REQUIRE(one.finalists().size() == two.finalists().size());
  for (std::size_t i = 0; i < one.finalists().size(); ++i)
    CHECK(one.finalists()[i].gain.mean == two.finalists()[i].gain.mean);
  JobSpecification other = quick;
  other.seed = 77;
  CHECK(worked_off(searched(), other).plans()[1].settings != one.plans()[1].settings);
}

TEST_CASE("A stage takes its own results alone, from bytes that anybody may have written") {
  auto search = plan_search(of(searched(), quick)).search;
  REQUIRE(search);
  ReplicationSet explore = search->replication_set();
  const WorkItem unit = *explore.next_work();
  const WorkResult result = *explore.worker().run(unit);
  CHECK(unit.stage == 0);
  CHECK(search->replications_to_come() == 6);
  CHECK(work_item_from(to_bytes(unit)).stage == 0);

  WorkResult foreign = result;
  foreign.item.stage = 1;
  CHECK(work_result_from(to_bytes(foreign)).item.stage == 1);
  CHECK(!explore.accept(foreign));
  CHECK_THROWS_AS(explore.file().accept(foreign), Error);
  foreign.item.stage = stage_count;
  CHECK_THROWS_AS(work_result_from(to_bytes(foreign)), Error);
  CHECK_THROWS_AS(work_item_from(to_bytes(foreign.item)), Error);
  CHECK(explore.accept(result));
  CHECK(!explore.accept(result)); // once

  run_parallel(explore, 1);
  search->take(std::move(explore.file()));
  REQUIRE(search->stage() == Search::Stage::refine);
  ReplicationSet refine = search->replication_set();
  CHECK(refine.next_work()->stage == 1);
  CHECK(search->replications_to_come() == 4);
  CHECK(!refine.accept(result));
  foreign.item.stage = 1; // explored, and said to be refined
  CHECK_THROWS_AS(refine.accept(foreign), Error);
  CHECK(refine.done() == 0);
}

TEST_CASE("A search says what was asked, with what the file and use say") {
  const JobSpecification asked = plan_search(of(searched(), {})).search->specification();
  CHECK(asked.seed == 11);
  CHECK(asked.plans == usual_plans);
  CHECK(asked.trials == usual_trials);
  CHECK(asked.finalists == usual_finalists);
  CHECK(asked.replications == 4);
  CHECK(!asked.days);
}

TEST_CASE("What costs money and does nothing is found to be best at its least") {
  json scenario = searched();
  scenario["campaign"]["sms"]["stimulus"] = 0;
  scenario["campaign"]["sms"].erase("coupon");
  scenario["search"]["levers"] =
      json::array({{{"parameter", "$.campaign.sms.cost"}, {"low", 0.01}, {"high", 5}}});
  const Search search = worked_off(scenario, quick);
  double least = 5;
  for (const TriedPlan& plan : search.plans())
    if (!plan.as_it_stands) least = std::min(least, plan.settings[0]);
  const TriedPlan& best = search.plans()[search.finalists().front().plan];
  CHECK((best.settings[0] == least || best.as_it_stands));
  CHECK(search.finalists().front().gain.mean <= 0);
}

TEST_CASE("A limit keeps plans off the front") {
  json scenario = searched();
  scenario["search"]["limits"] = json::array({{{"measure", "campaign_cost"}, {"at_most", -1}}});
  const Search search = worked_off(scenario, quick);
  for (const Finalist& finalist : search.finalists()) {
    CHECK(!finalist.on_front);
    REQUIRE(finalist.limits.size() == 1);
    CHECK(finalist.limits[0].verdict == Verdict::fail);
  }
  scenario["search"]["limits"][0]["at_most"] = 1e9;
  CHECK(std::ranges::any_of(worked_off(scenario, quick).finalists(), &Finalist::on_front));
}

TEST_CASE("A scenario without levers, or without a campaign, cannot be searched") {
  json scenario = searched();
  scenario["search"].erase("levers");
  CHECK_THROWS_AS(plan_search(of(scenario, {})), Error);
  scenario = searched();
  scenario.erase("campaign");
  scenario.erase("strategies");
  scenario.erase("expectations");
  scenario["search"]["levers"] = {{{"parameter", "$.economics.freight"}, {"low", 1}, {"high", 9}}};
  CHECK_THROWS_AS(plan_search(of(scenario, {})), Error);
}

TEST_CASE("A cut beyond what was measured is noticed") {
  json scenario = searched();
  scenario["campaign"]["sms"]["coupon"] = {{"face", 50}, {"threshold", 100}, {"validity", 7}};
  const Search search = worked_off(scenario, quick);
  for (const Finalist& finalist : search.finalists())
    CHECK(std::abs(finalist.deepest_cut - search.plans()[finalist.plan].settings[1] / 100) < 1e-9);
}

} // namespace pondlab::tests::search_test
