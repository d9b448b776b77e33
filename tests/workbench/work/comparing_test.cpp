// Comparing on the fixture: the command line's answers, whatever way they are come by.
#include "workbench/session/session.hpp"

#include "experiment/run/work_queue.hpp"
#include "experiment/study/job.hpp"
#include "experiment/study/sequential_monitor.hpp"
#include "report/check/health_text.hpp"
#include "support/studies.hpp"
#include "support/workbenches.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>

namespace pondlab::tests::comparing_test {

using workbench::Comparing;

namespace {

struct Comparer {
  explicit Comparer(const std::string& text = tests::small_scenario()) {
    REQUIRE(session.open(text, "small.json"));
  }
  void begin(int count) {
    session.background().compare(count);
    workers.all_ready(session);
  }
  void compare(int count) {
    begin(count);
    workers.deliver_all(session);
  }
  const Comparing& known() const { return session.background().comparing(); }
  std::string health_summary(Language language) const {
    const report::HealthReport health = session.background().health();
    return report::HealthText(health.compare, health.card, language).summary();
  }

  PatientWorkers workers;
  double now = 0;
  workbench::Session session{workers, {.clock = [this] { return now; }}};
};

/// What `pondlab compare --format json` says.
std::string headless(const std::string& text, experiment::JobSpecification asked) {
  asked.file = "small.json";
  asked.scenario = text;
  const auto planned = experiment::plan_comparison(std::move(asked));
  const experiment::Comparison& comparison = *planned.comparison;
  experiment::ReplicationSet replication_set = comparison.replication_set();
  run_parallel(replication_set, 1);
  experiment::SequentialMonitor monitor(comparison);
  monitor.look(replication_set.file());
  if (monitor.settled()) replication_set.file().cut(monitor.looked());
  return report::compare_json(report::compare_report(
      comparison, replication_set, find_out(comparison, replication_set), "small.json"));
}

std::string headless(const std::string& text, int replications,
                     std::vector<std::string> strategies = {}) {
  return headless(text, {.strategies = std::move(strategies), .replications = replications});
}

/// The small pond with the price of a message in doubt; `comparison` as files write it.
std::string doubtful(const std::string& comparison) {
  std::string text = tests::small_scenario();
  text.insert(text.find('{') + 1, "\"comparison\": " + comparison + R"(,
  "doubts": [{"parameter": "$.campaign.sms.cost", "low": 0, "high": 0.04, "source": "offers"}],)");
  return text;
}

// Replications that they take: three draws, and both ends and eight walks of one doubt.
constexpr int of_draws = 3 * 4;
constexpr int of_screening = 4 * (2 * 5 + 8 * 6); // of five doubts

const std::string face = "$.campaign.sms.coupon.face";

} // namespace

TEST_CASE("A comparison on the fixture is the command line's to the byte, hashes included") {
  Comparer comparer;
  comparer.compare(comparer.known().replications());
  CHECK(comparer.known().done() == 4);
  CHECK(!comparer.known().running());
  CHECK(comparer.workers.stopped());
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 4));
}

TEST_CASE("Cancelling ends the workers and keeps what is in; the rest makes it whole") {
  Comparer comparer;
  comparer.begin(4);
  CHECK(comparer.workers.at_work() == 2);
  comparer.workers.deliver(comparer.session);
  comparer.session.background().comparing().cancel();
  CHECK(comparer.workers.stopped());
  CHECK(!comparer.known().running());
  CHECK(comparer.known().done() == 1);
  REQUIRE(comparer.known().card());
  CHECK(comparer.known().card()->replications == 1);
  CHECK(!comparer.known().card()->decision.settled);
  CHECK(comparer.known().goes_on());
  comparer.compare(4);
  CHECK(comparer.workers.starts == 2);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 4));
}

TEST_CASE("More replications are added to those that are in") {
  Comparer comparer;
  comparer.compare(2);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 2));
  comparer.begin(5);
  CHECK(comparer.known().done() == 2);
  comparer.workers.deliver_all(comparer.session);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 5));
}

