#include "experiment/study/trial.hpp"

#include "base/error.hpp"
#include "engine/model/population.hpp"
#include "experiment/people/season_amounts.hpp"
#include "experiment/run/unknown_name.hpp"
#include "mechanisms/common/holdout.hpp"
#include "scenario/file/scenario.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace pondlab::experiment {

namespace {

/// A side's variance needs two units.
constexpr std::size_t least_on_a_side = 2;
constexpr int usual_replications_of_trial = 4, usual_holdout = 50;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

// The row of a replication: whom the mechanism addressed, units and people of each way to assign,
// and of each figure what is reported and true, and four numbers a way.
enum class Total : std::uint8_t { reported, truth };
enum class OfWay : std::uint8_t { answer, leaked, truth, error_squared };
constexpr std::size_t ways_of_trial = ways_to_assign.size();
constexpr std::size_t addressed_at = 0;
constexpr std::size_t count_at(std::size_t way) { return 1 + 2 * way; }
constexpr std::size_t place_of(std::size_t figure, Total total) {
  return 1 + 2 * ways_of_trial + figure * (2 + 4 * ways_of_trial) + static_cast<std::size_t>(total);
}
constexpr std::size_t place_of(std::size_t figure, std::size_t way, OfWay number) {
  return place_of(figure, Total::reported) + 2 + 4 * way + static_cast<std::size_t>(number);
}

struct Figure {
  std::string_view name, truth;
  std::string_view reported; ///< empty: no dashboard has it
};
constexpr std::array<Figure, TrialProtocol::figure_count> compared = {{
    {"orders", "true_orders", "reported_orders"},
    {"net_sales", "true_net_sales", "reported_sales"},
    {"contribution", "true_contribution", ""},
}};

/// A measure of the mechanism, in one world.
MeasureComposition makeup_in(const engine::Plan& plan, std::string_view measure,
                             const std::string& mechanism) {
  MeasureComposition composition =
      composition_of(plan, std::string(measure) + ":" + mechanism).value();
  composition.twin = engine::Twin::none;
  return composition;
}

std::vector<double> less(std::vector<double> amounts, const std::vector<double>& others) {
  for (std::size_t i = 0; i < amounts.size(); ++i) amounts[i] -= others[i];
  return amounts;
}

/// The strategy with part of the mechanism's target held out.
scenario::Scenario with_holdout(scenario::Scenario scenario, const std::string& strategy,
                                const std::string& mechanism, std::int32_t holdout, Assigned by) {
  const auto found = std::ranges::find(scenario.strategies, strategy, &scenario::Strategy::id);
  const scenario::Path target = scenario::Path() / "campaign" / mechanism / "target";
  scenario::NodePtr patch = found->patch ? found->patch : scenario::Node::object();
  patch =
      with_value(patch, target / "holdout", scenario::Node::real(holdout / double{engine::whole}));
  found->patch =
      with_value(patch, target / "holdout_by", scenario::Node::string(std::string(key_of(by))));
  return scenario;
}

} // namespace

/// The seasons of one replication, one after the other.
class TrialProtocol::Season {
public:
  Season(const TrialProtocol& protocol, std::uint64_t seed, std::uint32_t replication)
      : protocol_(protocol), with_(*protocol.arms_[1].plan),
        population_(engine::populate(with_, engine::Source(seed, replication))),
        row_(protocol.readings(), none) {}

  std::optional<std::vector<double>> read(const Watch& watch) {
    for (std::size_t season = 0; season < protocol_.arms_.size(); ++season) {
      if (season >= 2 && units_[season - 2].count < 2 * least_on_a_side) continue;
      SeasonAmounts amounts(
          engine::World(protocol_.arms_[season].plan, population_),
          std::vector<MeasureComposition>(protocol_.makeups_.begin(), protocol_.makeups_.end()));
      if (season == 0) assign(amounts.world().state().people); // as the season begins
      while (!amounts.done()) {
        amounts.advance();
        if (watch && !watch()) return std::nullopt;
      }
      end(season, amounts);
    }
    return std::move(row_);
  }

private:
  void assign(const engine::People& people) {
    for (const Assigned by : ways_to_assign) {
      const auto way = static_cast<std::size_t>(by);
      const mechanisms::Holdout holdout(protocol_.holdout_, by);
      units_[way] = assignable_units(with_, people, by);
      is_held_out_[way].assign(units_[way].count, false);
      for (std::size_t i = 0; i < units_[way].people.size(); ++i)
        is_held_out_[way][units_[way].unit[i]] =
            holdout.holds(with_, people, population_->source, units_[way].people[i]);
      row_[count_at(way)] = units_[way].count;
      row_[count_at(way) + 1] = static_cast<double>(units_[way].people.size());
    }
  }

