#include "experiment/study/pilot.hpp"

#include "base/error.hpp"
#include "engine/model/population.hpp"
#include "engine/numeric/math.hpp"
#include "engine/world/continuation.hpp"
#include "experiment/people/people_search.hpp"
#include "experiment/run/question.hpp"
#include "experiment/run/unknown_name.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace pondlab::experiment {

namespace {

/// A variance needs a few.
constexpr std::uint32_t least_units = 4;
constexpr int usual_replications = 4, usual_power = 80;
constexpr std::size_t most_figures = 10;
constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t ways = ways_to_assign.size();

// Places in the row of a replication.
constexpr std::size_t units_at(std::size_t way) { return 2 * way; }
constexpr std::size_t people_at(std::size_t way) { return 2 * way + 1; }
constexpr std::size_t effect_at(std::size_t figure, std::size_t way) {
  return 2 * (ways * (1 + figure) + way);
}
constexpr std::size_t variance_at(std::size_t figure, std::size_t way) {
  return effect_at(figure, way) + 1;
}

std::vector<double> amounts(const PeopleBehind& behind, std::size_t places) {
  std::vector<double> of(places, 0);
  for (const PersonBehind& person : behind.people)
    of[person.person] = static_cast<double>(person.amount);
  return of;
}

} // namespace

/// The seasons of one replication, one after the other.
class PilotProtocol::Season {
public:
  Season(const PilotProtocol& protocol, std::uint64_t seed, std::uint32_t replication)
      : protocol_(protocol), with_(*protocol.arms_[0].plan), without_(*protocol.arms_[1].plan),
        population_(engine::populate(with_, engine::Source(seed, replication))),
        row_(protocol.readings(), no_value) {}

  std::optional<std::vector<double>> read(const Watch& watch) {
    for (std::size_t figure = 0; figure < protocol_.makeups_.size(); ++figure)
      if (!read(figure, watch)) return std::nullopt;
    return std::move(row_);
  }

private:
  bool read(std::size_t figure, const Watch& watch) {
    const MeasureComposition& composition = protocol_.makeups_[figure];
    const auto days = static_cast<engine::Day>(with_.day_count());
    const std::vector<int> places = engine::places_in(with_.campaign, without_.campaign);
    PeopleSearch here(composition, 0, days, engine::World(protocol_.arms_[0].plan, population_));
    PeopleSearch there(in_terms_of(places, composition), 0, days,
                       engine::World(protocol_.arms_[1].plan, population_));
    if (figure == 0) assign(here.world().state().people); // as the season begins
    while (!here.done())
      for (PeopleSearch* search : {&here, &there}) {
        search->advance();
        if (watch && !watch()) return false;
      }
    const std::size_t count = here.world().state().people.size();
    compare(figure, amounts(here.people(), count), amounts(there.people(), count));
    return true;
  }

  void assign(const engine::People& people) {
    for (std::size_t way = 0; way < ways; ++way) {
      units_[way] = assignable_units(with_, people, ways_to_assign[way]);
      row_[units_at(way)] = units_[way].count;
      row_[people_at(way)] = static_cast<double>(units_[way].people.size());
    }
  }

  void compare(std::size_t figure, const std::vector<double>& with,
               const std::vector<double>& without) {
    const auto all = [](std::uint32_t) { return true; };
    for (std::size_t way = 0; way < ways; ++way) {
      if (units_[way].count < least_units) continue;
      const TrialSide here = side_of(units_[way], with, all);
      const TrialSide there = side_of(units_[way], without, all);
      row_[effect_at(figure, way)] = here.mean_per_person() - there.mean_per_person();
      row_[variance_at(figure, way)] = here.variance() + there.variance();
    }
  }

  const PilotProtocol& protocol_;
  const engine::Plan &with_, &without_;
  std::shared_ptr<const engine::Population> population_;
  std::array<AssignableUnits, ways> units_;
  std::vector<double> row_;
};

PilotProtocol::PilotProtocol(Arm with, Arm without, std::vector<std::string> figures)
    : arms_{std::move(with), std::move(without)}, names_(std::move(figures)) {
  if (!same_people(*arms_[0].plan, *arms_[1].plan) || arms_[0].setup_hash != arms_[1].setup_hash)
    throw Error(Failure::usage, "people.other_people", {});
  for (const std::string& figure : names_) {
    const auto composition = composition_of(*arms_[0].plan, figure);
    if (!composition || composition->twin != engine::Twin::none)
      throw Error(Failure::usage, "pilot.no_figure", {{"figure", figure}});
    makeups_.push_back(*composition);
  }
}

