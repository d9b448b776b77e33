#pragma once

#include "engine/world/plan_timeline.hpp"
#include "engine/world/world.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// People of a run worth meeting. Each is chosen by a rule that gives the same person every time;
/// of equals the first in the order of storage.
enum class Persona : std::uint8_t {
  busiest, ///< ordered most often
  /// The middle one of those who ordered, by number of orders and then by what was paid: of those
  /// who saw something of the campaign, or else whom it reached, where there are any.
  typical,
  deleted,   ///< deleted the guide, after the most contacts seen
  recruiter, ///< whose shares were seen by the most friends
  /// Of those more sensitive to prices than the middle of their segment who order at a cut price
  /// more often than at the list's: ordered at one most often, of equals the least at the list's,
  /// and then saved the most.
  hunter,
};
inline constexpr std::array<Persona, 5> personas = {
    Persona::busiest, Persona::typical, Persona::deleted, Persona::recruiter, Persona::hunter};

/// "busiest", "typical" …, as a person is asked for; texts are under `life.role.<word>`.
std::string_view word_of(Persona persona);
std::optional<Persona> persona_of(std::string_view word);

/// Who plays each persona; nobody where the run has no such person.
using Personas = std::array<std::optional<engine::PersonIndex>, personas.size()>;

/// Finds the cast in one pass over a run, a day at a time. It keeps a few numbers a person, not
/// what happened.
class PersonaSearch {
public:
  /// `busiest_alone` spares the numbers: whoever orders most is seen from everybody's record.
  PersonaSearch(engine::PlanTimeline timeline, std::shared_ptr<const engine::Population> population,
                engine::Day days, bool busiest_alone);
  ~PersonaSearch();

  bool done() const { return world_.day() >= days_ || world_.at_end(); }
  /// Simulates the next day.
  void advance();
  engine::Day day() const { return world_.day(); }
  /// Of the days so far.
  Personas cast() const;

private:
  class Tally;
  engine::PlanTimeline timeline_;
  engine::World world_;
  engine::Day days_;
  std::unique_ptr<Tally> tally_; ///< null: the busiest alone
};

} // namespace pondlab::experiment