TEST_CASE("Fewer replications than were begun leave a comparison that is whole") {
  Comparer comparer;
  comparer.begin(4);
  comparer.workers.deliver(comparer.session); // the second replication
  comparer.session.background().comparing().cancel();
  comparer.compare(2);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 2));
}

TEST_CASE("The fixture stops where the command line does: when a whole batch settles the choice",
          "[full]") {
  std::string text = tests::small_scenario();
  text.insert(text.find('{') + 1, R"("comparison": {"worthwhile_difference": 500000},)");
  Comparer comparer(text);
  comparer.compare(60);
  CHECK(comparer.known().is_chosen());
  CHECK(!comparer.known().running());
  CHECK(comparer.workers.stopped());
  CHECK(comparer.known().done() == experiment::SequentialMonitor::batch);
  CHECK(comparer.known().card()->decision.settled);
  CHECK(comparer.known().report_json() == headless(comparer.session.plan().document().text(), 60));
  comparer.compare(80); // nothing is left to do
  CHECK(!comparer.known().running());
  CHECK(comparer.known().done() == experiment::SequentialMonitor::batch);
}

TEST_CASE("The card fills in as results come, best first") {
  Comparer comparer;
  comparer.begin(4);
  CHECK(comparer.known().card() == nullptr);
  for (int done = 1; done <= 4; ++done) {
    comparer.workers.deliver(comparer.session);
    const workbench::ComparisonCard* card = comparer.known().card();
    REQUIRE(card);
    CHECK(card->replications == done);
    REQUIRE(card->strategies.size() == 3);
    CHECK(card->strategies[0].mean.mean >= card->strategies[1].mean.mean);
    CHECK(card->strategies[1].mean.mean >= card->strategies[2].mean.mean);
    for (const workbench::ComparedStrategy& one : card->strategies) {
      CHECK(one.mean.n == done);
      CHECK(one.over_none.n == (card->is_none(one) ? 0 : done));
      CHECK(one.over_leader.n == (&one == &card->leader() ? 0 : done));
    }
  }
}

TEST_CASE("Strategies that are left out are not compared; no campaign always is") {
  Comparer comparer;
  comparer.session.background().comparing().take("thrifty", false);
  comparer.session.background().comparing().take("none", false);
  CHECK(comparer.known().chosen() == std::vector<std::string>{"none", "base"});
  comparer.compare(2);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 2, {"none", "base"}));
  comparer.session.background().comparing().take("thrifty", true);
  CHECK(!comparer.known().goes_on());
  comparer.compare(2);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 2));
}

TEST_CASE("A changed plan puts what is known out of date until it is changed back") {
  Comparer comparer;
  comparer.compare(2);
  const std::string before = comparer.known().report_json();
  CHECK(!comparer.known().out_of_date());
  comparer.session.choose_strategy("thrifty"); // which is another look at the same plan
  CHECK(!comparer.known().out_of_date());
  comparer.session.edit(face, "90");
  CHECK(comparer.known().out_of_date());
  CHECK(!comparer.known().goes_on());
  CHECK(comparer.known().report_json() == before);
  comparer.session.undo();
  CHECK(!comparer.known().out_of_date());
  CHECK(comparer.known().goes_on());
  comparer.session.redo();
  comparer.compare(2);
  CHECK(!comparer.known().out_of_date());
  CHECK(comparer.known().report_json() == headless(comparer.session.plan().document().text(), 2));
}

