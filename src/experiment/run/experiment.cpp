#include "experiment/run/experiment.hpp"

#include "base/error.hpp"
#include "engine/numeric/random.hpp"
#include "experiment/run/measure_estimate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>

namespace pondlab::experiment {

namespace {

constexpr double not_a_value = std::numeric_limits<double>::quiet_NaN();

int mechanism_of(const Arm& arm, const std::string& id) {
  const int place = arm.plan->mechanism_index(id);
  if (place < 0)
    throw Error(Failure::usage, "strategy " + arm.key.strategy + " has no mechanism " + id);
  return place;
}

bool has_segment(const engine::Plan& plan, const std::string& id) {
  return std::ranges::any_of(
      plan.segments, [&](const engine::SegmentPlan& segment) { return segment.segment->id == id; });
}

engine::Outcome unpacked(const PackedOutcome& outcome, const engine::Plan& plan) {
  return outcome.unpacked(plan.day_count(), plan.mechanism_count());
}

/// Whether so many replications of such cells cannot overflow whatever sum is made of them.
bool can_be_summed(std::span<const std::int64_t> cells, int replications) {
  double total = 0;
  for (const std::int64_t cell : cells) total += std::abs(static_cast<double>(cell));
  return total * replications < 4e18;
}

bool can_be_summed(const engine::Outcome& outcome, int replications) {
  const engine::EndState& left = outcome.left;
  return can_be_summed(std::array{left.coupons, left.coupon_savings, left.fatigue}, replications) &&
         can_be_summed(outcome.counts.cells(), replications) &&
         can_be_summed(outcome.ledger.cells(), replications);
}

bool fit(const std::vector<Funnel>& funnels, const engine::Plan& plan, bool counted) {
  return funnels.size() == (counted ? plan.segments.size() + 1 : 0);
}

/// Has no value, or one that means and variances of many replications hold.
bool can_be_estimated(double reading) { return std::isnan(reading) || std::abs(reading) < 1e15; }

/// Amounts that differences and sums of so many replications hold, and doubles hold to the fen.
bool can_be_split(const Funnel& funnel, int replications) {
  return std::ranges::all_of(funnel.accounts, [&](engine::Fen amount) {
    const double size = std::abs(static_cast<double>(amount));
    return size < 0x1p53 && size * replications < 1e18;
  });
}

} // namespace

Experiment::Experiment(std::vector<Arm> arms, std::vector<Question> questions,
                       std::vector<Question> series, std::uint64_t seed, int replications)
    : arms_(std::move(arms)), questions_(std::move(questions)), series_(std::move(series)),
      seed_(seed), samples_(static_cast<std::size_t>(replications)), asked_(replications) {
  for (const Question& question : questions_) resolved_.push_back(resolve(question));
  for (const Question& question : series_) resolved_series_.push_back(resolve(question));
  for (const Arm& arm : arms_) plan_hashes_.push_back(arm.plan->hash);
  for (int r = 0; r < replications; ++r) waiting_.push_back(static_cast<std::uint32_t>(r));
}

Experiment::Experiment(std::shared_ptr<const Protocol> protocol, std::uint64_t seed,
                       int replications)
    : Experiment(protocol->arms(), {}, {}, seed, replications) {
  protocol_ = std::move(protocol);
}

std::int64_t Experiment::days() const {
  if (protocol_) return protocol_->days();
  std::int64_t days = 0;
  for (const Arm& arm : arms_) days += arm.plan->day_count();
  return days;
}

Protocols Experiment::protocols() const {
  return protocol_ ? Protocols{{point_, protocol_}} : Protocols{};
}

std::size_t Experiment::arm_of(const ArmKey& key) const {
  const auto found = std::ranges::find(arms_, key, &Arm::key);
  if (found == arms_.end())
    throw Error(Failure::usage,
                "the experiment does not run what strategy " + key.strategy + " is compared with");
  return static_cast<std::size_t>(found - arms_.begin());
}

int Experiment::place_of(const std::string& segment) {
  if (segment.empty()) return -1;
  const ArchivedText id = archived_text_of(segment);
  const auto found = std::ranges::find(segments_, id);
  const auto place = found - segments_.begin();
  if (found == segments_.end()) segments_.push_back(id);
  return static_cast<int>(place);
}

Experiment::Resolved Experiment::resolve(const Question& question) {
  const std::vector<ArmKey> keys = arms_of(question);
  Resolved resolved{.arm = arm_of(keys.front())};
  if (keys.size() > 1) resolved.twin = static_cast<int>(arm_of(keys[1]));
  const Arm& arm = arms_[resolved.arm];
  if (!question.segment.empty() && !has_segment(*arm.plan, question.segment))
    throw Error(Failure::usage,
                "strategy " + arm.key.strategy + " has no segment " + question.segment);
  resolved.segment = place_of(question.segment);
  resolved.input.start = arm.plan->start();
  resolved.input.from = question.from;
  resolved.input.to = std::min(question.to, arm.plan->day_count());
  for (const std::string& id : question.of)
    resolved.input.mechanisms.push_back(mechanism_of(arm, id));
  return resolved;
}

std::optional<WorkItem> Experiment::next_work() {
  if (waiting_.empty()) return std::nullopt;
  WorkItem item{.replication = waiting_.front(),
                .arms = {},
                .segments = segments_,
                .funnels = funnels_ ? std::uint8_t{1} : std::uint8_t{0},
                .point = point_,
                .stage = stage_};
  waiting_.pop_front();
  for (std::uint32_t arm = 0; arm < arms_.size(); ++arm) item.arms.push_back(arm);
  return item;
}

void Experiment::give_back(const WorkItem& item) {
  if (item.replication < samples_.size()) waiting_.push_front(item.replication);
}

void Experiment::restrict_to(std::span<const std::uint32_t> replications) {
  std::erase_if(waiting_,
                [&](std::uint32_t r) { return !std::ranges::binary_search(replications, r); });
  asked_ = done_ + static_cast<int>(waiting_.size());
}

void Experiment::move_to(std::uint32_t point, std::vector<std::uint64_t> plan_hashes) {
  point_ = point;
  plan_hashes_ = std::move(plan_hashes);
}

void Experiment::cut(int replications) {
  samples_.resize(static_cast<std::size_t>(replications));
  std::erase_if(waiting_, [&](std::uint32_t r) { return r >= samples_.size(); });
  done_ = static_cast<int>(std::ranges::count(samples_, true, &Sample::in));
  asked_ = done_ + static_cast<int>(waiting_.size());
}

int Experiment::done_in_order() const {
  return static_cast<int>(std::ranges::find(samples_, false, &Sample::in) - samples_.begin());
}

void Experiment::resize(int replications) {
  while (this->replications() > replications && !samples_.back().in) samples_.pop_back();
  std::erase_if(waiting_, [this](std::uint32_t r) { return r >= samples_.size(); });
  while (this->replications() < replications) {
    waiting_.push_back(static_cast<std::uint32_t>(samples_.size()));
    samples_.emplace_back();
  }
  asked_ = done_ + static_cast<int>(waiting_.size());
}

void Experiment::check(const WorkResult& result) const {
  const auto refuse = [](const char* sentence) { throw Error(Failure::bad_data, sentence); };
  if (result.seed != seed_ || result.item.point != point_ || result.item.stage != stage_ ||
      result.item.replication >= samples_.size())
    refuse("the result is of another seed, stage or replication than the experiment's");
  if (samples_[result.item.replication].in) refuse("the result of this replication is already in");
  if (result.item.arms.size() != arms_.size() || result.arms.size() != arms_.size())
    refuse("the result lacks some of the experiment's strategies");
  if (result.item.segments != segments_ || (result.item.funnels != 0) != funnels_)
    refuse("the result is of other segments than the experiment's");
  for (std::size_t i = 0; i < arms_.size(); ++i) {
    if (result.item.arms[i] != i || result.arms[i].plan_hash != plan_hashes_[i])
      refuse("the result is of another scenario than the experiment's");
    if (!protocol_) check_outcome(result, i);
  }
  if (result.readings.size() != (protocol_ ? protocol_->readings() : 0) ||
      !std::ranges::all_of(result.readings, can_be_estimated))
    refuse("the result is damaged: it has other readings than the experiment's");
}

void Experiment::check_outcome(const WorkResult& result, std::size_t arm) const {
  const auto refuse = [](const char* sentence) { throw Error(Failure::bad_data, sentence); };
  // Whether it is damaged or the scenario's own cannot be told: what to do is the same.
  const auto too_large = [] { throw Error(Failure::bad_data, "cli.failure.too_large", {}); };
  const engine::Plan& plan = *arms_[arm].plan;
  const PackedOutcome& outcome = result.arms[arm].outcome;
  const auto& parts = result.arms[arm].segments;
  const auto summable = [&](const PackedOutcome& one) {
    return can_be_summed(unpacked(one, plan), replications());
  };
  if (!fit(result.arms[arm].funnels, plan, funnels_))
    refuse("the result is damaged: it explains other segments than the scenario's");
  if (!std::ranges::all_of(result.arms[arm].funnels, [&](const Funnel& funnel) {
        return can_be_split(funnel, replications());
      }))
    too_large();
  if (parts.size() != segments_.size() ||
      outcome.day_hashes().size() != static_cast<std::size_t>(plan.day_count()))
    refuse("the result is damaged: its tables have another size than the scenario's");
  if (!summable(outcome) || !std::ranges::all_of(parts, summable)) too_large();
}

bool Experiment::accept(const WorkResult& result) {
  check(result);
  Sample& sample = samples_[result.item.replication];
  if (protocol_)
    sample.readings = result.readings;
  else
    keep_outcomes(sample, result);
  sample.in = true;
  std::erase(waiting_, result.item.replication);
  ++done_;
  return true;
}

/// Outcomes of a result while it is read, of which two are unpacked at a time.
class Experiment::Unpacked {
public:
  Unpacked(const std::vector<Arm>& arms, const WorkResult& result) : arms_(arms), result_(result) {}

