#include "experiment/study/trial.hpp"

#include "engine/model/population.hpp"
#include "experiment/run/design.hpp"
#include "experiment/run/unknown_name.hpp"
#include "mechanisms/common/holdout.hpp"
#include "scenario/file/scenario.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::experiment {

namespace {

/// A side's variance needs two units.
constexpr std::size_t least_on_a_side = 2;

struct Figure {
  std::string_view name, truth;
  std::string_view reported; ///< empty: no dashboard has it
};
constexpr std::array<Figure, Trial::figure_count> compared = {{
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

TrialArms compile_trial(const scenario::Scenario& scenario, const std::string& strategy,
                        const std::string& mechanism, std::int32_t holdout) {
  const scenario::Strategy& its = *scenario.find(strategy);
  if (std::ranges::find(its.mechanisms, mechanism) == its.mechanisms.end())
    throw UnknownName(Named::mechanism, mechanism, its.mechanisms);
  TrialArms arms{.mechanism = mechanism,
                 .holdout = holdout,
                 .with =
                     compile_arm(with_holdout(scenario, strategy, mechanism, 0, Assigned::person),
                                 {strategy, {}}),
                 .without = compile_arm(scenario, {strategy, {mechanism}}),
                 .held_out = {}};
  for (const Assigned by : ways_to_assign)
    arms.held_out[static_cast<std::size_t>(by)] =
        compile_arm(with_holdout(scenario, strategy, mechanism, holdout, by), {strategy, {}});
  return arms;
}

Trial::Trial(TrialArms arms, std::uint64_t seed, int replications)
    : arms_(std::move(arms)), seed_(seed), replications_(replications),
      samples_(static_cast<std::size_t>(replications)) {
  for (std::size_t f = 0; f < figure_count; ++f)
    makeups_[f] = makeup_in(*arms_.with.plan, compared[f].truth, arms_.mechanism);
}

double Trial::share() const { return (round_ + (amounts_ ? amounts_->share() : 0)) / rounds(); }

void Trial::advance() {
  if (done()) return;
  if (!is_idle()) {
    if (!amounts_) begin_round();
    amounts_->advance();
    if (!amounts_->done()) return;
    end_round();
    amounts_.reset();
  }
  if (++round_ == rounds()) finish();
}

bool Trial::is_idle() const {
  return season() >= 2 && units_[season() - 2].count < 2 * least_on_a_side;
}

const Arm& Trial::arm() const {
  if (season() == 0) return arms_.without;
  return season() == 1 ? arms_.with : arms_.held_out[season() - 2];
}

void Trial::begin_round() {
  if (season() == 0)
    population_ = engine::populate(*arms_.with.plan, engine::Source(seed_, replication()));
  amounts_.emplace(engine::World(arm().plan, population_),
                   std::vector<MeasureComposition>(makeups_.begin(), makeups_.end()));
  if (season() == 0) assign();
}

/// As the season begins.
void Trial::assign() {
  const engine::Plan& plan = *arms_.with.plan;
  const engine::People& people = amounts_->world().state().people;
  for (const Assigned by : ways_to_assign) {
    const auto way = static_cast<std::size_t>(by);
    const mechanisms::Holdout holdout(arms_.holdout, by);
    units_[way] = assignable_units(plan, people, by);
    is_held_out_[way].assign(units_[way].count, false);
    for (std::size_t i = 0; i < units_[way].people.size(); ++i)
      is_held_out_[way][units_[way].unit[i]] =
          holdout.holds(plan, people, population_->source, units_[way].people[i]);
  }
}

void Trial::end_round() {
  if (season() == 0) return end_without();
  season() == 1 ? end_with() : end_held_out(season() - 2);
}

void Trial::end_without() {
  for (std::size_t f = 0; f < figure_count; ++f) {
    samples_[replication()][f].truth = -amounts_->total(f);
    without_[f] = std::move(amounts_->of(f));
  }
}

void Trial::end_with() {
  const auto told = [&](std::string_view measure) {
    return amounts_->total(makeup_in(*arms_.with.plan, measure, arms_.mechanism));
  };
  addressed_samples_.emplace_back(told("audience"));
  for (std::size_t f = 0; f < figure_count; ++f) {
    Sample& sample = samples_[replication()][f];
    *sample.truth += amounts_->total(f);
    if (!compared[f].reported.empty()) sample.reported = told(compared[f].reported);
    gained_[f] = less(std::move(amounts_->of(f)), without_[f]);
  }
}

void Trial::end_held_out(std::size_t way) {
  const AssignableUnits& units = units_[way];
  const auto all = [](std::uint32_t) { return true; };
  const auto held_out = [&](std::uint32_t unit) { return bool{is_held_out_[way][unit]}; };
  const auto addressed = [&](std::uint32_t unit) { return !is_held_out_[way][unit]; };
  for (std::size_t f = 0; f < figure_count; ++f) {
    const TrialSide here = side_of(units, amounts_->of(f), addressed);
    const TrialSide there = side_of(units, amounts_->of(f), held_out);
    if (std::min(here.sums.size(), there.sums.size()) < least_on_a_side) return;
    const std::vector<double> gains = less(std::move(amounts_->of(f)), without_[f]);
    const double leaked = side_of(units, gains, held_out).mean_per_person();
    samples_[replication()][f].ways[way] = {
        .answer = side_of(units, gains, addressed).mean_per_person() - leaked,
        .leaked = leaked,
        .truth = side_of(units, gained_[f], all).mean_per_person(),
        .error_squared = here.variance() / static_cast<double>(here.sums.size()) +
                         there.variance() / static_cast<double>(there.sums.size())};
  }
}

void Trial::finish() {
  addressed_ = estimate(addressed_samples_);
  for (std::size_t f = 0; f < figure_count; ++f) figures_.push_back(finished(f));
}

TrialFigure Trial::finished(std::size_t f) const {
  const auto over = [&](auto&& value) {
    std::vector<std::optional<double>> values;
    for (const auto& sample : samples_) values.push_back(value(sample[f]));
    return estimate(values);
  };
  TrialFigure figure{.name = std::string(compared[f].name),
                     .money = makeups_[f].money,
                     .reported = {},
                     .truth = over([](const Sample& sample) { return sample.truth; }),
                     .answers = {}};
  if (!compared[f].reported.empty())
    figure.reported = over([](const Sample& sample) { return sample.reported; });
  for (const Assigned by : ways_to_assign) {
    const auto way = static_cast<std::size_t>(by);
    const auto of = [&](std::optional<double> Sample::Way::* member) {
      return over([&](const Sample& sample) { return sample.ways[way].*member; });
    };
    TrialAnswer answer{.by = by,
                       .units = units_[way].count,
                       .people = static_cast<std::int64_t>(units_[way].people.size()),
                       .answer = of(&Sample::Way::answer),
                       .leaked = of(&Sample::Way::leaked),
                       .truth = of(&Sample::Way::truth),
                       .error = std::sqrt(of(&Sample::Way::error_squared).mean)};
    if (answer.answer.defined()) figure.answers.push_back(std::move(answer));
  }
  return figure;
}

} // namespace pondlab::experiment
