#include "experiment/study/status.hpp"

#include "experiment/study/sequential_monitor.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pondlab::experiment {

namespace {

/// Replications in all, 0 where they are more than anybody runs.
int advised(int needed, bool in_whole_batches) {
  constexpr int batch = SequentialMonitor::batch;
  if (in_whole_batches) needed = (needed + batch - 1) / batch * batch;
  return needed > most_replications_advised ? 0 : needed;
}

/// What several questions need together, 0 being beyond reckoning.
int both(int one, int other) { return one == 0 || other == 0 ? 0 : std::max(one, other); }

class StatusReading {
public:
  StatusReading(const Comparison& comparison, const Experiment& experiment,
                const Decision& decision)
      : comparison_(comparison), experiment_(experiment), decision_(decision),
        none_(comparison.none()), sequential_(comparison.is_sequential(decision.worthwhile.value)) {
  }

  ComparisonStatus read() {
    found_.about = decision_.leader;
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s) {
      std::vector<Kept>& kept = found_.limits.emplace_back();
      for (std::size_t i = 0; i < comparison_.limits().size(); ++i)
        kept.push_back(comparison_.keeps(i, s, experiment_));
    }
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s)
      found_.strategies.push_back(s == none_ ? std::nullopt : std::optional(standing(s)));
    found_.is_asked = comparison_.strategies.size() > 1;
    if (!found_.is_asked) return std::move(found_);
    found_.would_win = would_win();
    found_.whole = whole();
    return std::move(found_);
  }