  /// With outcomes that hold until the next call.
  engine::MeasureInput input_of(const Resolved& resolved) {
    engine::MeasureInput input = resolved.input;
    input.outcome = of(own_, {resolved.arm, resolved.segment});
    if (resolved.twin >= 0)
      input.twin = of(twin_, {static_cast<std::size_t>(resolved.twin), resolved.segment});
    return input;
  }

private:
  struct Kept {
    Place place;
    std::optional<engine::Outcome> outcome;
  };

  const engine::Outcome* of(Kept& kept, const Place& place) {
    if (!kept.outcome || kept.place != place) {
      kept.outcome.reset(); // before the next one takes memory
      const auto& [arm, segment] = place;
      const ArmOutcome& found = result_.arms[arm];
      kept.outcome =
          unpacked(segment < 0 ? found.outcome : found.segments[static_cast<std::size_t>(segment)],
                   *arms_[arm].plan);
      kept.place = place;
    }
    return &*kept.outcome;
  }

  const std::vector<Arm>& arms_;
  const WorkResult& result_;
  Kept own_, twin_;
};

void Experiment::keep_outcomes(Sample& sample, const WorkResult& result) const {
  Unpacked unpacked_of(arms_, result);
  sample.answers.resize(questions_.size());
  for (const std::size_t i : in_order_of_outcomes())
    sample.answers[i] = questions_[i].measure->value(unpacked_of.input_of(resolved_[i]));
  for (std::size_t i = 0; i < series_.size(); ++i) {
    engine::MeasureInput input = unpacked_of.input_of(resolved_series_[i]);
    std::vector<double> days;
    for (engine::Day day = series_[i].from; day < resolved_series_[i].input.to; ++day) {
      input.from = day;
      input.to = day + 1;
      days.push_back(series_[i].measure->value(input).value_or(not_a_value));
    }
    sample.series.push_back(std::move(days));
  }
  for (std::size_t arm = 0; arm < arms_.size(); ++arm) {
    const PackedOutcome& outcome = result.arms[arm].outcome;
    const engine::Outcome whole = unpacked(outcome, *arms_[arm].plan);
    sample.ledger.push_back(ledger_of(arm, whole.ledger));
    sample.touches.push_back(touches_of(arm, whole.counts));
    sample.day_hashes.push_back(outcome.day_hashes());
    sample.state_hashes.push_back(outcome.state_hash());
    sample.funnels.push_back(result.arms[arm].funnels);
  }
}

std::vector<std::size_t> Experiment::in_order_of_outcomes() const {
  std::vector<std::size_t> order(resolved_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) {
    const Resolved& resolved = resolved_[i];
    return std::tuple(resolved.arm, resolved.segment, resolved.twin);
  });
  return order;
}

