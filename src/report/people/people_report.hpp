#pragma once

#include "base/text.hpp"
#include "engine/model/plan.hpp"
#include "experiment/people/people_search.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::report {

/// The people behind a figure, ready to be written.
struct PeopleReport {
  const experiment::PeopleBehind& behind;
  const engine::Plan& plan;
  std::string figure;              ///< as `experiment::composition_of` takes it
  std::vector<std::uint32_t> rows; ///< places in `behind.people`, in the order to be written
  std::string file;                ///< the scenario's
  std::string strategy;
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  std::string strategy_name{}; ///< for people; empty: the id
};

/// Number of the layout of `people_json`.
inline constexpr int people_format = 1;

/// The `most` largest amounts first; of equals whoever stands first.
std::vector<std::uint32_t> largest_first(const experiment::PeopleBehind& behind, std::size_t most);

/// For people: a table under a line that says what it adds up to.
std::string people_text(const PeopleReport& report, Language language, bool colour);
/// For programs.
std::string people_json(const PeopleReport& report);
/// For spreadsheets: a line a person; heads of columns in `heads`, or else the keys that programs
/// know.
std::string people_csv(const PeopleReport& report, std::optional<Language> heads = {});

/// What a figure is called: "SMS: Clicked", "Net sales", "Freight".
std::string figure_name(Language language, std::string_view figure);
/// "1,204 people · 1,377 times", "96 people · ¥12,345.00".
std::string people_sum(Language language, const experiment::PeopleBehind& behind);
/// What a person is called: the name of the segment with a number, "老会员 17"; where it has none
/// the name that commands take, "members/17".
std::string person_text(Language language, const engine::Plan& plan, engine::PersonIndex person);
/// The same of somebody by the name that commands take; that name where there is nobody such.
std::string person_text(Language language, const engine::Plan& plan, const std::string& name);
/// Whoever is called so in either language, or goes by the name that commands take.
std::optional<engine::PersonIndex> person_called(const engine::Plan& plan, std::string_view words);
/// How a person came in, as the last day ends.
std::string way_in(Language language, const engine::Plan& plan,
                   const experiment::PersonBehind& person);
/// Name of a stage in files.
std::string_view key_of(engine::Stage stage);

} // namespace pondlab::report
