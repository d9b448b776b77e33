// Comparing on the desk: the command line's answers, whatever way they are come by.
#include "desk/session.hpp"

#include "experiment/parallel.hpp"
#include "experiment/sequence.hpp"
#include "support/studies.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>

using namespace pondlab;
using desk::Comparing;

namespace {

/// Two workers that compute when a test says so.
class PatientWorkers final : public desk::WorkerPool {
public:
  int size() const override { return 2; }
  void start(int count, const experiment::Bytes& design) override {
    worker_.emplace(experiment::design_from(design));
    given_.clear();
    ready_ = count;
    ++starts;
  }
  void give(int worker, const experiment::Bytes& unit) override { given_[worker] = unit; }
  void stop() override {
    worker_.reset();
    given_.clear();
  }

  bool stopped() const { return !worker_; }
  std::size_t at_work() const { return given_.size(); }
  void all_ready(desk::Session& session) {
    for (int i = 0; i < ready_; ++i) session.worker_ready(i);
  }
  /// The one who was given work last hands its result in.
  void deliver(desk::Session& session) {
    const auto [worker, unit] = *given_.rbegin();
    given_.erase(worker);
    session.worker_result(worker, worker_->work(unit));
  }
  void deliver_all(desk::Session& session) {
    while (!given_.empty()) deliver(session);
  }

  int starts = 0;

private:
  std::optional<experiment::Worker> worker_;
  std::map<int, experiment::Bytes> given_;
  int ready_ = 0;
};

struct Comparer {
  explicit Comparer(const std::string& text = tests::small_scenario()) {
    REQUIRE(session.open(text, "small.json"));
  }
  void begin(int count) {
    session.compare(count);
    workers.all_ready(session);
  }
  void compare(int count) {
    begin(count);
    workers.deliver_all(session);
  }
  const Comparing& known() const { return session.comparing(); }

  PatientWorkers workers;
  double now = 0;
  desk::Session session{workers, [this] { return now; }};
};

/// What `pondlab compare --format json` says.
std::string headless(const std::string& text, int replications,
                     std::vector<std::string> strategies = {}) {
  const auto planned = experiment::plan_comparison(
      text, "small.json", {.strategies = std::move(strategies), .replications = replications});
  experiment::Experiment experiment = planned.comparison->experiment();
  run_parallel(experiment, experiment::Worker(planned.comparison->arms, planned.comparison->seed),
               1);
  experiment::Sequence sequence(*planned.comparison);
  sequence.look(experiment);
  if (sequence.settled()) experiment.cut(sequence.looked());
  return report::compare_json(
      {*planned.comparison, experiment,
       manifest_of(experiment, "small.json", planned.comparison->strategies.front()),
       decide(*planned.comparison, experiment)});
}

const std::string face = "$.campaign.sms.coupon.face";

} // namespace

TEST_CASE("A comparison on the desk is the command line's to the byte, hashes included") {
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
  comparer.session.comparing().cancel();
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
  comparer.session.comparing().cancel();
  comparer.compare(2);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 2));
}

TEST_CASE("The desk stops where the command line does: when a whole batch settles the choice") {
  std::string text = tests::small_scenario();
  text.insert(text.find('{') + 1, R"("comparison": {"worthwhile_difference": 500000},)");
  Comparer comparer(text);
  comparer.compare(60);
  CHECK(comparer.known().is_chosen());
  CHECK(!comparer.known().running());
  CHECK(comparer.workers.stopped());
  CHECK(comparer.known().done() == experiment::Sequence::batch);
  CHECK(comparer.known().card()->decision.settled);
  CHECK(comparer.known().report_json() == headless(comparer.session.document().text(), 60));
  comparer.compare(80); // nothing is left to do
  CHECK(!comparer.known().running());
  CHECK(comparer.known().done() == experiment::Sequence::batch);
}

TEST_CASE("The card fills in as results come, best first") {
  Comparer comparer;
  comparer.begin(4);
  CHECK(comparer.known().card() == nullptr);
  for (int done = 1; done <= 4; ++done) {
    comparer.workers.deliver(comparer.session);
    const desk::ComparisonCard* card = comparer.known().card();
    REQUIRE(card);
    CHECK(card->replications == done);
    REQUIRE(card->strategies.size() == 3);
    CHECK(card->strategies[0].mean.mean >= card->strategies[1].mean.mean);
    CHECK(card->strategies[1].mean.mean >= card->strategies[2].mean.mean);
    for (const desk::ComparedStrategy& one : card->strategies) {
      CHECK(one.mean.n == done);
      CHECK(one.over_none.n == (card->is_none(one) ? 0 : done));
      CHECK(one.over_leader.n == (&one == &card->leader() ? 0 : done));
    }
  }
}

TEST_CASE("Strategies that are left out are not compared; no campaign always is") {
  Comparer comparer;
  comparer.session.comparing().take("thrifty", false);
  comparer.session.comparing().take("none", false);
  CHECK(comparer.known().chosen() == std::vector<std::string>{"none", "base"});
  comparer.compare(2);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 2, {"none", "base"}));
  comparer.session.comparing().take("thrifty", true);
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
  CHECK(comparer.known().report_json() == headless(comparer.session.document().text(), 2));
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
  comparer.session.compare(4);
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
  CHECK(comparer.session.replications().done() == 1);
  CHECK(comparer.known().done() == 1);
  comparer.begin(4);
  CHECK(!comparer.session.replications().running());
  comparer.workers.deliver_all(comparer.session);
  CHECK(comparer.session.replications().done() == 1);
  CHECK(comparer.known().report_json() == headless(tests::small_scenario(), 4));
}

TEST_CASE("The time left follows from the pace, once there is one") {
  Comparer comparer;
  comparer.now = 5'000; // workers take their time to start
  comparer.session.compare(4);
  CHECK(comparer.known().left() < 0);
  comparer.now = 6'000;
  comparer.workers.all_ready(comparer.session);
  CHECK(comparer.known().left() < 0);
  comparer.now = 8'000;
  comparer.workers.deliver(comparer.session);
  CHECK(comparer.known().share() == 0.25);
  CHECK(comparer.known().left() == 6'000);
  comparer.session.worker_progress(0, 0.5);
  comparer.session.worker_progress(1, 0.5);
  comparer.now = 10'000;
  CHECK(comparer.known().share() == 0.5);
  CHECK(comparer.known().left() == 4'000);
  comparer.workers.deliver_all(comparer.session);
  CHECK(comparer.known().left() < 0);
}