std::vector<std::int64_t> Experiment::ledger_of(std::size_t arm,
                                                const engine::Ledger& ledger) const {
  const auto cost_centres = static_cast<std::size_t>(arms_[arm].plan->mechanism_count()) + 1;
  std::vector<std::int64_t> sums(cost_centres * engine::account_count, 0);
  const auto cells = ledger.cells();
  for (std::size_t i = 0; i < cells.size(); ++i) sums[i % sums.size()] += cells[i];
  return sums;
}

std::vector<std::int64_t> Experiment::touches_of(std::size_t arm,
                                                 const engine::DayCounts& counts) const {
  std::vector<std::int64_t> sums;
  const engine::Plan& plan = *arms_[arm].plan;
  for (int mechanism = 0; mechanism < plan.mechanism_count(); ++mechanism)
    for (int counter = 0; counter < engine::touch_counter_count; ++counter)
      sums.push_back(
          counts.total(mechanism, static_cast<engine::TouchCounter>(counter), 0, plan.day_count()));
  return sums;
}

Estimate Experiment::answer(std::size_t i) const {
  std::vector<std::optional<double>> values;
  for (const Sample& sample : samples_)
    if (sample.in) values.push_back(sample.answers[i]);
  return estimate_of(*questions_[i].measure, values);
}