std::int64_t PilotProtocol::days() const {
  return std::int64_t{2} * arms_[0].plan->day_count() * static_cast<std::int64_t>(names_.size());
}

std::size_t PilotProtocol::readings() const { return effect_at(names_.size(), 0); }

std::optional<std::vector<double>>
PilotProtocol::read(std::uint64_t seed, std::uint32_t replication, const Watch& watch) const {
  return Season(*this, seed, replication).read(watch);
}

std::vector<PilotFigure> PilotProtocol::figures(const Experiment& experiment, double power) const {
  std::vector<PilotFigure> figures;
  for (std::size_t figure = 0; figure < names_.size(); ++figure) {
    figures.push_back({.name = names_[figure], .money = makeups_[figure].money, .sizes = {}});
    for (std::size_t way = 0; way < ways; ++way)
      if (const auto size = this->size(experiment, power, figure, way))
        figures.back().sizes.push_back(*size);
  }
  return figures;
}

std::optional<PilotSize> PilotProtocol::size(const Experiment& experiment, double power,
                                             std::size_t figure, std::size_t way) const {
  PilotSize size{.by = ways_to_assign[way], .effect = {}};
  std::vector<std::optional<double>> effects;
  std::vector<double> variances;
  for (int r = 0; r < experiment.replications(); ++r) {
    const auto row = experiment.readings(r);
    if (row.empty() || std::isnan(row[effect_at(figure, way)])) continue;
    size.units = static_cast<std::int64_t>(row[units_at(way)]);
    size.people = static_cast<std::int64_t>(row[people_at(way)]);
    effects.emplace_back(row[effect_at(figure, way)]);
    variances.push_back(row[variance_at(figure, way)]);
  }
  if (effects.empty()) return std::nullopt;
  double variance = 0;
  for (const double one : variances) variance += one / static_cast<double>(variances.size());
  const double z = engine::normal_quantile(1 - pilot_level / 2) + engine::normal_quantile(power);
  size.effect = estimate(effects);
  size.spread = std::sqrt(variance / 2);
  size.needed = size.effect.mean == 0
                    ? std::numeric_limits<double>::infinity()
                    : std::ceil(z * z * variance / (size.effect.mean * size.effect.mean));
  size.detectable = z * std::sqrt(2 * variance / static_cast<double>(size.units));
  return size;
}

PilotResult plan_pilot(JobSpecification specification) {
  auto read = read_scenario(specification);
  if (!read) return {std::nullopt, std::move(read.diagnostics)};
  const scenario::Scenario& scenario = *read.value;
  const auto known = [&](const std::string& id) {
    if (!scenario.find(id)) throw UnknownName(Named::strategy, id, scenario.strategy_ids());
    return id;
  };
  specification.kind = JobSpecification::Kind::pilot;
  if (!specification.strategy) specification.strategy = scenario.default_strategy().id;
  if (specification.strategies.empty()) specification.strategies.emplace_back(no_campaign);
  if (specification.measures.empty())
    specification.measures = {"contribution", "net_sales", "orders"};
  const std::string strategy = known(*specification.strategy);
  const std::string versus = known(specification.strategies.front());
  if (strategy == versus) throw Error(Failure::usage, "cli.pilot.same", {{"strategy", strategy}});
  if (specification.measures.size() > most_figures)
    throw Error(Failure::usage, "cli.pilot.too_many", {});
  specification.replications = specification.replications.value_or(usual_replications);
  specification.power = specification.power.value_or(usual_power);
  auto protocol = std::make_shared<const PilotProtocol>(compile_arm(scenario, {strategy, {}}),
                                                        compile_arm(scenario, {versus, {}}),
                                                        specification.measures);
  return {Pilot{.specification = specification,
                .scenario = std::move(*read.value),
                .strategy = strategy,
                .versus = versus,
                .power = *specification.power / 100.,
                .seed = *specification.seed,
                .replications = *specification.replications,
                .protocol = std::move(protocol)},
          std::move(read.diagnostics)};
}

} // namespace pondlab::experiment