TEST_CASE("What is not simulated puts nothing out of date, and is told of as it is now") {
  Comparer comparer;
  comparer.compare(2);
  const std::vector<std::pair<const char*, const char*>> edits = {
      {"$.summary", R"({"zh": "说明", "en": "what it is"})"},
      {"$.name", R"({"zh": "池", "en": "A pool"})"},
      {"$.author", R"("Li")"},
      {"$.strategies.base", R"({"name": {"zh": "短信", "en": "By SMS"}})"},
      {"$.expectations", R"([{"measure": "net_sales", "at_least": 1}])"},
      {"$.search",
       R"({"levers": [{"parameter": "$.campaign.sms.coupon.face", "low": 1, "high": 9}]})"},
      {"$.limits", R"([{"measure": "campaign_cost", "at_most": 0}])"},
      {"$.comparison", R"({"worthwhile_difference": 7})"}};
  for (const auto& [path, value] : edits) {
    INFO(path);
    REQUIRE(comparer.session.edit(path, value) == workbench::Edited::done);
    CHECK(!comparer.known().out_of_date());
    CHECK(comparer.known().goes_on());
    CHECK(comparer.known().report_json() == headless(comparer.session.plan().document().text(), 2));
  }
  const workbench::ComparisonCard& card = *comparer.known().card();
  CHECK(comparer.known().strategy_name(card.leader(), Language::en) != "the campaign");
  CHECK(comparer.known().worthwhile() == 700); // fen
  comparer.session.edit("$.run.seed", "5");
  CHECK(comparer.known().out_of_date());
}

TEST_CASE("A comparison that is running goes on where the plan is called something else") {
  Comparer comparer;
  comparer.begin(4);
  comparer.workers.deliver(comparer.session);
  comparer.session.edit("$.author", R"("Li")");
  CHECK(comparer.known().running());
  CHECK(comparer.known().done() == 1);
  comparer.workers.all_ready(comparer.session);
  comparer.workers.deliver_all(comparer.session);
  CHECK(comparer.known().done() == 4);
  CHECK(comparer.known().report_json() == headless(comparer.session.plan().document().text(), 4));
}

TEST_CASE("A change of the plan ends the comparison that is running, and keeps what is in") {
  Comparer comparer;
  comparer.begin(4);
  comparer.workers.deliver(comparer.session);
  comparer.session.edit(face, "90");
  CHECK(!comparer.known().running());
  CHECK(comparer.workers.stopped());
  CHECK(comparer.known().done() == 1);
  CHECK(comparer.known().out_of_date());
}

TEST_CASE("A plan with errors cannot be compared; another scenario is not known") {
  Comparer comparer;
  comparer.compare(2);
  comparer.session.edit(face, "-1");
  CHECK(!comparer.known().possible());
  comparer.session.background().compare(4);
  CHECK(!comparer.known().running());
  CHECK(comparer.known().card() != nullptr);
  comparer.session.open(tests::small_scenario(), "other.json");
  CHECK(comparer.known().possible());
  CHECK(comparer.known().card() == nullptr);
  CHECK(!comparer.known().out_of_date());
}

TEST_CASE("Comparing and replicating one strategy end each other, and neither takes the other's "
          "results") {
  Comparer comparer;
  comparer.begin(4);
  comparer.workers.deliver(comparer.session);
  comparer.session.replicate(2);
  CHECK(!comparer.known().running());
  comparer.workers.all_ready(comparer.session);
  comparer.workers.deliver(comparer.session);
  CHECK(comparer.session.background().replications().done() == 1);
  CHECK(comparer.known().done() == 1);
  comparer.begin(4);
  CHECK(!comparer.session.background().replications().running());
  comparer.workers.deliver_all(comparer.session);
  CHECK(comparer.session.background().replications().done() == 1);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 4));
}

