// Results are there again for an equal plan, in this page and in the next, without simulating.
#include "workbench/results/kept_results.hpp"

#include "base/error.hpp"
#include "report/search/search_report.hpp"
#include "scenario/json/canonical.hpp"
#include "support/studies.hpp"
#include "support/workbenches.hpp"
#include "workbench/results/side_by_side.hpp"

#include <catch2/catch_test_macros.hpp>

#include <map>

namespace pondlab::tests::kept_results_test {

using workbench::FinishedWork;
using workbench::KeptResults;

namespace {

class KeptInMemory final : public workbench::ResultStore {
public:
  struct Entry {
    std::string summary;
    experiment::Bytes record;
  };
  std::map<std::string, Entry> entries;
  std::vector<std::string> fetched;
  std::int64_t time = 1'764'490'000'000;

  std::string new_id() override { return "work " + std::to_string(++ids_); }
  std::int64_t now() override { return ++time; }
  void put(const std::string& id, const std::string& summary,
           const experiment::Bytes& record) override {
    entries[id] = {summary, record};
  }
  void remove(const std::string& id) override { entries.erase(id); }
  void fetch(const std::string& id) override { fetched.push_back(id); }

  std::string list() const { return tests::list_of(entries); }

private:
  int ids_ = 0;
};

/// A page with a plan open.
struct Page {
  explicit Page(KeptInMemory& store) : kept(store) {}

  bool look() {
    return kept.look(session, [] { return std::string("Small pond"); });
  }
  void open(const std::string& text = tests::small_scenario()) {
    REQUIRE(session.open(text, "small.json"));
    look();
  }
  void work() {
    look();
    workers.all_ready(session);
    workers.deliver_all(session);
    look();
  }
  void replicate(int count) {
    session.background().replicate(count);
    work();
  }
  void compare(int count) {
    session.background().compare(count);
    work();
  }
  /// What the store has been asked for arrives.
  void arrive(KeptInMemory& store) {
    for (const std::string& id : std::exchange(store.fetched, {}))
      kept.take_record(id, store.entries[id].record);
  }
  const workbench::Replications& run() { return session.background().replications(); }
  const workbench::Comparing& comparing() { return session.background().comparing(); }
  const workbench::Searching& searching() { return session.background().searching(); }
  const workbench::FieldTest& trial() { return session.background().trial(); }
  const workbench::FieldTest& pilot() { return session.background().pilot(); }
  /// As long as one stage follows another.
  void work_through() {
    while (session.background().running()) {
      workers.all_ready(session);
      const int starts = workers.starts;
      while (workers.starts == starts && workers.at_work() > 0) workers.deliver(session);
    }
    look();
  }

  KeptResults kept;
  PatientWorkers workers;
  double now = 0;
  workbench::Session session{workers, {.clock = [this] { return now; }}};
};

const std::string face = "$.campaign.sms.coupon.face";

/// The fixture with a lever, so that it can be searched.
std::string searched() {
  std::string text = tests::small_scenario();
  text.insert(text.find('{') + 1, R"("search": {"levers": [
      {"parameter": "$.campaign.sms.coupon.face", "low": 5, "high": 30}]},)");
  return text;
}

experiment::Estimate first_answer(const workbench::Replications& run) {
  return run.experiment()->answer(0);
}

} // namespace

TEST_CASE("A plan that is what it was has its replications again without a worker") {
  KeptInMemory store;
  Page page(store);
  page.open();
  page.replicate(4);
  const experiment::Estimate before = first_answer(page.run());
  REQUIRE(page.kept.list().size() == 1);
  CHECK(page.kept.list().front().replications == 4);
  CHECK(page.kept.list().front().plan == "Small pond");

  page.session.edit(face, "12");
  CHECK_FALSE(page.look());
  CHECK(page.run().done() == 0);

  page.session.undo();
  const int starts = page.workers.starts;
  CHECK(page.look());
  CHECK(page.run().done() == 4);
  CHECK(first_answer(page.run()).mean == before.mean);
  CHECK(first_answer(page.run()).half_width == before.half_width);
  page.session.background().replicate(4);
  CHECK(page.workers.starts == starts);

  page.replicate(6); // more of it are added to what is there
  CHECK(page.run().done() == 6);
  CHECK(page.kept.list().size() == 1);
  CHECK(page.kept.list().front().replications == 6);
}

TEST_CASE("Another page has what was kept, once the store hands it over") {
  KeptInMemory store;
  std::string report;
  {
    Page page(store);
    page.open();
    page.compare(20);
    report = page.comparing().report_json();
  }
  Page page(store);
  page.kept.take_list(store.list());
  REQUIRE(page.kept.list().size() == 1);
  const FinishedWork work = page.kept.list().front();
  CHECK(work.is_comparison());
  CHECK_FALSE(work.finding.zh.empty());
  CHECK_FALSE(work.subject.en.empty());

  page.open();
  CHECK(page.comparing().done() == 0);
  page.arrive(store);
  CHECK(page.look());
  CHECK_FALSE(page.comparing().running());
  CHECK(page.workers.starts == 0);
  CHECK(page.comparing().report_json() == report);
}

