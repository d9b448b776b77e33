#include "base/utf8.hpp"
#include "report/format/text_table.hpp"
#include "report/model/colour.hpp"
#include "report/model/number.hpp"
#include "report/people/people_report.hpp"

namespace pondlab::report {

namespace {

std::string heading(const PeopleReport& report, Language language, bool colour) {
  const experiment::PeopleBehind& behind = report.behind;
  std::string figure = figure_name(language, report.figure);
  if (behind.composition.numerator)
    figure = text(language, "people.numerator", {{"figure", figure}});
  return bold(text(language, "people.head",
                   {{"figure", figure},
                    {"from", std::to_string(behind.from)},
                    {"to", std::to_string(behind.to - 1)}}),
              colour) +
         "\n" +
         text(language, "people.run",
              {{"file", report.file},
               {"strategy", report.strategy_name.empty() ? report.strategy : report.strategy_name},
               {"replication", std::to_string(report.replication)},
               {"seed", std::to_string(report.seed)}}) +
         "\n";
}

std::string sums(const experiment::PeopleBehind& behind, Language language) {
  std::string lines = people_sum(language, behind);
  if (behind.composition.twin != engine::Twin::none) lines += text(language, "people.twin");
  lines += "\n";
  if (behind.nobodys() != 0)
    lines += text(language, "people.nobodys",
                  {{"money", number_text(language, static_cast<double>(behind.nobodys()),
                                         Unit::money, Shape::exact)}}) +
             "\n";
  return lines;
}

std::string anyway_text(Language language, const experiment::PersonBehind& person) {
  if (person.anyway == 0) return std::string(text(language, "people.anyway_no"));
  return text(language, "people.anyway_yes", {{"orders", std::to_string(person.anyway)}});
}

std::string table(const PeopleReport& report, Language language) {
  using Align = TextTable::Align;
  const bool money = report.behind.composition.money;
  const auto exact = [&](std::int64_t value, Unit unit) {
    return number_text(language, static_cast<double>(value), unit, Shape::exact);
  };
  const auto date = [&](engine::Day day) {
    return day_text(language, report.plan.date_of(day).days);
  };
  const auto column = [&](const char* name) {
    return std::string(text(language, std::string("people.column.") + name));
  };
  const bool anyway = report.behind.knows_anyway;
  TextTable table({Align::left, Align::left, Align::left, Align::left, Align::right, Align::right,
                   Align::left, Align::right});
  std::vector<std::string> head = {column("person"),
                                   column("segment"),
                                   column("stage"),
                                   column("way_in"),
                                   column(money ? "money" : "times"),
                                   column("paid"),
                                   column("first")};
  if (anyway) head.push_back(column("anyway"));
  table.add(std::move(head));
  for (const std::uint32_t place : report.rows) {
    const experiment::PersonBehind& person = report.behind.people[place];
    std::vector<std::string> row = {
        report.plan.person_name(person.person),
        visible(name_of(*report.plan.segment_of(person.person).segment, language)),
        std::string(text(language, "people.stage." + std::string(key_of(person.stage)))),
        way_in(language, report.plan, person),
        exact(person.amount, money ? Unit::money : Unit::count),
        exact(person.paid, Unit::money),
        date(person.first)};
    if (anyway) row.push_back(anyway_text(language, person));
    table.add(std::move(row));
  }
  return table.text();
}

} // namespace

std::string people_text(const PeopleReport& report, Language language, bool colour) {
  const experiment::PeopleBehind& behind = report.behind;
  std::string out =
      heading(report, language, colour) + sums(behind, language) + "\n" + table(report, language);
  if (const std::size_t more = behind.people.size() - report.rows.size(); more > 0)
    out += text(language, "people.more",
                {{"people",
                  number_text(language, static_cast<double>(more), Unit::count, Shape::exact)}}) +
           "\n";
  return out;
}

} // namespace pondlab::report