TEST_CASE("The time left follows from the pace, once there is one") {
  Comparer comparer;
  comparer.now = 5'000; // workers take their time to start
  comparer.session.background().compare(4);
  CHECK(comparer.known().left() < 0);
  comparer.now = 6'000;
  comparer.workers.all_ready(comparer.session);
  CHECK(comparer.known().left() < 0);
  comparer.now = 8'000;
  comparer.workers.deliver(comparer.session);
  CHECK(comparer.known().share() == 0.25);
  CHECK(comparer.known().left() == 6'000);
  comparer.session.background().worker_progress(0, 0.5);
  comparer.session.background().worker_progress(1, 0.5);
  comparer.now = 10'000;
  CHECK(comparer.known().share() == 0.5);
  CHECK(comparer.known().left() == 4'000);
  comparer.workers.deliver_all(comparer.session);
  CHECK(comparer.known().left() < 0);
}

TEST_CASE("Where parameters are in doubt the fixture draws them as the command line does",
          "[full]") {
  const std::string text = doubtful(R"({"worthwhile_difference": 10, "draws": 3})");
  Comparer comparer(text);
  CHECK(comparer.known().doubts() == 5); // usual ones among them
  CHECK(comparer.known().analysis_level() == workbench::AnalysisLevel::drawn); // as the file says
  CHECK(comparer.known().draws() == 3);
  CHECK(comparer.known().missing_in_doubt() == of_draws);
  comparer.begin(4);
  CHECK(comparer.known().wanted() == 4 + of_draws);
  comparer.workers.deliver_all(comparer.session);
  CHECK(comparer.known().done() == 4 + of_draws);
  CHECK(comparer.known().missing_in_doubt() == 0);
  CHECK(comparer.workers.stopped());
  REQUIRE(comparer.known().card()->doubt);
  CHECK(comparer.known().card()->doubt->draws == 3);
  CHECK(!comparer.known().card()->screening);
  CHECK(comparer.known().report_json() == headless(text, 4));

  comparer.session.background().comparing().choose_analysis_level(
      workbench::AnalysisLevel::screened);
  CHECK(comparer.known().missing_in_doubt() == of_screening);
  comparer.compare(4);
  CHECK(comparer.known().done() == 4 + of_draws + of_screening);
  REQUIRE(comparer.known().card()->screening);
  CHECK(comparer.known().card()->screening->parameters.size() == 5);
  CHECK(comparer.known().report_json() == headless(text, {.replications = 4, .screen = true}));
}

TEST_CASE("Where the file does not say that doubts are drawn, luck alone is looked at first") {
  const std::string text = doubtful(R"({"worthwhile_difference": 10})");
  Comparer comparer(text);
  CHECK(comparer.known().analysis_level() == workbench::AnalysisLevel::luck);
  CHECK(comparer.known().work_at(workbench::AnalysisLevel::luck) == 0);
  CHECK(comparer.known().draws() == 50);
  CHECK(comparer.known().work_at(workbench::AnalysisLevel::drawn) == 50 * 4);
  CHECK(comparer.known().work_at(workbench::AnalysisLevel::screened) == 50 * 4 + of_screening);
  comparer.compare(2);
  CHECK(!comparer.known().card()->doubt);
  CHECK(comparer.known().report_json() == headless(text, 2));
}

TEST_CASE("A plan without a campaign has no doubts and knows no depth") {
  const std::string text = R"({"format_version": 1, "run": {"replications": 2},
    "horizon": {"start": "2020-01-01", "days": 5}, "segments": [{"id": "m", "members": 200}]})";
  Comparer comparer(text);
  comparer.session.background().comparing().choose_analysis_level(
      workbench::AnalysisLevel::screened);
  CHECK(comparer.known().doubts() == 0);
  CHECK(comparer.known().analysis_level() == workbench::AnalysisLevel::luck);
  CHECK(comparer.known().missing_in_doubt() == 0);
  comparer.compare(2);
  CHECK(!comparer.known().card()->doubt);
  CHECK(comparer.known().report_json() == headless(text, 2));
}

TEST_CASE("What the answer rests on stands beside the verdict, in a line", "[full]") {
  const std::string text = doubtful(R"({"worthwhile_difference": 10, "draws": 3})");
  Comparer comparer(text);
  comparer.begin(4);
  comparer.workers.deliver_all(comparer.session);
  const std::string before = comparer.health_summary(Language::en);
  CHECK(before.starts_with("assumptions not screened yet · nothing outside what data support"));
  comparer.session.background().comparing().choose_analysis_level(
      workbench::AnalysisLevel::screened);
  comparer.compare(4);
  CHECK(comparer.health_summary(Language::en).starts_with("assumptions carry "));
  CHECK(comparer.health_summary(Language::zh).find("系于假设") != std::string::npos);
}

