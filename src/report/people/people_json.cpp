#include "report/format/json_writer.hpp"
#include "report/people/people_report.hpp"

#include "engine/numeric/calendar.hpp"

namespace pondlab::report {

namespace {

class PeopleWriter {
public:
  explicit PeopleWriter(const PeopleReport& report)
      : report_(report), behind_(report.behind), plan_(report.plan) {}

  std::string write() {
    json_.begin_object().key("pondlab_people").integer(people_format);
    json_.key("scenario").text(report_.file);
    json_.key("strategy").text(report_.strategy);
    json_.key("seed").integer(static_cast<std::int64_t>(report_.seed));
    json_.key("replication").integer(report_.replication);
    json_.key("figure").text(report_.figure);
    json_.key("from").text(to_text(plan_.date_of(behind_.from)));
    json_.key("to").text(to_text(plan_.date_of(behind_.to - 1)));
    json_.key("unit").text(behind_.composition.money ? "yuan" : "count");
    json_.key("numerator").boolean(behind_.composition.numerator);
    amount("value", behind_.figure);
    amount("of_people", behind_.of_people);
    amount("nobodys", behind_.nobodys());
    json_.key("count").integer(static_cast<std::int64_t>(behind_.people.size()));
    json_.key("people").begin_list();
    for (const std::uint32_t row : report_.rows) write_person(behind_.people[row]);
    return json_.end_list().end_object().take();
  }

private:
  void amount(std::string_view key, std::int64_t value) {
    if (behind_.composition.money)
      json_.key(key).money(value);
    else
      json_.key(key).integer(value);
  }

  void write_person(const experiment::PersonBehind& person) {
    const engine::Cohort& cohort = plan_.layout.cohort_of(person.person);
    json_.begin_object().key("name").text(plan_.person_name(person.person));
    json_.key("segment").text(plan_.setup.segments[static_cast<std::size_t>(cohort.segment)].id);
    json_.key("stage").text(key_of(person.stage));
    json_.key("from_sea").boolean(cohort.sea);
    if (person.stage != engine::Stage::sea)
      json_.key("joined").text(to_text(plan_.date_of(person.joined)));
    amount("amount", person.amount);
    json_.key("paid").money(person.paid);
    json_.key("first").text(to_text(plan_.date_of(person.first)));
    json_.key("last").text(to_text(plan_.date_of(person.last)));
    json_.key("orders").integer(person.orders);
    if (behind_.knows_anyway) json_.key("anyway_orders").integer(person.anyway);
    json_.end_object();
  }

  const PeopleReport& report_;
  const experiment::PeopleBehind& behind_;
  const engine::Plan& plan_;
  JsonWriter json_;
};

} // namespace

std::string people_json(const PeopleReport& report) { return PeopleWriter(report).write(); }

} // namespace pondlab::report