TEST_CASE("The strategies that were compared are chosen again, and others are another question") {
  KeptInMemory store;
  Page page(store);
  page.open();
  page.compare(20);
  page.session.background().comparing().take("thrifty", false);
  page.compare(20);
  REQUIRE(page.kept.list().size() == 2);
  const std::string without = page.comparing().report_json();

  Page other(store);
  other.kept.take_list(store.list());
  other.open();
  other.arrive(store);
  CHECK(other.look());
  CHECK_FALSE(other.comparing().takes("thrifty"));
  CHECK(other.comparing().report_json() == without);
}

TEST_CASE("A plan that is called otherwise and expects otherwise is the same plan") {
  KeptInMemory store;
  {
    Page page(store);
    page.open();
    page.replicate(3);
    page.compare(20);
  }
  Page page(store);
  page.kept.take_list(store.list());
  page.open();
  REQUIRE(page.session.edit("$.author", R"("Li")") == workbench::Edited::done);
  REQUIRE(page.session.edit("$.expectations[0].at_least", "1e6") == workbench::Edited::done);
  page.look();
  page.arrive(store);
  CHECK(page.look());
  REQUIRE(page.run().done() == 3);
  CHECK(page.run().outcome(0).assessment.verdict == experiment::Verdict::fail); // as it is now
  CHECK(page.comparing().done() == 20);
  CHECK(page.workers.starts == 0);
}

TEST_CASE("A search that was finished is there again, for the plan that asks it") {
  const std::string text = searched();
  KeptInMemory store;
  std::string found;
  {
    Page page(store);
    page.open(text);
    page.session.background().searching().choose_plans(4);
    page.session.background().search();
    page.work_through();
    REQUIRE(page.searching().found());
    found = report::search_json(*page.searching().found(), "small.json");
    REQUIRE(page.kept.list().size() == 1);
    const FinishedWork& work = page.kept.list().front();
    CHECK(work.kind == FinishedWork::Kind::search);
    CHECK(work.replications == static_cast<int>(page.searching().found()->plans().size()));
    CHECK_FALSE(work.finding.zh.empty());
    CHECK_FALSE(work.subject.en.empty());
    page.kept.pick(work.id, true); // which has no figures to stand beside others
    CHECK(page.kept.picked() == 0);
  }
  Page page(store);
  page.kept.take_list(store.list());
  page.open(text);
  page.arrive(store);
  CHECK(page.look());
  REQUIRE(page.searching().found());
  CHECK_FALSE(page.searching().running());
  CHECK_FALSE(page.searching().out_of_date());
  CHECK(page.searching().plans() == 4);
  CHECK(report::search_json(*page.searching().found(), "small.json") == found);
  CHECK(page.workers.starts == 0);
  CHECK(page.kept.list().size() == 1);

  Page other(store);
  other.kept.take_list(store.list());
  other.open(text);
  other.session.edit(face, "12");
  other.look();
  other.arrive(store);
  CHECK_FALSE(other.look());
  CHECK(other.searching().found() == nullptr);
}

TEST_CASE("Tests that were finished are there again, each for the strategy that it was of") {
  KeptInMemory store;
  std::string trial, pilot;
  {
    Page page(store);
    page.open();
    page.session.background().try_out();
    page.work();
    page.session.background().size_pilot();
    page.work();
    trial = report::trial_json(*page.trial().trial());
    pilot = report::pilot_json(*page.pilot().pilot());
    REQUIRE(page.kept.list().size() == 2);
    CHECK(page.kept.list()[0].kind == FinishedWork::Kind::pilot);
    CHECK(page.kept.list()[1].kind == FinishedWork::Kind::trial);
    for (const FinishedWork& work : page.kept.list()) CHECK_FALSE(work.finding.zh.empty());
  }
  Page page(store);
  page.kept.take_list(store.list());
  page.open();
  page.arrive(store);
  CHECK(page.look());
  REQUIRE(page.trial().trial());
  REQUIRE(page.pilot().pilot());
  CHECK(report::trial_json(*page.trial().trial()) == trial);
  CHECK(report::pilot_json(*page.pilot().pilot()) == pilot);
  CHECK(page.workers.starts == 0);
  page.session.choose_strategy("thrifty");
  CHECK_FALSE(page.look());
  CHECK(page.trial().out_of_date());
}

TEST_CASE("Results of a search that lack some are no answer") {
  KeptInMemory store;
  Page page(store);
  page.open(searched());
  page.session.background().searching().choose_plans(4);
  page.session.background().search();
  page.work_through();
  const experiment::JobSpecification asked = page.searching().found()->specification();
  std::vector<experiment::Bytes> results = page.searching().results();
  results.pop_back();
  workbench::Searching& searching = page.session.background().searching();
  CHECK_THROWS_AS(searching.take(asked, results), Error);
  CHECK(searching.found() == nullptr);
  results = {results.back()};
  CHECK_THROWS_AS(searching.take(asked, results), Error);
}

