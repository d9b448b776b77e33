#include "workbench/people/people_list.hpp"

#include "support/commands.hpp"
#include "support/studies.hpp"
#include "support/workbenches.hpp"
#include "workbench/session/session.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

namespace pondlab::tests::people_list_test {

using namespace pondlab::workbench;

namespace {

/// A session with the small scenario at the end of its run.
struct Run {
  explicit Run(const std::string& text = small_scenario()) : session(workers) {
    session.open(text, "small.json");
    session.playback().jump_to(session.playback().days());
    settle();
  }
  void settle() {
    while (session.busy()) session.advance(0);
  }
  const PeopleList& ask(PeopleAsked asked) {
    session.ask_people(std::move(asked));
    settle();
    return session.people_list();
  }

  NoWorkers workers;
  Session session;
};

std::int64_t sum_of(const PeopleList& list) {
  std::int64_t sum = 0;
  for (const std::uint32_t row : list.rows()) sum += list.behind()->people[row].amount;
  return sum;
}

} // namespace

TEST_CASE("Each bar of the funnel opens a list that adds up to it") {
  Run run;
  for (const int day : {run.session.playback().days(), 17}) {
    run.session.playback().jump_to(day);
    run.settle();
    const auto steps = run.session.figures().funnel("sms");
    REQUIRE(steps.size() >= 4);
    for (const FunnelStep& step : steps) {
      INFO(step.counter << " to day " << day);
      const PeopleList& list = run.ask({"sms." + step.counter, 0, day});
      REQUIRE(list.behind());
      CHECK(sum_of(list) == step.people);
      CHECK(list.behind()->figure == step.people);
    }
  }
}

TEST_CASE("Each point of a series and each cell of the books opens a list that adds up to it") {
  Run run;
  const auto orders = run.session.figures().series("orders").run;
  for (const int day : {0, 13, 39})
    CHECK(sum_of(run.ask({"orders", day, day + 1})) ==
          static_cast<std::int64_t>(orders[static_cast<std::size_t>(day)]));
  const LedgerTable books = run.session.figures().ledger();
  int cells = 0;
  for (const LedgerRow& row : books.rows)
    for (std::size_t column = 0; column <= row.amounts.size(); ++column) {
      std::string figure = "books." + row.account;
      if (column < row.amounts.size())
        figure += ":" + (column == 0 ? std::string("baseline") : books.cost_centres[column]);
      if (!run.session.figures().has_people(figure)) continue;
      INFO(figure);
      const PeopleList& list = run.ask({figure, 0, run.session.playback().days()});
      const std::int64_t amount = column < row.amounts.size() ? row.amounts[column] : row.total;
      CHECK(list.behind()->figure == amount);
      CHECK(sum_of(list) + list.behind()->nobodys() == amount);
      ++cells;
    }
  CHECK(cells > 8);
}

TEST_CASE("A tile's people are those behind the same days, a stock's those of the last day") {
  Run run;
  for (const char* const measure :
       {"net_sales", "orders", "reachable", "incremental_contribution"}) {
    INFO(measure);
    const PeopleList& list = run.ask({measure, 0, run.session.playback().days()});
    CHECK(static_cast<double>(list.behind()->figure) ==
          run.session.figures().figure(measure).value);
    CHECK(sum_of(list) == list.behind()->of_people);
  }
}

TEST_CASE("The bar adds up, and each of its parts opens a list that comes to it") {
  Run run;
  const auto split = run.session.figures().order_split();
  REQUIRE(split);
  CHECK(split->reported > 0);
  CHECK(split->reported == split->more + split->anyway);
  const std::array<std::int64_t, 3> parts = {split->reported, split->more, split->anyway};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const PeopleList& list =
        run.ask({std::string(report::split_measures[i]), 0, run.session.playback().days()});
    REQUIRE(list.behind());
    CHECK(list.behind()->knows_anyway);
    CHECK(list.behind()->figure == parts[i]);
    CHECK(sum_of(list) == parts[i]);
  }
}

TEST_CASE("A list is sorted by each of its columns, both ways, and searched") {
  Run run;
  run.ask({"orders", 0, run.session.playback().days()});
  PeopleList& list = run.session.people_list();
  const auto& people = list.behind()->people;
  const auto amount = [&](std::uint32_t row) { return people[row].amount; };
  CHECK(std::ranges::is_sorted(list.rows(), std::ranges::greater(), amount));
  list.sort_by(PeopleColumn::amount);
  CHECK(std::ranges::is_sorted(list.rows(), {}, amount));
  list.sort_by(PeopleColumn::first);
  CHECK(std::ranges::is_sorted(list.rows(), {}, [&](std::uint32_t r) { return people[r].first; }));
  list.sort_by(PeopleColumn::paid);
  CHECK(std::ranges::is_sorted(list.rows(), std::ranges::greater(),
                               [&](std::uint32_t r) { return people[r].paid; }));
  for (const PeopleColumn column :
       {PeopleColumn::person, PeopleColumn::segment, PeopleColumn::stage, PeopleColumn::way_in}) {
    list.sort_by(column);
    CHECK(std::set(list.rows().begin(), list.rows().end()).size() == people.size());
  }
  const std::string name = list.plan().person_name(people.front().person);
  list.look_for(name.substr(name.find('/')));
  REQUIRE_FALSE(list.rows().empty());
  for (const std::uint32_t row : list.rows())
    CHECK(list.plan().person_name(people[row].person).find(name.substr(name.find('/'))) !=
          std::string::npos);
  list.look_for("nobody is called this");
  CHECK(list.rows().empty());
}

TEST_CASE("People are looked for by the segment's name as well as its id") {
  Run run(replaced(small_scenario(), R"({"id": "members",)",
                   R"({"id": "members", "name": {"zh": "会员", "en": "Regulars"},)"));
  run.ask({"orders", 0, run.session.playback().days()});
  PeopleList& list = run.session.people_list();
  const std::size_t all = list.rows().size();
  REQUIRE(all > 0);
  for (const char* const letters : {"会员", "Regulars", "members/"}) {
    list.look_for(letters);
    CHECK(list.rows().size() == all);
  }
  list.look_for("顾客");
  CHECK(list.rows().empty());
}

TEST_CASE("A list closes with the run it is about, and is saved as it is on show") {
  Run run;
  run.ask({"sms.clicked", 0, run.session.playback().days()});
  run.session.people_list().look_for("/1");
  const std::string table = run.session.people_table(Language::zh);
  CHECK(table.starts_with("顾客,人群,"));
  CHECK(std::ranges::count(table, '\n') ==
        static_cast<std::ptrdiff_t>(run.session.people_list().rows().size()) + 1);
  CHECK(run.session.people_list().file_name() == "people-sms-clicked.csv");
  run.session.choose_strategy("none");
  CHECK_FALSE(run.session.people_list().is_open());
}

TEST_CASE("What is nobody's opens a list that says so, and looking changes nothing") {
  Run run;
  const std::string hash = run.session.figures().hash_text();
  const PeopleList& list = run.ask({"books.seats", 0, run.session.playback().days()});
  CHECK(list.is_open());
  CHECK_FALSE(list.behind());
  CHECK_FALSE(run.session.figures().has_people("books.seats"));
  run.ask({"orders", 3, 9});
  CHECK(run.session.figures().hash_text() == hash);
  CHECK(run.session.playback().day() == run.session.playback().days());
}

} // namespace pondlab::tests::people_list_test