TEST_CASE("The health card has its evidence once the plan was replicated, and of that plan alone") {
  Comparer comparer; // of its three expectations one is another strategy's
  comparer.compare(4);
  const auto& background = comparer.session.background();
  CHECK(!background.judges_evidence());
  CHECK(!background.health().card.judged);
  const auto evidence_note = [&] {
    return health_sections(background.health(), Language::en).evidence.note;
  };
  CHECK(evidence_note() == "Expectations have not been judged yet.");
  comparer.session.replicate(4);
  comparer.workers.all_ready(comparer.session);
  comparer.workers.deliver_all(comparer.session);
  const experiment::HealthCard card = background.health().card;
  REQUIRE(card.judged);
  CHECK(card.evidence[0].met == 1);
  CHECK(card.evidence[0].judged + card.evidence[1].judged + card.evidence[2].judged == 2);
  CHECK(evidence_note().empty());
  comparer.session.edit(face, "90");
  CHECK(!background.health().card.judged);
}

TEST_CASE("Draws are stopped and gone on with; what is in is kept whatever is asked meanwhile",
          "[full]") {
  const std::string text = doubtful(R"({"worthwhile_difference": 10, "draws": 3})");
  const auto headless_at = [&](int draws, bool screen) {
    return headless(text, {.replications = 4, .draws = draws, .screen = screen});
  };
  Comparer comparer(text);
  comparer.session.background().comparing().choose_analysis_level(workbench::AnalysisLevel::luck);
  comparer.compare(4);
  CHECK(comparer.known().report_json() == headless_at(0, false));

  comparer.session.background().comparing().choose_analysis_level(workbench::AnalysisLevel::drawn);
  CHECK(comparer.known().goes_on());
  comparer.begin(4);
  for (int i = 0; i < 5; ++i) comparer.workers.deliver(comparer.session);
  comparer.session.background().comparing().cancel();
  CHECK(comparer.workers.stopped());
  CHECK(comparer.known().done() == 4 + 5);
  CHECK(comparer.known().missing_in_doubt() == of_draws - 5);
  CHECK(!comparer.known().card()->doubt); // two whole draws are not in yet

  comparer.session.background().comparing().choose_analysis_level(workbench::AnalysisLevel::luck);
  const int starts = comparer.workers.starts;
  comparer.compare(4);
  CHECK(comparer.workers.starts == starts); // nothing is left to do
  CHECK(comparer.known().report_json() == headless_at(0, false));

  comparer.session.background().comparing().choose_analysis_level(
      workbench::AnalysisLevel::screened);
  comparer.begin(4);
  CHECK(comparer.known().done() == 4 + 5);
  comparer.workers.deliver_all(comparer.session);
  CHECK(comparer.known().report_json() == headless_at(3, true));
  comparer.session.background().comparing().choose_analysis_level(workbench::AnalysisLevel::drawn);
  comparer.compare(4);
  CHECK(comparer.known().report_json() == headless_at(3, false));
}

TEST_CASE("A choice that is settled early does not end the draws", "[full]") {
  const std::string text = doubtful(R"({"worthwhile_difference": 500000, "draws": 3})");
  Comparer comparer(text);
  comparer.compare(60);
  CHECK(comparer.known().is_chosen());
  CHECK(comparer.known().card()->replications == experiment::SequentialMonitor::batch);
  CHECK(comparer.known().done() == experiment::SequentialMonitor::batch + of_draws);
  CHECK(comparer.known().report_json() == headless(text, 60));
  comparer.session.background().comparing().choose_analysis_level(
      workbench::AnalysisLevel::screened);
  comparer.compare(60);
  CHECK(comparer.known().card()->replications == experiment::SequentialMonitor::batch);
  CHECK(comparer.known().report_json() == headless(text, {.replications = 60, .screen = true}));
}

TEST_CASE("How expectations stand is worked out once for what is in") {
  Comparer comparer;
  const auto& replications = comparer.session.background().replications();
  const auto replicate = [&](int count) {
    comparer.session.replicate(count);
    comparer.workers.all_ready(comparer.session);
    comparer.workers.deliver_all(comparer.session);
  };
  replicate(2);
  const experiment::ExpectationOutcome* first = &replications.outcome(0);
  CHECK(first->estimate.n == 2);
  CHECK(&replications.outcome(0) == first);
  replicate(3);
  CHECK(replications.outcome(0).estimate.n == 3);
}

} // namespace pondlab::tests::comparing_test
