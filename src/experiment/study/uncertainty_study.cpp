#include "experiment/study/uncertainty_study.hpp"

#include "experiment/study/sequential_monitor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace pondlab::experiment {

namespace {

/// At points beside the file one question is asked of each strategy: what is decided by.
double value_at(const Experiment& experiment, std::size_t strategy, int replication) {
  return experiment.answer(strategy, replication).value_or(0);
}

DrawnValues values_of(const Experiment& experiment, std::size_t strategies) {
  DrawnValues values(strategies);
  for (std::size_t s = 0; s < strategies; ++s)
    for (int r = 0; r < experiment.replications(); ++r)
      values[s].push_back(value_at(experiment, s, r));
  return values;
}

class Screener {
public:
  Screener(const Comparison& comparison, const ReplicationSet& replication_set,
           const Decision& decision)
      : comparison_(comparison), replication_set_(replication_set), decision_(decision),
        points_(*replication_set.parameters()) {
    screening_.leader = decision.leader;
    screening_.runner_up = runner_up(decision.leader);
  }

  std::optional<Screening> screen() {
    const auto& doubts = comparison_.scenario.header.doubts;
    const std::vector<std::vector<double>> effects = effects_of_walks();
    if (screening_.walks < 2) return std::nullopt;
    for (std::size_t i = 0; i < doubts.size(); ++i) {
      if (comparison_.brief) {
        screening_.parameters.push_back({doubts[i].parameter, morris_effect(effects[i]), {}, {}});
        continue;
      }
      const Experiment* low = whole(end_point(i, false));
      const Experiment* high = whole(end_point(i, true));
      if (low == nullptr || high == nullptr) return std::nullopt;
      screening_.parameters.push_back({doubts[i].parameter, morris_effect(effects[i]),
                                       end(*low, doubts[i].low), end(*high, doubts[i].high)});
    }
    return std::move(screening_);
  }

private:
  double mean_at_file(std::size_t strategy) const {
    return replication_set_.file().answer(comparison_.question(strategy, 0)).mean;
  }

  /// Where all others are excluded, one of them all the same.
  std::size_t runner_up(std::size_t leader) const {
    std::size_t next = leader == 0 ? 1 : 0;
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s) {
      if (s == leader) continue;
      const bool allowed = !decision_.excludes(s), was = !decision_.excludes(next);
      if (allowed == was ? mean_at_file(s) > mean_at_file(next) : allowed) next = s;
    }
    return next;
  }

  const Experiment* whole(PointNumber point) const {
    const Experiment* experiment = replication_set_.at(point);
    return experiment != nullptr && experiment->is_whole() ? experiment : nullptr;
  }

  double lead(const Experiment& experiment) const {
    double sum = 0;
    for (int r = 0; r < experiment.replications(); ++r)
      sum += value_at(experiment, screening_.leader, r) -
             value_at(experiment, screening_.runner_up, r);
    return sum / experiment.replications();
  }

  /// Of each doubt, over the walks all of whose points are in.
  std::vector<std::vector<double>> effects_of_walks() {
    const MorrisDesign& walks = points_.walks();
    std::vector<std::vector<double>> effects(walks.size());
    for (std::uint32_t walk = 0; walk < screen_walks; ++walk) {
      std::vector<double> leads;
      for (std::size_t step = 0; step < walks.steps(); ++step)
        if (const Experiment* experiment = whole(walk_point(walk, step)))
          leads.push_back(lead(*experiment));
      if (leads.size() < walks.steps()) continue;
      const std::vector<double> of_walk = walks.effects(walk, leads);
      for (std::size_t i = 0; i < walks.size(); ++i) effects[i].push_back(of_walk[i]);
      ++screening_.walks;
    }
    return effects;
  }

  /// The lead at the file's values, over all replications, plus its change on common draws.
  Estimate lead_at(const Experiment& there, std::size_t rival) const {
    const Experiment& file = replication_set_.file();
    const std::size_t first = comparison_.question(screening_.leader, 0);
    const std::size_t second = comparison_.question(rival, 0);
    std::vector<std::optional<double>> changes;
    for (int r = 0; r < std::min(there.replications(), file.replications()); ++r)
      if (file.is_in(r))
        changes.push_back(value_at(there, screening_.leader, r) - value_at(there, rival, r) -
                          (file.answer(first, r).value_or(0) - file.answer(second, r).value_or(0)));
    Estimate lead = estimate(changes);
    const Estimate here = paired_difference(comparison_, file, 0, screening_.leader, rival);
    lead.mean += here.mean;
    lead.half_width =
        std::sqrt(lead.half_width * lead.half_width + here.half_width * here.half_width);
    return lead;
  }

