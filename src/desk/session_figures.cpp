// What there is to see of a session: figures, series, funnel, books, expectations.
#include "desk/session.hpp"
#include "desk/tiles.hpp"
#include "engine/random.hpp"
#include "report/names.hpp"
#include "report/people_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace pondlab::desk {
namespace {

using engine::Account;
using engine::Measure;
using engine::TouchCounter;

std::string hash_digits(std::uint64_t hash) {
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

int place_of(const std::vector<experiment::Question>& questions, std::string_view measure) {
  const auto found = std::ranges::find_if(questions, [&](const experiment::Question& question) {
    return question.measure->key == measure && question.from == 0;
  });
  return found == questions.end() ? -1 : static_cast<int>(found - questions.begin());
}

std::vector<double> day_by_day(const Measure& measure, engine::MeasureInput input,
                               engine::Day days) {
  std::vector<double> values;
  for (input.from = 0; input.from < days; ++input.from) {
    input.to = input.from + 1;
    values.push_back(measure.value(input).value_or(NAN));
  }
  return values;
}

/// Accounts of the profit and loss, in the order of the statement; a sum follows its parts.
constexpr std::array<Account, 4> sales_accounts = {Account::sales, Account::coupon_subsidy,
                                                   Account::discount_subsidy, Account::refunds};
constexpr std::array<Account, 10> cost_accounts = {
    Account::goods,   Account::commission, Account::guide_pay,     Account::seats,
    Account::media,   Account::sms,        Account::platform_fees, Account::payment_fees,
    Account::freight, Account::production};

/// Income is credited: on a statement it is what comes in.
LedgerRow row_of(const engine::Ledger& ledger, Account account, engine::Day to) {
  LedgerRow row{.account = std::string(key_of(account)), .amounts = {}};
  for (int centre = 0; centre < ledger.cost_centres(); ++centre) {
    row.amounts.push_back(-ledger.total(account, 0, to, centre));
    row.total += row.amounts.back();
  }
  return row;
}

LedgerRow sum_of(std::string name, const std::vector<LedgerRow>& parts, int centres) {
  LedgerRow sum{.account = std::move(name),
                .amounts = std::vector<std::int64_t>(static_cast<std::size_t>(centres), 0),
                .total = 0,
                .is_sum = true};
  for (const LedgerRow& part : parts) {
    if (part.is_sum) continue;
    for (std::size_t i = 0; i < part.amounts.size(); ++i) sum.amounts[i] += part.amounts[i];
    sum.total += part.total;
  }
  return sum;
}

bool is_empty(const LedgerRow& row) {
  return std::ranges::all_of(row.amounts, [](std::int64_t fen) { return fen == 0; });
}

Verdict shown(experiment::Verdict verdict) {
  switch (verdict) {
  case experiment::Verdict::pass:
    return Verdict::pass;
  case experiment::Verdict::fail:
    return Verdict::fail;
  case experiment::Verdict::inconclusive:
    return Verdict::inconclusive;
  case experiment::Verdict::skipped:
    break;
  }
  return Verdict::pending;
}

} // namespace

std::int32_t Session::first_date() const {
  return simulation_ ? simulation_->plan().start().days : 0;
}

long long Session::people() const {
  return simulation_ ? engine::people_of(simulation_->plan().setup) : 0;
}

/// The command line combines the hashes of a day over all replications; of one alone in this way.
std::string Session::hash_text() const {
  if (!simulation_ || day_ == 0) return {};
  return hash_digits(engine::mix64(0, simulation_->day_hash(day_ - 1)));
}

std::string Session::replications_hash_text() const {
  const experiment::Experiment* experiment = replications_.experiment();
  if (!experiment || experiment->done() == 0) return {};
  return hash_digits(experiment->fingerprint(0).days.back());
}

std::vector<std::string> Session::tiles() const {
  return simulation_ ? tile_measures(simulation_->plan()) : std::vector<std::string>{};
}

/// Places of mechanisms in the campaign on show.
std::vector<int> Session::places_of(const std::vector<std::string>& ids) const {
  std::vector<int> places;
  const engine::Campaign& campaign = simulation_->plan().campaign;
  for (std::size_t m = 0; m < campaign.size(); ++m)
    if (std::ranges::find(ids, campaign[m].id) != ids.end()) places.push_back(static_cast<int>(m));
  return places;
}

/// A measure's input for the run on show, without its days.
engine::MeasureInput Session::input_of(const Measure& measure) const {
  const engine::Plan& plan = simulation_->plan();
  engine::MeasureInput input{.outcome = &simulation_->outcome(),
                             .twin = simulation_->twin(),
                             .start = plan.start(),
                             .mechanisms = {}};
  input.mechanisms = places_of(tile_mechanisms(plan, measure));
  return input;
}

/// Replications are of whole runs: they are what counts wherever the end is on show.
bool Session::shows_replications() const {
  return replications_.done() > 0 && (at_end() || day_ == 0);
}

Figure Session::figure(std::string_view key) const {
  const Measure* measure = engine::find_measure(key);
  Figure figure{.measure = std::string(key)};
  if (!measure || !simulation_) return figure;
  figure.unit = report::unit_of(measure->unit);
  const int place = place_of(study_->questions, key);
  if (shows_replications() && place >= 0) {
    const auto estimate = replications_.experiment()->answer(static_cast<std::size_t>(place));
    figure.replications = estimate.n;
    if (estimate.defined()) figure.value = estimate.mean;
    if (estimate.has_interval()) figure.half_width = estimate.half_width;
  } else if (day_ > 0) {
    engine::MeasureInput input = input_of(*measure);
    input.to = day_;
    figure.value = measure->value(input).value_or(NAN);
  }
  return figure;
}

Series Session::series(std::string_view key) const {
  const Measure* measure = engine::find_measure(key);
  Series series{.measure = std::string(key)};
  if (!measure || !simulation_) return series;
  series.unit = report::unit_of(measure->unit);
  const engine::MeasureInput input = input_of(*measure);
  series.run = day_by_day(*measure, input, day_);
  if (simulation_->twin() && measure->twin == engine::Twin::none && !measure->of_mechanism) {
    engine::MeasureInput twin = input;
    twin.outcome = simulation_->twin();
    series.twin = day_by_day(*measure, twin, day_);
  }
  const int place = place_of(study_->series, key);
  if (replications_.done() > 1 && place >= 0) {
    const experiment::SeriesBand& band = replications_.series(static_cast<std::size_t>(place));
    series.mean = band.mean;
    series.low = band.low;
    series.high = band.high;
    series.replications = replications_.done();
  }
  return series;
}

/// People alone, each step within the one before it as far as mechanisms have it.
std::vector<FunnelStep> Session::funnel(std::string_view campaign_id) const {
  std::vector<FunnelStep> steps;
  if (!simulation_) return steps;
  const engine::Campaign& campaign = simulation_->plan().campaign;
  const auto entry = std::ranges::find(campaign, campaign_id, &engine::CampaignEntry::id);
  if (entry == campaign.end()) return steps;
  for (const TouchCounter counter :
       {TouchCounter::audience, TouchCounter::seers, TouchCounter::viewers, TouchCounter::clicked,
        TouchCounter::claimed, TouchCounter::converted, TouchCounter::redeemed}) {
    const std::int64_t people = simulation_->outcome().counts.total(
        static_cast<int>(entry - campaign.begin()), counter, 0, day_);
    if (people > 0 || counter == TouchCounter::audience || counter == TouchCounter::converted)
      steps.push_back({std::string(key_of(counter)), people});
  }
  return steps;
}

/// A question's answer in the run on show; nothing where that takes a twin the page does not run.
std::optional<double> Session::value_in_run(const experiment::Question& question) const {
  if (question.measure->twin == engine::Twin::without_mechanism) return std::nullopt;
  engine::MeasureInput input = input_of(*question.measure);
  input.from = question.from;
  input.to = std::min(question.to, simulation_->days());
  input.mechanisms = places_of(question.of);
  return question.measure->value(input);
}

LedgerTable Session::ledger() const {
  LedgerTable table;
  if (!simulation_) return table;
  const engine::Ledger& ledger = simulation_->outcome().ledger;
  table.cost_centres.emplace_back();
  for (const engine::CampaignEntry& entry : simulation_->plan().campaign)
    table.cost_centres.push_back(entry.id);
  for (const Account account : sales_accounts) table.rows.push_back(row_of(ledger, account, day_));
  table.rows.push_back(sum_of("net_sales", table.rows, ledger.cost_centres()));
  for (const Account account : cost_accounts) table.rows.push_back(row_of(ledger, account, day_));
  table.rows.push_back(sum_of("contribution", table.rows, ledger.cost_centres()));
  std::erase_if(table.rows, [](const LedgerRow& row) { return !row.is_sum && is_empty(row); });
  for (int day = 0; day < day_; ++day) table.balanced = table.balanced && ledger.balanced(day);
  return table;
}

std::vector<ExpectationView> Session::expectations(Language language) const {
  std::vector<ExpectationView> views;
  if (!study_) return views;
  const experiment::Experiment* experiment = replications_.experiment();
  for (std::size_t i = 0; i < study_->expectations.size(); ++i) {
    const experiment::Expected& expected = study_->expectations[i];
    if (expected.skip != experiment::Skip::none) continue;
    const auto& expectation = expected.expectation;
    ExpectationView view{.name = report::expectation_name(language, *study_, expected),
                         .measure = expectation.measure,
                         .unit = report::unit_of(engine::find_measure(expectation.measure)->unit),
                         .low = expected.band.low,
                         .high = expected.band.high,
                         .role = std::string(key_of(expectation.known_as())),
                         .source = expectation.source};
    if (experiment && experiment->done() > 0) {
      const auto estimate = experiment->answer(expected.question);
      const auto judgement = judge(*study_, *experiment, i);
      if (estimate.defined()) view.value = estimate.mean;
      if (estimate.has_interval()) view.half_width = estimate.half_width;
      view.replications = estimate.n;
      view.verdict = shown(judgement.verdict);
      view.needed = judgement.needed;
    } else if (at_end()) {
      view.value = value_in_run(study_->questions[expected.question]).value_or(NAN);
    }
    views.push_back(std::move(view));
  }
  return views;
}

bool Session::has_people(std::string_view figure) const {
  if (!simulation_) return false;
  const auto makeup = experiment::makeup_of(simulation_->plan(), figure);
  return makeup && (makeup->twin == engine::Twin::none || simulation_->twin() != nullptr);
}

void Session::ask_people(PeopleAsked asked) {
  if (!simulation_) return;
  asked.to = std::clamp(asked.to, 0, simulation_->simulated());
  asked.from = std::clamp(asked.from, 0, asked.to);
  const auto makeup = experiment::makeup_of(simulation_->plan(), asked.figure);
  std::optional<experiment::PeopleSearch> search;
  if (makeup && asked.from < asked.to)
    search = simulation_->people_behind(*makeup, asked.from, asked.to);
  people_list_.open(std::move(asked), study_->arms.front().plan, std::move(search));
}

std::string Session::people_table() const {
  const PeopleList& list = people_list_;
  if (!list.behind()) return {};
  return report::people_csv({*list.behind(), list.plan(), list.asked().figure, list.rows(), file(),
                             strategy_, study_->seed, 0});
}

/// The figure's name without what a file's name cannot have.
std::string Session::people_file() const {
  std::string name = people_list_.asked().figure;
  for (char& c : name)
    if (c == ':' || c == '#' || c == '.') c = '-';
  return "people-" + name + ".csv";
}

} // namespace pondlab::desk
