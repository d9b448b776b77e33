// What is said of a search claims no more than its intervals show.
#include "report/search/search_text.hpp"

#include "experiment/run/work_queue.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace pondlab::tests::search_text_test {

using experiment::Search;
using nlohmann::json;
using report::SearchText;
using report::Tone;

namespace {

/// Text messages to a small pond at `cost` each, with a lever on that.
json priced(double cost, double low, double high) {
  json scenario = json::parse(tests::small_scenario());
  scenario["horizon"]["days"] = 20;
  scenario.erase("expectations");
  scenario["segments"][0]["members"] = 400;
  scenario["campaign"]["sms"]["schedule"]["dates"] = {"2020-01-03", "2020-01-09"};
  scenario["campaign"]["sms"]["cost"] = cost;
  scenario["search"]["levers"] =
      json::array({{{"parameter", "$.campaign.sms.cost"}, {"low", low}, {"high", high}}});
  return scenario;
}

Search searched(const json& scenario, int replications) {
  auto planned = experiment::plan_search({.file = "small.json",
                                          .scenario = scenario.dump(),
                                          .replications = replications,
                                          .plans = 6,
                                          .trials = 2,
                                          .finalists = 2});
  REQUIRE(planned.search);
  while (!planned.search->done()) {
    experiment::ReplicationSet work = planned.search->replication_set();
    run_parallel(work, 1);
    planned.search->take(std::move(work.file()));
  }
  return std::move(*planned.search);
}

std::string said(const Search& search) { return SearchText(search, Language::en).finding().text; }

} // namespace

TEST_CASE("A plan that is better by more than chance is said to be") {
  const Search search = searched(priced(2, 0, 1), 12);
  CHECK(said(search).starts_with("There is a better plan: Plan "));
  const SearchText words(search, Language::en);
  CHECK(words.finding().tone == Tone::good);
  const experiment::Finalist& leader = search.finalists().front();
  CHECK(search.over_today(leader).low() > 0);
  CHECK(search.plans()[search.today().plan].as_it_stands);
  const experiment::Estimate paired = paired_difference(search.comparison(), search.experiment(), 0,
                                                        leader.strategy, search.today().strategy);
  CHECK(search.over_today(leader).mean == paired.mean);
  CHECK(search.over_today(leader).half_width > paired.half_width);
}

TEST_CASE("Where few replications were run, no plan is said to be better") {
  const Search search = searched(priced(2, 0, 1), 2);
  CHECK(said(search).starts_with("No plan is shown to be better: Plan "));
  CHECK(SearchText(search, Language::en).finding().tone == Tone::open);
}

TEST_CASE("The plan as it stands may be the best, and no campaign may be better than all") {
  CHECK(said(searched(priced(0, 1, 2), 12)).starts_with("No better plan was found"));
  CHECK(said(searched(priced(60, 50, 90), 12)) == "No plan earns more than no campaign.");
}

TEST_CASE("A finalist that breaks a limit is told of, and that none keeps it") {
  json scenario = priced(2, 1, 3);
  scenario["search"]["limits"] = json::array({{{"measure", "campaign_cost"}, {"at_most", 1}}});
  const Search search = searched(scenario, 6);
  const SearchText words(search, Language::en);
  CHECK(words.finding().tone == Tone::bad);
  CHECK(words.finding().text == words.none_allowed());
  for (const experiment::Finalist& finalist : search.finalists())
    CHECK(words.limits_text(finalist) == "Campaign cost broken");
}

} // namespace pondlab::tests::search_text_test
