#include "workbench/people/following.hpp"

#include "workbench/work/clock.hpp"

#include <algorithm>

namespace pondlab::workbench {

using experiment::EventHistoryStudy;
using experiment::Persona;

namespace {

constexpr double milliseconds_a_slice = 9;

} // namespace

void Following::about(const engine::PlanTimeline* run, const engine::PlanTimeline* twin,
                      std::uint64_t seed) {
  timelines_.clear();
  if (run) timelines_.push_back(*run);
  if (run && twin) timelines_.push_back(*twin);
  seed_ = seed;
  stopped_ = looked_at_ = false;
  cast_.reset();
  one_.reset();
  one_is_.clear();
}

void Following::look() {
  looked_at_ = true;
  if (person_.empty() && !stopped_) person_ = experiment::word_of(Persona::typical);
}

void Following::choose(const std::string& person) {
  person_ = person;
  stopped_ = false;
}

std::optional<std::string> Following::actor(Persona persona) const {
  if (!cast_known()) return std::nullopt;
  const auto& found = cast_->cast()[static_cast<std::size_t>(persona)];
  if (!found) return std::nullopt;
  return plan(0).person_name(*found);
}

/// Whether somebody is to be followed who is not of the cast.
bool Following::wants_one() const {
  if (person_.empty() || experiment::persona_of(person_) || one_is_ == person_) return false;
  return !cast_known() || std::ranges::none_of(experiment::personas, [&](Persona persona) {
    return actor(persona) == person_;
  });
}

bool Following::busy() const {
  if (!possible() || stopped_ || !looked_at_ || person_.empty()) return false;
  return !cast_ || !cast_->done() || wants_one() || (one_ && !one_->done());
}

double Following::share() const {
  if (one_ && !one_->done()) return one_->share();
  return cast_ && !wants_one() ? cast_->share() : 0;
}

std::unique_ptr<EventHistoryStudy> Following::begin(std::vector<std::string> people,
                                                    bool whole_cast, const Drawn& drawn) const {
  return std::make_unique<EventHistoryStudy>(
      experiment::EventHistoryRequest{.timelines = timelines_,
                                      .seed = seed_,
                                      .people = std::move(people),
                                      .whole_cast = whole_cast,
                                      .drawn = drawn});
}

/// Who was asked for by name comes first, then the cast.
EventHistoryStudy* Following::work_at_hand(const Drawn& drawn) {
  if (wants_one()) {
    one_is_ = person_;
    one_ = begin({person_}, false, drawn);
  }
  if (one_ && !one_->done()) return one_.get();
  if (!cast_) cast_ = begin({}, true, drawn);
  return cast_.get();
}

bool Following::advance(const Drawn& drawn) {
  const double end = steady_milliseconds() + milliseconds_a_slice;
  while (busy() && steady_milliseconds() < end) {
    EventHistoryStudy& study = *work_at_hand(drawn);
    const bool knew_cast = cast_known();
    try {
      study.advance();
    } catch (...) {
      person_.clear();
      stopped_ = true;
      one_.reset();
      one_is_.clear();
      throw;
    }
    if (study.done() || knew_cast != cast_known()) return true;
  }
  return false;
}

/// The study that has who is followed; null while none has.
const EventHistoryStudy* Following::study() const {
  if (person_.empty()) return nullptr;
  if (one_ && one_is_ == person_) return one_->done() ? one_.get() : nullptr;
  return cast_ && cast_->done() && cast_->history(0, person_) ? cast_.get() : nullptr;
}

const experiment::EventHistory* Following::history(std::size_t timeline) const {
  const EventHistoryStudy* found = study();
  return found ? found->history(timeline, person_) : nullptr;
}

std::optional<experiment::EventHistoryDifference> Following::difference() const {
  const experiment::EventHistory* mine = history();
  const experiment::EventHistory* other = twin();
  if (!mine || !other) return std::nullopt;
  return difference_of(*mine, plan(0), *other, plan(1));
}

const std::vector<experiment::Scene>& Following::scenes(std::size_t timeline) const {
  return study()->scenes(timeline);
}

} // namespace pondlab::workbench
