#include "report/format/csv.hpp"
#include "report/format/json_writer.hpp"
#include "report/people/people_report.hpp"

#include "engine/numeric/calendar.hpp"

namespace pondlab::report {

std::string people_csv(const PeopleReport& report, std::optional<Language> heads) {
  CsvWriter csv(heads);
  for (const std::string_view column : {"person", "segment", "stage", "from_sea", "joined",
                                        "amount", "unit", "paid", "first", "last", "orders"})
    csv.head(column);
  if (report.behind.knows_anyway) csv.head("anyway_orders");
  csv.end_line();
  const engine::Plan& plan = report.plan;
  const bool money = report.behind.composition.money;
  for (const std::uint32_t row : report.rows) {
    const experiment::PersonBehind& person = report.behind.people[row];
    const engine::Cohort& cohort = plan.layout.cohort_of(person.person);
    csv.text(plan.person_name(person.person));
    csv.text(plan.setup.segments[static_cast<std::size_t>(cohort.segment)].id);
    csv.text(key_of(person.stage));
    csv.number(cohort.sea ? "1" : "0");
    csv.number(person.stage == engine::Stage::sea ? "" : to_text(plan.date_of(person.joined)));
    csv.number(money ? yuan_text(person.amount) : std::to_string(person.amount));
    csv.text(money ? "yuan" : "count");
    csv.number(yuan_text(person.paid));
    csv.number(to_text(plan.date_of(person.first)));
    csv.number(to_text(plan.date_of(person.last)));
    csv.number(std::to_string(person.orders));
    if (report.behind.knows_anyway) csv.number(std::to_string(person.anyway));
    csv.end_line();
  }
  return csv.take();
}

} // namespace pondlab::report
