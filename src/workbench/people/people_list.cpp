#include "workbench/people/people_list.hpp"

#include "report/people/people_report.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

/// Figures read best from the largest down, everything else from the beginning.
bool counts(PeopleColumn column) {
  return column == PeopleColumn::amount || column == PeopleColumn::anyway ||
         column == PeopleColumn::paid;
}

} // namespace

void PeopleList::open(PeopleAsked asked, std::shared_ptr<const engine::Plan> plan,
                      std::optional<experiment::PeopleSearch> search) {
  close();
  asked_ = std::move(asked);
  plan_ = std::move(plan);
  search_ = std::move(search);
  if (search_ && search_->done()) work();
}

void PeopleList::close() {
  const int arranged = arranged_;
  *this = PeopleList();
  arranged_ = arranged;
}

void PeopleList::work() {
  if (!search_) return;
  search_->advance();
  if (!search_->done()) return;
  behind_ = search_->people();
  search_.reset();
  arrange();
}

void PeopleList::sort_by(PeopleColumn column) {
  descending_ = column == column_ ? !descending_ : counts(column);
  column_ = column;
  arrange();
}

void PeopleList::look_for(std::string letters) {
  letters_ = std::move(letters);
  arrange();
}

/// Where a person stands in the order of the column; people of one rank stay in order of place.
std::int64_t PeopleList::rank(const experiment::PersonBehind& person) const {
  switch (column_) {
  case PeopleColumn::person:
    return person.person;
  case PeopleColumn::segment:
    return plan_->layout.cohort_of(person.person).segment;
  case PeopleColumn::stage:
    return static_cast<int>(person.stage);
  case PeopleColumn::way_in: {
    const bool sea = plan_->layout.cohort_of(person.person).sea;
    return sea ? 2 + (person.stage == engine::Stage::sea ? INT16_MAX : person.joined) : 0;
  }
  case PeopleColumn::amount:
    return person.amount;
  case PeopleColumn::anyway:
    return person.anyway;
  case PeopleColumn::paid:
    return person.paid;
  case PeopleColumn::first:
    return person.first;
  }
  return 0;
}

/// Whether the letters are in the name that commands take, or in one that people read. A number is
/// in all of them or in none: many people's names are not put together for it.
bool PeopleList::is_called(engine::PersonIndex person) const {
  const auto has = [&](const std::string& name) { return name.find(letters_) != name.npos; };
  const bool is_number = letters_.find_first_not_of("0123456789") == letters_.npos;
  if (has(plan_->person_name(person))) return true;
  return !is_number && (has(report::person_text(Language::zh, *plan_, person)) ||
                        has(report::person_text(Language::en, *plan_, person)));
}

void PeopleList::arrange() {
  ++arranged_;
  rows_.clear();
  if (!behind_) return;
  std::vector<std::pair<std::int64_t, std::uint32_t>> ranked;
  for (std::uint32_t row = 0; row < behind_->people.size(); ++row) {
    const experiment::PersonBehind& person = behind_->people[row];
    if (!letters_.empty() && !is_called(person.person)) continue;
    const std::int64_t its_rank = rank(person);
    ranked.emplace_back(descending_ ? -its_rank : its_rank, row);
  }
  std::ranges::sort(ranked);
  rows_.reserve(ranked.size());
  for (const auto& [its_rank, row] : ranked) rows_.push_back(row);
}

std::string PeopleList::file_name() const {
  std::string name = asked_.figure;
  for (char& c : name)
    if (c == ':' || c == '#' || c == '.') c = '-';
  return "people-" + name + ".csv";
}

} // namespace pondlab::workbench