TEST_CASE("A record that is damaged, gone or another plan's is no answer") {
  KeptInMemory store;
  {
    Page page(store);
    page.open();
    page.replicate(3);
  }
  const std::string id = store.entries.begin()->first;
  const experiment::Bytes whole = store.entries[id].record;
  const auto answered = [&] {
    Page page(store);
    page.kept.take_list(store.list());
    page.open();
    page.arrive(store);
    page.look();
    return page.run().done();
  };
  CHECK(answered() == 3);

  for (const std::size_t at : {std::size_t{5}, whole.size() / 2, whole.size() - 3}) {
    store.entries[id].record = whole;
    store.entries[id].record[at] ^= std::byte{0x40};
    const std::string summary = store.entries[id].summary;
    CHECK(answered() < 3);
    store.entries[id] = {summary, whole};
  }
  store.entries[id].record = {};
  CHECK(answered() == 0);
  CHECK(store.entries.empty()); // what cannot be read is not kept any longer

  Page other(store);
  other.open();
  other.session.edit(face, "12");
  other.look();
  other.replicate(3);
  const std::string summary = store.entries.begin()->second.summary;
  store.entries.begin()->second.record = whole; // of the plan as it was
  CHECK(answered() == 0);
}

TEST_CASE("What is kept has an end in number: the oldest goes") {
  KeptInMemory store;
  Page page(store);
  page.open();
  for (std::size_t i = 0; i <= workbench::most_finished; ++i) {
    page.session.edit(face, std::to_string(5 + i));
    page.look();
    page.replicate(1);
  }
  CHECK(page.kept.list().size() == workbench::most_finished);
  CHECK(store.entries.size() == workbench::most_finished);
  CHECK_FALSE(store.entries.contains("work 1"));
}

TEST_CASE("What is kept has an end in bytes: the oldest goes") {
  KeptInMemory store;
  for (const std::int64_t finished : {1, 2, 3}) {
    FinishedWork work;
    work.plan = "large";
    work.finished = finished;
    work.bytes = workbench::most_result_bytes * 2 / 5;
    work.question = std::to_string(finished);
    store.put("work " + std::to_string(finished), to_text(work), {});
  }
  KeptResults kept(store);
  kept.take_list(store.list());
  REQUIRE(kept.list().size() == 2);
  CHECK(kept.list().back().finished == 2);
  CHECK_FALSE(store.entries.contains("work 1"));
}

TEST_CASE("Two that are finished stand side by side, paired by replication") {
  KeptInMemory store;
  Page page(store);
  page.open();
  page.replicate(5);
  page.session.edit(face, "12");
  page.look();
  page.compare(20);
  REQUIRE(page.kept.list().size() == 2);
  for (const FinishedWork& work : page.kept.list()) page.kept.pick(work.id, true);
  const workbench::ReadWork* first = page.kept.read(0);
  const workbench::ReadWork* second = page.kept.read(1);
  REQUIRE(first);
  REQUIRE(second);
  REQUIRE(page.kept.find(page.kept.list().front().id)->is_comparison()); // the latest comes first
  const workbench::WorkedStrategy run{*second, "base", "run"};
  const workbench::WorkedStrategy compared{*first, "base", "compared"};

  const auto rows = workbench::side_by_side(run, compared);
  REQUIRE(rows.size() > 5);
  CHECK(rows.front().measure->key == "contribution");
  for (const workbench::SideBySideRow& row : rows) {
    INFO(row.measure->key);
    CHECK(row.first.n <= 5);
    CHECK(row.second.n >= row.first.n);
    CHECK(row.difference.n == std::min(row.first.n, row.second.n));
  }
  // Work beside itself differs by nothing.
  for (const workbench::SideBySideRow& row : workbench::side_by_side(run, run)) {
    CHECK(row.difference.mean == 0);
    CHECK(row.difference.sd == 0);
  }
  // The same people and luck: what is between them is told far better than two means would.
  const auto& contribution = rows.front();
  CHECK(contribution.difference.half_width <
        contribution.first.half_width + contribution.second.half_width);

  const report::DocumentTable table = side_by_side_table(run, compared, Language::zh);
  CHECK(table.rows.size() == rows.size());
  CHECK(table.head.size() == 4);
}

TEST_CASE("A summary that somebody has changed is read as far as it is one") {
  FinishedWork work;
  work.plan = "小池塘";
  work.finding = {"多赚", "more"};
  work.replications = 20;
  work.question = "key";
  const auto again = workbench::read_finished_work(to_text(work));
  REQUIRE(again);
  CHECK(again.value->plan == work.plan);
  CHECK(again.value->finding.en == "more");
  CHECK(again.value->replications == 20);
  for (const char* text :
       {"", "[]", "{}", "{\"pondlab_finished\": 1}", "{\"kind\": 3}", "{\"kind\": \"party\"}"})
    CHECK_FALSE(workbench::read_finished_work(text));
}

} // namespace pondlab::tests::kept_results_test
