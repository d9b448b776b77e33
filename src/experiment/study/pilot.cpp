#include "experiment/study/pilot.hpp"

#include "base/error.hpp"
#include "engine/model/population.hpp"
#include "engine/numeric/math.hpp"
#include "engine/world/continuation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace pondlab::experiment {

namespace {

using engine::PersonIndex;

/// A variance needs a few.
constexpr std::uint32_t least_units = 4;

std::vector<double> amounts(const PeopleBehind& behind, std::size_t places) {
  std::vector<double> of(places, 0);
  for (const PersonBehind& person : behind.people)
    of[person.person] = static_cast<double>(person.amount);
  return of;
}

} // namespace

Pilot::Pilot(Arm with, Arm without, const std::vector<std::string>& figures, std::uint64_t seed,
             int replications, double power)
    : with_(std::move(with)), without_(std::move(without)), seed_(seed),
      replications_(replications), power_(power), moments_(figures.size()) {
  if (!same_people(*with_.plan, *without_.plan) || with_.setup_hash != without_.setup_hash)
    throw Error(Failure::usage, "people.other_people", {});
  for (const std::string& figure : figures) {
    const auto composition = composition_of(*with_.plan, figure);
    if (!composition || composition->twin != engine::Twin::none)
      throw Error(Failure::usage, "pilot.no_figure", {{"figure", figure}});
    makeups_.push_back(*composition);
    figures_.push_back({.name = figure, .money = composition->money, .sizes = {}});
  }
}

double Pilot::share() const {
  const double under_way = here_ ? here_->share() : 0;
  return (round_ + under_way) / rounds();
}

void Pilot::advance() {
  if (done()) return;
  if (!here_) begin_round();
  here_->advance();
  there_->advance();
  if (!here_->done()) return;
  end_round();
  if (++round_ == rounds()) finish();
}

void Pilot::begin_round() {
  const auto figure = static_cast<std::size_t>(round_) % figures_.size();
  const auto replication = static_cast<std::uint32_t>(round_ / static_cast<int>(figures_.size()));
  if (figure == 0) population_ = engine::populate(*with_.plan, engine::Source(seed_, replication));
  engine::World here(with_.plan, population_), there(without_.plan, population_);
  const MeasureComposition& composition = makeups_[figure];
  const auto days = static_cast<engine::Day>(with_.plan->day_count());
  const std::vector<int> places = engine::places_in(with_.plan->campaign, without_.plan->campaign);
  here_.emplace(composition, 0, days, std::move(here));
  there_.emplace(in_terms_of(places, composition), 0, days, std::move(there));
  if (figure == 0)
    for (const Assigned by : ways_to_assign) // as the season begins
      units_[static_cast<std::size_t>(by)] =
          assignable_units(*with_.plan, here_->world().state().people, by);
}

void Pilot::end_round() {
  const auto figure = static_cast<std::size_t>(round_) % figures_.size();
  const std::size_t places = here_->world().state().people.size();
  const auto with = amounts(here_->people(), places), without = amounts(there_->people(), places);
  for (std::size_t way = 0; way < ways_to_assign.size(); ++way)
    if (units_[way].count >= least_units)
      moments_[figure][way].push_back(moments(units_[way], with, without));
  here_.reset();
  there_.reset();
}

Pilot::Moments Pilot::moments(const AssignableUnits& units, const std::vector<double>& with,
                              const std::vector<double>& without) {
  const auto all = [](std::uint32_t) { return true; };
  const TrialSide here = side_of(units, with, all), there = side_of(units, without, all);
  return {here.mean_per_person() - there.mean_per_person(), here.variance() + there.variance()};
}

void Pilot::finish() {
  const double z = engine::normal_quantile(1 - pilot_level / 2) + engine::normal_quantile(power_);
  for (std::size_t figure = 0; figure < figures_.size(); ++figure)
    for (std::size_t way = 0; way < ways_to_assign.size(); ++way) {
      const std::vector<Moments>& all = moments_[figure][way];
      if (all.empty()) continue;
      std::vector<std::optional<double>> effects;
      double variance = 0;
      for (const Moments& one : all) {
        effects.emplace_back(one.effect);
        variance += one.variance / static_cast<double>(all.size());
      }
      PilotSize size{.by = ways_to_assign[way],
                     .units = units_[way].count,
                     .people = static_cast<std::int64_t>(units_[way].people.size()),
                     .effect = estimate(effects)};
      size.spread = std::sqrt(variance / 2);
      size.needed = size.effect.mean == 0
                        ? std::numeric_limits<double>::infinity()
                        : std::ceil(z * z * variance / (size.effect.mean * size.effect.mean));
      size.detectable = z * std::sqrt(2 * variance / static_cast<double>(size.units));
      figures_[figure].sizes.push_back(size);
    }
}

} // namespace pondlab::experiment
