#pragma once

#include "experiment/people/people_search.hpp"
#include "workbench/people/people_asked.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// The list of the people behind one figure of the run on show: looked for in pieces, then sorted
/// and searched.
class PeopleList {
public:
  /// Opens the list. Without a search nobody stands behind the figure.
  void open(PeopleAsked asked, std::shared_ptr<const engine::Plan> plan,
            std::optional<experiment::PeopleSearch> search);
  void close();

  bool is_open() const { return plan_ != nullptr; }
  const PeopleAsked& asked() const { return asked_; }
  bool searching() const { return search_.has_value(); }
  /// Of the days to go through (0…1).
  double share() const { return search_ ? search_->share() : 1; }
  /// Goes through one more day.
  void work();

  /// The people found; null while searching, and where nobody stands behind the figure.
  const experiment::PeopleBehind* behind() const { return behind_ ? &*behind_ : nullptr; }
  /// Of the run they were found in. Requires `is_open()`.
  const engine::Plan& plan() const { return *plan_; }

  /// Sorts by a column, the largest first where it counts something; again turns it round.
  void sort_by(PeopleColumn column);
  PeopleColumn sorted_by() const { return column_; }
  bool descending() const { return descending_; }
  /// Leaves those whose name has these letters in it.
  void look_for(std::string letters);
  const std::string& letters() const { return letters_; }
  /// Counts how often rows were found or put in another order, over all lists.
  int arranged() const { return arranged_; }
  /// Places in `behind()->people` in the order on show.
  const std::vector<std::uint32_t>& rows() const { return rows_; }
  /// Name of the person in row `row` of those on show.
  std::string name(std::size_t row) const {
    return plan_->person_name(behind_->people[rows_[row]].person);
  }
  /// For a file with the list: the figure's name without what a file's cannot have.
  std::string file_name() const;

private:
  bool is_called(engine::PersonIndex person) const;
  void arrange();
  std::int64_t rank(const experiment::PersonBehind& person) const;

  PeopleAsked asked_;
  std::shared_ptr<const engine::Plan> plan_; ///< null: closed
  std::optional<experiment::PeopleSearch> search_;
  std::optional<experiment::PeopleBehind> behind_;
  PeopleColumn column_ = PeopleColumn::amount;
  bool descending_ = true;
  std::string letters_;
  std::vector<std::uint32_t> rows_;
  int arranged_ = 0;
};

} // namespace pondlab::workbench