  RangeEnd end(const Experiment& there, double value) const {
    RangeEnd end{.value = value, .rival = screening_.runner_up, .lead = {}};
    end.lead = lead_at(there, end.rival);
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s) {
      if (s == screening_.leader || decision_.excludes(s)) continue;
      const Estimate lead = lead_at(there, s);
      if (lead.mean >= end.lead.mean) continue;
      end.rival = s;
      end.lead = lead;
    }
    if (end.lead.mean < 0)
      end.flip = end.lead.has_interval() && end.lead.high() < 0 ? Flip::yes : Flip::perhaps;
    return end;
  }

  const Comparison& comparison_;
  const ReplicationSet& replication_set_;
  const Decision& decision_;
  const ParameterPoints& points_;
  Screening screening_;
};

} // namespace

std::string_view key_of(Flip flip) {
  static constexpr std::array<std::string_view, 3> keys = {"no", "perhaps", "yes"};
  return keys[static_cast<std::size_t>(flip)];
}

namespace {

std::size_t count_excluded(const Decision& decision) {
  return static_cast<std::size_t>(std::ranges::count(decision.admission, Admission::excluded));
}

/// With a line for each strategy that was left out of `among`.
UncertainDecision spread_over_all(UncertainDecision among, const std::vector<DrawnValues>& draws,
                                  const Decision& at_file) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const std::vector<UncertainProspect> told = std::exchange(among.prospects, {});
  std::vector<std::size_t> places;
  for (std::size_t s = 0; s < draws.front().size(); ++s) {
    std::vector<std::optional<double>> means;
    for (const DrawnValues& draw : draws) means.emplace_back(mean_of(draw[s]));
    among.prospects.push_back({unknown, unknown, unknown, unknown, estimate(means)});
    if (at_file.excludes(s)) continue;
    among.prospects.back() = told[places.size()];
    places.push_back(s);
  }
  among.leader = places[among.leader];
  return among;
}

std::vector<DrawnValues> without_excluded(std::vector<DrawnValues> draws, const Decision& at_file) {
  for (DrawnValues& draw : draws)
    for (std::size_t s = draw.size(); s-- > 0;)
      if (at_file.excludes(s)) draw.erase(draw.begin() + static_cast<std::ptrdiff_t>(s));
  return draws;
}

} // namespace

std::optional<UncertainDecision> decide_under_uncertainty(const Comparison& comparison,
                                                          const ReplicationSet& replication_set,
                                                          const Decision& at_file) {
  std::vector<DrawnValues> draws;
  for (const PointNumber point : replication_set.points()) {
    const Experiment& experiment = *replication_set.at(point);
    if (is_draw(point) && experiment.is_whole())
      draws.push_back(values_of(experiment, comparison.strategies.size()));
  }
  if (draws.size() < 2) return std::nullopt;
  const double worthwhile = worthwhile_difference(comparison, replication_set.file()).value;
  if (count_excluded(at_file) == 0) return decide_under_uncertainty(draws, worthwhile);
  return spread_over_all(decide_under_uncertainty(without_excluded(draws, at_file), worthwhile),
                         draws, at_file);
}

std::optional<Screening> screen(const Comparison& comparison, const ReplicationSet& replication_set,
                                const Decision& decision) {
  if (!replication_set.parameters() || comparison.strategies.size() < 2 ||
      replication_set.file().done() == 0)
    return std::nullopt;
  return Screener(comparison, replication_set, decision).screen();
}

Findings find_out(const Comparison& comparison, const ReplicationSet& replication_set) {
  Findings findings{decide(comparison, replication_set.file()), std::nullopt, std::nullopt};
  findings.doubt = decide_under_uncertainty(comparison, replication_set, findings.decision);
  findings.screening = screen(comparison, replication_set, findings.decision);
  return findings;
}

} // namespace pondlab::experiment
