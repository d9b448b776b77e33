#pragma once

#include "base/error.hpp"
#include "engine/world/plan_timeline.hpp"
#include "experiment/people/event_history.hpp"
#include "experiment/people/personas.hpp"
#include "experiment/run/worker.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::experiment {

/// Who is to be followed through which timelines.
struct EventHistoryRequest {
  std::vector<engine::PlanTimeline> timelines; ///< the first one's run gives the cast; the same
                                               ///< people in each
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  std::vector<std::string> people; ///< names, or words of roles; at most engine::Recorder::most
  engine::Day days = engine::max_days;
  bool whole_cast = false; ///< follow every role besides
  /// People who are drawn already, by the hash of what they were drawn from
  /// (`Plan::beginning_hash`).
  std::vector<std::pair<std::uint64_t, std::shared_ptr<const engine::Population>>> drawn = {};
};

/// What everybody can see of the brand on one day.
struct Scene {
  std::vector<std::int64_t> viewers;            ///< of each mechanism's live room
  std::vector<std::vector<std::int64_t>> stock; ///< of the first `shelf` products by size, at night
  static constexpr std::size_t shelf = 12;
};

/// Follows people through one replication of each timeline, in pieces of work small enough for a
/// frame. Following changes nobody's world.
class EventHistoryStudy {
public:
  explicit EventHistoryStudy(EventHistoryRequest request);
  ~EventHistoryStudy();

  bool done() const;
  /// Of the work, 0 … 1.
  double share() const;
  /// Does one piece: people, or a day of one world. Throws Error (usage) for a name that is
  /// nobody's, with the names there are, and for more people than can be followed.
  void advance();

  /// Who plays each role, once known; nobody before, and for roles that were not asked for.
  const Personas& cast() const { return cast_; }
  bool cast_known() const { return cast_known_; }
  /// The history of a person (a name or a role's word) on a timeline, in terms of its last plan,
  /// once done; null where the role is nobody's.
  const EventHistory* history(std::size_t timeline, std::string_view person) const;
  /// One a day of a timeline, once done.
  const std::vector<Scene>& scenes(std::size_t timeline) const;
  const engine::PlanTimeline& timeline(std::size_t i) const { return request_.timelines[i]; }
  const engine::Plan& plan(std::size_t i) const { return timeline(i).plan(); }

private:
  class Lane;
  std::shared_ptr<const engine::Population> people_of(const engine::PlanTimeline& timeline) const;
  bool draw_people();
  bool cast_people();
  void begin();
  std::optional<engine::PersonIndex> find(std::string_view person) const;

  EventHistoryRequest request_;
  bool wants_cast_ = false;
  bool busiest_alone_ = false;
  bool cast_known_ = false;
  Personas cast_{};
  std::unique_ptr<PersonaSearch> casting_;
  std::vector<std::unique_ptr<Lane>> lanes_;
};

/// Follows one person to the end. Nothing when `watch` stopped it. Throws Error (usage) as
/// EventHistoryStudy does, and where the role is nobody's.
std::optional<EventHistory> follow(const engine::PlanTimeline& timeline, std::uint64_t seed,
                                   std::uint32_t replication, const std::string& person,
                                   engine::Day days, const Watch& watch = {});

/// Works until the study is done; false when `watch` stopped it.
bool run_to_end(EventHistoryStudy& study, const Watch& watch);

/// The history of a person on a timeline. Throws Error (usage) where the role is nobody's.
const EventHistory& life_of(const EventHistoryStudy& study, std::size_t timeline,
                            const std::string& person);

} // namespace pondlab::experiment
