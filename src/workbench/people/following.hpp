#pragma once

#include "engine/world/plan_timeline.hpp"
#include "experiment/people/event_history_difference.hpp"
#include "experiment/people/event_history_study.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pondlab::workbench {

/// The customer being followed through the strategy on show and through the same world without a
/// campaign, and the cast of the run, found in slices. What was found stays until the run on show
/// is another.
class Following {
public:
  using Drawn = std::vector<std::pair<std::uint64_t, std::shared_ptr<const engine::Population>>>;

  /// From now on it is about this run, none where null; `twin` may be null. Forgets what it knew of
  /// another.
  void about(const engine::PlanTimeline* run, const engine::PlanTimeline* twin, std::uint64_t seed);
  bool possible() const { return !timelines_.empty(); }
  bool has_twin() const { return timelines_.size() > 1; }

  /// Somebody looks: whoever was chosen is followed, and before anybody was, a typical buyer.
  void look();
  /// Whom to follow: a name, or a persona's word; nobody where empty.
  void choose(const std::string& person);
  const std::string& person() const { return person_; }
  /// Their name once known, whether they were asked for by name or by persona; else empty.
  std::string name() const { return history() ? history()->person : std::string(); }
  /// Stops looking for histories until somebody is chosen again.
  void cancel() { stopped_ = true; }
  void resume() { stopped_ = false; }
  bool stopped() const { return stopped_; }

  bool busy() const;
  /// Of the work at hand, 0 … 1.
  double share() const;
  /// Works for at most about nine milliseconds (drawing people takes longer); true when something
  /// was finished. `drawn`: people who are drawn already. Throws Error (usage) for a name that is
  /// nobody's; nobody is followed then.
  bool advance(const Drawn& drawn);

  /// Name of whoever plays a persona; nothing while that is not known, and where nobody does.
  std::optional<std::string> actor(experiment::Persona persona) const;
  bool cast_known() const { return cast_ && cast_->cast_known(); }

  /// The history of whoever is followed, once known; else null.
  const experiment::EventHistory* history() const { return history(0); }
  const experiment::EventHistory* twin() const { return has_twin() ? history(1) : nullptr; }
  /// Nothing without a twin, and before both are known.
  std::optional<experiment::EventHistoryDifference> difference() const;
  const std::vector<experiment::Scene>& scenes(std::size_t timeline) const;
  std::uint64_t seed() const { return seed_; }
  const engine::PlanTimeline& timeline(std::size_t i) const { return timelines_[i]; }
  const engine::Plan& plan(std::size_t i) const { return timelines_[i].plan(); }

private:
  const experiment::EventHistoryStudy* study() const;
  const experiment::EventHistory* history(std::size_t timeline) const;
  experiment::EventHistoryStudy* work_at_hand(const Drawn& drawn);
  std::unique_ptr<experiment::EventHistoryStudy> begin(std::vector<std::string> people,
                                                       bool whole_cast, const Drawn& drawn) const;
  bool wants_one() const;

  std::vector<engine::PlanTimeline> timelines_; ///< of the run on show, and its twin's
  std::uint64_t seed_ = 0;
  std::string person_;
  bool stopped_ = false;
  bool looked_at_ = false; ///< since it is about this run
  std::unique_ptr<experiment::EventHistoryStudy> cast_;
  std::unique_ptr<experiment::EventHistoryStudy> one_; ///< of `person_`, who is not of the cast
  std::string one_is_;
};

} // namespace pondlab::workbench
