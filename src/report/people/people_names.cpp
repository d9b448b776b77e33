#include "report/model/names.hpp"
#include "report/model/number.hpp"
#include "report/people/people_report.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

namespace pondlab::report {

namespace {

/// The first of these texts that there is, else `otherwise`.
std::string text_of(Language language, std::initializer_list<std::string> keys,
                    std::string_view otherwise) {
  for (const std::string& key : keys)
    if (has_text(language, key)) return std::string(text(language, key));
  return std::string(otherwise);
}

std::string with_owner(Language language, const std::string& owner, std::string figure) {
  return text(language, "people.figure_of", {{"mechanism", owner}, {"figure", std::move(figure)}});
}

std::string line_name(Language language, const std::string& line, const std::string& centre) {
  std::string name = text_of(language, {"account." + line, "measure." + line + ".name"}, line);
  if (centre.empty()) return name;
  return with_owner(language,
                    centre == "baseline" ? std::string(text(language, "cost_centre.baseline"))
                                         : mechanism_name(language, centre),
                    std::move(name));
}

std::vector<std::string> split_ids(std::string_view ids) {
  std::vector<std::string> all;
  while (!ids.empty()) {
    const std::size_t end = std::min(ids.find('+'), ids.size());
    all.emplace_back(ids.substr(0, end));
    ids.remove_prefix(std::min(end + 1, ids.size()));
  }
  return all;
}

} // namespace

std::string_view key_of(engine::Stage stage) {
  static constexpr std::array<std::string_view, 5> keys = {"nobody", "sea", "registered",
                                                           "customer", "dropped"};
  return keys[static_cast<std::size_t>(stage)];
}

std::string figure_name(Language language, std::string_view figure) {
  const std::size_t colon = std::min(figure.find(':'), figure.size());
  const std::string name(figure.substr(0, colon));
  const std::string of(figure.substr(std::min(colon + 1, figure.size())));
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) {
    std::string measure = text_of(language, {"measure." + name + ".name"}, name);
    return of.empty()
               ? measure
               : with_owner(language, mechanism_names(language, split_ids(of)), std::move(measure));
  }
  const std::string owner = name.substr(0, dot), part = name.substr(dot + 1);
  if (owner == "books") return line_name(language, part, of);
  return with_owner(
      language, mechanism_name(language, owner),
      text_of(language, {"touch." + part + ".name", "measure." + part + ".name"}, part));
}

std::string people_sum(Language language, const experiment::PeopleBehind& behind) {
  const auto count = [&](auto n) {
    return number_text(language, static_cast<double>(n), Unit::count, Shape::exact);
  };
  const std::string people = count(behind.people.size());
  if (behind.composition.money)
    return text(language, "people.money",
                {{"people", people},
                 {"money", number_text(language, static_cast<double>(behind.of_people), Unit::money,
                                       Shape::exact)}});
  const bool once = std::ranges::all_of(
      behind.people, [](const experiment::PersonBehind& person) { return person.amount == 1; });
  if (once) return text(language, "people.count_once", {{"people", people}});
  return text(language, "people.count", {{"people", people}, {"times", count(behind.of_people)}});
}

std::string person_text(Language language, const engine::Plan& plan, engine::PersonIndex person) {
  const engine::Cohort& cohort = plan.layout.cohort_of(person);
  const engine::Segment& segment = plan.setup.segments[static_cast<std::size_t>(cohort.segment)];
  if (segment.name.empty()) return plan.person_name(person);
  return text(
      language, cohort.sea ? "people.name_in_sea" : "people.name",
      {{"segment", segment.name.in(language)}, {"number", std::to_string(person - cohort.first)}});
}

std::string person_text(Language language, const engine::Plan& plan, const std::string& name) {
  const auto person = plan.find_person(name);
  return person ? person_text(language, plan, *person) : name;
}

std::optional<engine::PersonIndex> person_called(const engine::Plan& plan, std::string_view words) {
  if (const auto found = plan.find_person(words)) return found;
  const std::size_t digits = words.find_last_not_of("0123456789") + 1;
  engine::PersonIndex number = 0;
  const auto [end, fault] =
      std::from_chars(words.data() + digits, words.data() + words.size(), number);
  if (fault != std::errc{} || end != words.data() + words.size()) return std::nullopt;
  for (const engine::Cohort& cohort : plan.layout.cohorts())
    for (const Language language : {Language::zh, Language::en})
      if (number < cohort.count && person_text(language, plan, cohort.first + number) == words)
        return cohort.first + number;
  return std::nullopt;
}

std::string way_in(Language language, const engine::Plan& plan,
                   const experiment::PersonBehind& person) {
  if (person.stage == engine::Stage::sea)
    return std::string(text(language, "people.way_in.not_in"));
  if (!plan.layout.cohort_of(person.person).sea)
    return std::string(text(language, "people.way_in.pool"));
  return text(language, "people.way_in.sea",
              {{"date", day_text(language, plan.date_of(person.joined).days)}});
}

std::vector<std::uint32_t> largest_first(const experiment::PeopleBehind& behind, std::size_t most) {
  std::vector<std::uint32_t> rows(behind.people.size());
  std::iota(rows.begin(), rows.end(), 0u);
  std::ranges::stable_sort(rows, std::ranges::greater(),
                           [&](std::uint32_t row) { return behind.people[row].amount; });
  rows.resize(std::min(most, rows.size()));
  return rows;
}

} // namespace pondlab::report