  void end(std::size_t season, SeasonAmounts& amounts) {
    if (season == 0) return end_without(amounts);
    season == 1 ? end_with(amounts) : end_held_out(season - 2, amounts);
  }

  void end_without(SeasonAmounts& amounts) {
    for (std::size_t f = 0; f < figure_count; ++f) {
      row_[place_of(f, Total::truth)] = -amounts.total(f);
      without_[f] = std::move(amounts.of(f));
    }
  }

  void end_with(SeasonAmounts& amounts) {
    const auto told = [&](std::string_view measure) {
      return amounts.total(makeup_in(with_, measure, protocol_.mechanism_));
    };
    row_[addressed_at] = told("audience");
    for (std::size_t f = 0; f < figure_count; ++f) {
      row_[place_of(f, Total::truth)] += amounts.total(f);
      if (!compared[f].reported.empty())
        row_[place_of(f, Total::reported)] = told(compared[f].reported);
      gained_[f] = less(std::move(amounts.of(f)), without_[f]);
    }
  }

  void end_held_out(std::size_t way, SeasonAmounts& amounts) {
    const AssignableUnits& units = units_[way];
    const auto all = [](std::uint32_t) { return true; };
    const auto held_out = [&](std::uint32_t unit) { return bool{is_held_out_[way][unit]}; };
    const auto addressed = [&](std::uint32_t unit) { return !is_held_out_[way][unit]; };
    for (std::size_t f = 0; f < figure_count; ++f) {
      const TrialSide here = side_of(units, amounts.of(f), addressed);
      const TrialSide there = side_of(units, amounts.of(f), held_out);
      if (std::min(here.sums.size(), there.sums.size()) < least_on_a_side) return;
      const std::vector<double> gains = less(std::move(amounts.of(f)), without_[f]);
      const double leaked = side_of(units, gains, held_out).mean_per_person();
      const auto put = [&](OfWay number, double value) { row_[place_of(f, way, number)] = value; };
      put(OfWay::answer, side_of(units, gains, addressed).mean_per_person() - leaked);
      put(OfWay::leaked, leaked);
      put(OfWay::truth, side_of(units, gained_[f], all).mean_per_person());
      put(OfWay::error_squared, here.variance() / static_cast<double>(here.sums.size()) +
                                    there.variance() / static_cast<double>(there.sums.size()));
    }
  }

  const TrialProtocol& protocol_;
  const engine::Plan& with_;
  std::shared_ptr<const engine::Population> population_;
  std::array<AssignableUnits, ways_of_trial> units_;
  std::array<std::vector<bool>, ways_of_trial> is_held_out_; ///< by unit
  std::array<std::vector<double>, figure_count> without_;    ///< by person
  std::array<std::vector<double>, figure_count> gained_;     ///< by person, nobody being held out
  std::vector<double> row_;
};

TrialProtocol::TrialProtocol(const scenario::Scenario& scenario, const std::string& strategy,
                             std::string mechanism, std::int32_t holdout)
    : mechanism_(std::move(mechanism)), holdout_(holdout) {
  const scenario::Strategy& its = *scenario.find(strategy);
  if (std::ranges::find(its.mechanisms, mechanism_) == its.mechanisms.end())
    throw UnknownName(Named::mechanism, mechanism_, its.mechanisms);
  const auto holding_out = [&](std::int32_t share, Assigned by) {
    return compile_arm(with_holdout(scenario, strategy, mechanism_, share, by), {strategy, {}});
  };
  arms_ = {compile_arm(scenario, {strategy, {mechanism_}}), holding_out(0, Assigned::person)};
  for (const Assigned by : ways_to_assign) arms_.push_back(holding_out(holdout, by));
  for (std::size_t f = 0; f < figure_count; ++f)
    makeups_[f] = makeup_in(*arms_[1].plan, compared[f].truth, mechanism_);
}

std::int64_t TrialProtocol::days() const {
  return static_cast<std::int64_t>(arms_.size()) * arms_[0].plan->day_count();
}

std::size_t TrialProtocol::readings() const { return place_of(figure_count, Total::reported); }