private:
  double mean(std::size_t s) const { return experiment_.answer(comparison_.question(s, 0)).mean; }

  std::optional<std::size_t> would_win() const {
    std::optional<std::size_t> best;
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s)
      if (decision_.excludes(s) && mean(s) > mean(best.value_or(decision_.leader))) best = s;
    return best;
  }

  StrategyStatus standing(std::size_t s) const {
    if (const auto unhealthy = trouble(s)) return *unhealthy;
    if (decision_.excludes(s))
      return {Status::stop, StatusReason::limit_broken, limit_with(s, Verdict::fail)};
    if (decision_.advice == Advice::few)
      return {.reason = StatusReason::few, .needed = advised(decision_.needed, sequential_)};
    const Assessment gain = gain_of(s);
    if (gain.verdict == Verdict::fail) return {Status::stop, StatusReason::not_worthwhile};
    if (decision_.settled && decision_.leader == none_)
      return {Status::stop, StatusReason::not_worthwhile};
    if (gain.verdict == Verdict::pass && decision_.admits(s))
      return {Status::go, StatusReason::worthwhile};
    return open(s, gain);
  }

  /// What is not told yet, the gain before the limits: they do not matter without it.
  StrategyStatus open(std::size_t s, const Assessment& gain) const {
    StrategyStatus found;
    int needed = 1;
    if (!decision_.admits(s)) {
      found.reason = StatusReason::limit_open;
      found.limit = limit_with(s, Verdict::inconclusive);
      needed = needed_of_limits(s);
    }
    if (gain.verdict == Verdict::inconclusive) {
      const bool small = difference(s).mean < decision_.worthwhile.value;
      found.reason = small ? StatusReason::gain_small : StatusReason::gain_open;
      found.limit.reset();
      // Told to be too small, it is stopped whatever its limits.
      needed = small ? gain.needed : both(needed, gain.needed);
    }
    found.needed = needed == 0 ? 0 : advised(std::max(needed, experiment_.done() + 1), sequential_);
    return found;
  }

  std::optional<StrategyStatus> trouble(std::size_t s) const {
    if (comparison_.withholds(s))
      return StrategyStatus{Status::unhealthy, StatusReason::outside_support};
    if (lacks_values(comparison_.question(s, 0)) || lacks_values(comparison_.question(none_, 0)))
      return StrategyStatus{Status::unhealthy, StatusReason::no_value};
    for (std::size_t i = 0; i < comparison_.limits().size(); ++i) {
      const Kept& kept = found_.limits[s][i];
      if (kept.verdict != Verdict::skipped && !kept.estimate.defined())
        return StrategyStatus{Status::unhealthy, StatusReason::no_value, i};
    }
    return std::nullopt;
  }

  /// A replication without counts as 0 in the choice, which is no value of a rate.
  bool lacks_values(std::size_t question) const {
    return experiment_.answer(question).undefined > 0;
  }

  Estimate difference(std::size_t s) const {
    return paired_difference(comparison_, experiment_, 0, s, none_);
  }

  /// Whether it is told to gain δ at least over no campaign: pass, or less: fail. By the interval
  /// that advice goes by.
  Assessment gain_of(std::size_t s) const {
    const double worthwhile = decision_.worthwhile.value;
    // Without a difference worth acting on, any gain is one, but none at all is not.
    const Band band{.low = worthwhile > 0 ? worthwhile : std::nextafter(0., 1.)};
    const auto k = static_cast<double>(comparison_.strategies.size());
    return judge_anytime(difference(s), band, (1 - confidence) / (k * (k - 1) / 2));
  }

  std::optional<std::size_t> limit_with(std::size_t s, Verdict verdict) const {
    for (std::size_t i = 0; i < comparison_.limits().size(); ++i)
      if (found_.limits[s][i].verdict == verdict) return i;
    return std::nullopt;
  }

  int needed_of_limits(std::size_t s) const {
    int needed = 1;
    for (const Kept& kept : found_.limits[s])
      if (kept.verdict == Verdict::inconclusive) needed = both(needed, kept.needed);
    return needed;
  }

  bool every(Status status) const {
    return std::ranges::all_of(found_.strategies, [&](const std::optional<StrategyStatus>& one) {
      return !one || one->status == status;
    });
  }

  /// Told by the intervals of advice alone, however near the sequential choice is to its end.
  bool leads_all() const {
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s)
      if (s != decision_.leader && !decision_.excludes(s) &&
          !(anytime_difference(comparison_, experiment_, decision_.leader, s,
                               experiment_.replications())
                .low() > 0))
        return false;
    return true;
  }

  /// Of those that are advised, the leader or else an equal that may go.
  std::optional<std::size_t> advised_to_go() const {
    if (!decision_.can_be_acted_on() && !leads_all()) return std::nullopt;
    const auto goes = [&](std::size_t s) {
      return found_.strategies[s] && found_.strategies[s]->status == Status::go;
    };
    if (goes(decision_.leader)) return decision_.leader;
    const auto equal = std::ranges::find_if(decision_.equals, goes);
    return equal == decision_.equals.end() ? std::nullopt : std::optional(*equal);
  }

  StrategyStatus whole() {
    if (const auto chosen = advised_to_go()) {
      found_.about = *chosen;
      return *found_.strategies[*chosen];
    }
    const std::optional<StrategyStatus>& leader = found_.strategies[decision_.leader];
    if (leader && leader->status == Status::unhealthy) return *leader;
    if (every(Status::stop) || every(Status::unhealthy)) return worst();
    if (!leader) return without_leader();
    if (leader->status != Status::go) return *leader;
    return {.reason = StatusReason::choice_open, .needed = needed_of_choice()};
  }

  int needed_of_choice() const {
    return decision_.needed == 0 ? 0 : advised(decision_.needed, sequential_);
  }

  /// All campaigns come to the same: told of the one that would have been best.
  StrategyStatus worst() {
    std::size_t best = none_ == 0 ? 1 : 0;
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s)
      if (s != none_ && mean(s) > mean(best)) best = s;
    if (decision_.leader == none_ || !found_.strategies[decision_.leader]) found_.about = best;
    StrategyStatus found = *found_.strategies[found_.about];
    const bool same = std::ranges::all_of(
        found_.strategies, [&](const auto& one) { return !one || one->reason == found.reason; });
    if (found.status == Status::stop && !same) found = {Status::stop, StatusReason::none_is_best};
    return found;
  }

  /// No campaign leads, and not every campaign is told to be worse.
  StrategyStatus without_leader() {
    std::optional<std::size_t> best;
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s) {
      if (s == none_ || found_.strategies[s]->status == Status::stop) continue;
      if (!best || mean(s) > mean(*best)) best = s;
    }
    found_.about = *best;
    return *found_.strategies[*best];
  }

  const Comparison& comparison_;
  const Experiment& experiment_;
  const Decision& decision_;
  std::size_t none_;
  bool sequential_;
  ComparisonStatus found_;
};

} // namespace

std::string_view key_of(Status status) {
  static constexpr std::array<std::string_view, 4> keys = {"go", "stop", "not_separable",
                                                           "unhealthy"};
  return keys[static_cast<std::size_t>(status)];
}

std::string_view key_of(StatusReason reason) {
  static constexpr std::array<std::string_view, 12> keys = {
      "worthwhile", "limit_broken", "not_worthwhile", "none_is_best",    "few",      "limit_open",
      "gain_open",  "gain_small",   "choice_open",    "outside_support", "no_value", "evidence"};
  return keys[static_cast<std::size_t>(reason)];
}

ComparisonStatus status_of(const Comparison& comparison, const Experiment& experiment,
                           const Decision& decision) {
  return StatusReading(comparison, experiment, decision).read();
}

void distrust(ComparisonStatus& status) {
  status.whole = {Status::unhealthy, StatusReason::evidence};
  for (std::optional<StrategyStatus>& one : status.strategies)
    if (one) one = status.whole;
}

} // namespace pondlab::experiment