std::optional<double> Experiment::answer(std::size_t i, int replication) const {
  const Sample& sample = samples_[static_cast<std::size_t>(replication)];
  return sample.in ? sample.answers[i] : std::nullopt;
}

SeriesBand Experiment::series(std::size_t i, bool cumulative) const {
  const auto days = static_cast<std::size_t>(
      std::max(0, resolved_series_[i].input.to - resolved_series_[i].input.from));
  SeriesBand band;
  std::vector<double> so_far(samples_.size(), 0);
  for (std::size_t day = 0; day < days; ++day) {
    std::vector<double> values;
    for (std::size_t r = 0; r < samples_.size(); ++r) {
      if (!samples_[r].in) continue;
      const double today = samples_[r].series[i][day];
      so_far[r] = cumulative ? so_far[r] + today : today;
      if (!std::isnan(so_far[r])) values.push_back(so_far[r]);
    }
    double sum = 0;
    for (const double value : values) sum += value;
    band.mean.push_back(values.empty() ? not_a_value : sum / static_cast<double>(values.size()));
    std::ranges::sort(values);
    band.low.push_back(quantile(values, .05));
    band.high.push_back(quantile(values, .95));
  }
  return band;
}

std::int64_t Experiment::sum_of(std::vector<std::vector<std::int64_t>> Sample::* tables,
                                std::size_t arm, std::size_t cell) const {
  std::int64_t sum = 0;
  for (const Sample& sample : samples_)
    if (sample.in) sum += (sample.*tables)[arm][cell];
  return sum;
}

std::int64_t Experiment::ledger_sum(std::size_t arm, int cost_centre,
                                    engine::Account account) const {
  const std::size_t cell = static_cast<std::size_t>(cost_centre) * engine::account_count +
                           static_cast<std::size_t>(account);
  return sum_of(&Sample::ledger, arm, cell);
}

std::int64_t Experiment::touch_sum(std::size_t arm, int mechanism,
                                   engine::TouchCounter counter) const {
  const std::size_t cell = static_cast<std::size_t>(mechanism) * engine::touch_counter_count +
                           static_cast<std::size_t>(counter);
  return sum_of(&Sample::touches, arm, cell);
}

std::span<const Funnel> Experiment::funnels(std::size_t arm, int replication) const {
  const Sample& sample = samples_[static_cast<std::size_t>(replication)];
  return sample.in ? std::span<const Funnel>(sample.funnels[arm]) : std::span<const Funnel>();
}

std::span<const double> Experiment::readings(int replication) const {
  const Sample& sample = samples_[static_cast<std::size_t>(replication)];
  return sample.readings;
}

Fingerprint Experiment::fingerprint(std::size_t arm) const {
  Fingerprint print;
  print.days.assign(static_cast<std::size_t>(arms_[arm].plan->day_count()), 0);
  for (const Sample& sample : samples_) {
    if (!sample.in) continue;
    for (std::size_t day = 0; day < print.days.size(); ++day)
      print.days[day] = engine::mix64(print.days[day], sample.day_hashes[arm][day]);
    print.states.push_back(sample.state_hashes[arm]);
  }
  return print;
}

} // namespace pondlab::experiment