std::optional<std::vector<double>>
TrialProtocol::read(std::uint64_t seed, std::uint32_t replication, const Watch& watch) const {
  return Season(*this, seed, replication).read(watch);
}

namespace {

/// Of one place in the rows of the replications that are in.
Estimate estimate_at(const Experiment& experiment, std::size_t place) {
  std::vector<std::optional<double>> values;
  for (int r = 0; r < experiment.replications(); ++r)
    if (const auto row = experiment.readings(r); !row.empty())
      values.push_back(std::isnan(row[place]) ? std::nullopt : std::optional(row[place]));
  return estimate(values);
}

/// Of the last replication that is in.
std::int64_t last_at(const Experiment& experiment, std::size_t place) {
  for (int r = experiment.replications(); r-- > 0;)
    if (const auto row = experiment.readings(r); !row.empty() && !std::isnan(row[place]))
      return static_cast<std::int64_t>(row[place]);
  return 0;
}

} // namespace

TrialFindings TrialProtocol::findings(const Experiment& experiment) const {
  TrialFindings findings{mechanism_, estimate_at(experiment, addressed_at), {}};
  for (std::size_t f = 0; f < figure_count; ++f) findings.figures.push_back(figure(experiment, f));
  return findings;
}

TrialFigure TrialProtocol::figure(const Experiment& experiment, std::size_t f) const {
  TrialFigure figure{.name = std::string(compared[f].name),
                     .money = makeups_[f].money,
                     .reported = {},
                     .truth = estimate_at(experiment, place_of(f, Total::truth)),
                     .answers = {}};
  if (!compared[f].reported.empty())
    figure.reported = estimate_at(experiment, place_of(f, Total::reported));
  for (const Assigned by : ways_to_assign) {
    const auto way = static_cast<std::size_t>(by);
    const auto of = [&](OfWay number) { return estimate_at(experiment, place_of(f, way, number)); };
    TrialAnswer answer{.by = by,
                       .units = last_at(experiment, count_at(way)),
                       .people = last_at(experiment, count_at(way) + 1),
                       .answer = of(OfWay::answer),
                       .leaked = of(OfWay::leaked),
                       .truth = of(OfWay::truth),
                       .error = std::sqrt(of(OfWay::error_squared).mean)};
    if (answer.answer.defined()) figure.answers.push_back(std::move(answer));
  }
  return figure;
}

ReplicationSet Trial::replication_set() const {
  ReplicationSet all = Experiment(protocols.front(), seed, replications);
  for (PointNumber part = 1; part < protocols.size(); ++part)
    all.add(part, Experiment(protocols[part], seed, replications));
  return all;
}

std::vector<TrialFindings> Trial::findings(const ReplicationSet& replication_set) const {
  std::vector<TrialFindings> findings;
  for (PointNumber part = 0; part < protocols.size(); ++part) {
    const Experiment& of = part == 0 ? replication_set.file() : *replication_set.at(part);
    if (of.done() > 0) findings.push_back(protocols[part]->findings(of));
  }
  return findings;
}

TrialResult plan_trial(JobSpecification specification) {
  auto read = read_scenario(specification);
  if (!read) return {std::nullopt, std::move(read.diagnostics)};
  const scenario::Scenario& scenario = *read.value;
  specification.kind = JobSpecification::Kind::trial;
  if (!specification.strategy) specification.strategy = scenario.default_strategy().id;
  const std::string strategy = *specification.strategy;
  const scenario::Strategy* its = scenario.find(strategy);
  if (!its) throw UnknownName(Named::strategy, strategy, scenario.strategy_ids());
  if (specification.mechanisms.empty()) specification.mechanisms = its->mechanisms;
  if (specification.mechanisms.empty())
    throw Error(Failure::usage, "cli.trial.no_campaign", {scenario.strategy_argument(strategy)});
  specification.replications = specification.replications.value_or(usual_replications_of_trial);
  specification.holdout = specification.holdout.value_or(usual_holdout);
  Trial trial{.specification = specification,
              .scenario = std::move(*read.value),
              .strategy = strategy,
              .seed = *specification.seed,
              .replications = *specification.replications,
              .protocols = {}};
  for (const std::string& mechanism : specification.mechanisms)
    trial.protocols.push_back(std::make_shared<const TrialProtocol>(
        trial.scenario, strategy, mechanism, *specification.holdout * (engine::whole / 100)));
  return {std::move(trial), std::move(read.diagnostics)};
}

} // namespace pondlab::experiment
