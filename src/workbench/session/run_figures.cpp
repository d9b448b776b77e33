// What there is to see of a session: figures, series, funnel, books, expectations.
#include "engine/numeric/random.hpp"
#include "report/model/names.hpp"
#include "report/people/people_report.hpp"
#include "workbench/session/session.hpp"
#include "workbench/session/tiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace pondlab::workbench {
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
  return shown_.simulation ? shown_.simulation->plan().start().days : 0;
}

long long Session::people() const {
  return shown_.simulation ? engine::people_of(shown_.simulation->plan().setup) : 0;
}

/// The command line combines the hashes of a day over all replications; of one alone in this way.
std::string Session::hash_text() const {
  if (!shown_.simulation || day_ == 0) return {};
  return hash_digits(engine::mix64(0, shown_.simulation->day_hash(day_ - 1)));
}

std::string Session::replications_hash_text() const {
  const experiment::Experiment* experiment = replications_.experiment();
  if (!experiment || experiment->done() == 0) return {};
  return hash_digits(experiment->fingerprint(0).days.back());
}

std::vector<std::string> Session::tiles() const {
  return shown_.simulation ? tile_measures(shown_.simulation->plan()) : std::vector<std::string>{};
}

namespace {

/// Places of mechanisms in a plan's campaign.
std::vector<int> places_of(const engine::Plan& plan, const std::vector<std::string>& ids) {
  std::vector<int> places;
  for (std::size_t m = 0; m < plan.campaign.size(); ++m)
    if (std::ranges::find(ids, plan.campaign[m].id) != ids.end())
      places.push_back(static_cast<int>(m));
  return places;
}

/// A measure's input for a run, without its days.
engine::MeasureInput input_of(const Simulation& simulation, const Measure& measure) {
  const engine::Plan& plan = simulation.plan();
  return {.outcome = &simulation.outcome(),
          .twin = simulation.twin(),
          .start = plan.start(),
          .mechanisms = places_of(plan, tile_mechanisms(plan, measure))};
}

double value_to(const Simulation& simulation, const Measure& measure, engine::Day day) {
  engine::MeasureInput input = input_of(simulation, measure);
  input.to = day;
  return measure.value(input).value_or(NAN);
}

} // namespace

/// Replications are of whole runs: they are what counts wherever the end is on show.
bool Session::shows_replications() const {
  return replications_.done() > 0 && (at_end() || day_ == 0);
}

/// With the future it is compared with, where that has come so far.
void Session::compare(Figure& figure, const Measure& measure) const {
  const Future* other = reference();
  if (!other || !other->simulation || other->simulation->simulated() < day_) return;
  figure.difference = figure.value - value_to(*other->simulation, measure, day_);
  figure.against = other->number;
}

Figure Session::figure(std::string_view key) const {
  const Measure* measure = engine::find_measure(key);
  Figure figure{.measure = std::string(key)};
  if (!measure || !shown_.simulation) return figure;
  figure.unit = report::unit_of(measure->unit);
  const int place = place_of(shown_.study->questions, key);
  if (shows_replications() && place >= 0) {
    const auto estimate = replications_.experiment()->answer(static_cast<std::size_t>(place));
    figure.replications = estimate.n;
    if (estimate.defined()) figure.value = estimate.mean;
    if (estimate.has_interval()) figure.half_width = estimate.half_width;
  } else if (day_ > 0) {
    figure.value = value_to(*shown_.simulation, *measure, day_);
    compare(figure, *measure);
  }
  return figure;
}

Series Session::series(std::string_view key) const {
  const Measure* measure = engine::find_measure(key);
  Series series{.measure = std::string(key)};
  if (!measure || !shown_.simulation) return series;
  series.unit = report::unit_of(measure->unit);
  const engine::MeasureInput input = input_of(*shown_.simulation, *measure);
  series.run = day_by_day(*measure, input, day_);
  if (shown_.simulation->twin() && measure->twin == engine::Twin::none && !measure->of_mechanism) {
    engine::MeasureInput twin = input;
    twin.outcome = shown_.simulation->twin();
    series.twin = day_by_day(*measure, twin, day_);
  }
  for (const Future& other : others_)
    if (other.simulation)
      series.others.push_back(
          {other.number, day_by_day(*measure, input_of(*other.simulation, *measure),
                                    other.simulation->simulated())});
  const int place = place_of(shown_.study->series, key);
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
std::int64_t Session::counted(engine::Counter counter, int days) const {
  return can_run() && days > 0 ? shown_.simulation->outcome().counts.at(days - 1, counter) : 0;
}

std::vector<FunnelStep> Session::funnel(std::string_view campaign_id) const {
  std::vector<FunnelStep> steps;
  if (!shown_.simulation) return steps;
  const engine::Campaign& campaign = shown_.simulation->plan().campaign;
  const auto entry = std::ranges::find(campaign, campaign_id, &engine::CampaignEntry::id);
  if (entry == campaign.end()) return steps;
  for (const TouchCounter counter :
       {TouchCounter::audience, TouchCounter::seers, TouchCounter::viewers, TouchCounter::clicked,
        TouchCounter::claimed, TouchCounter::converted, TouchCounter::redeemed}) {
    const std::int64_t people = shown_.simulation->outcome().counts.total(
        static_cast<int>(entry - campaign.begin()), counter, 0, day_);
    if (people > 0 || counter == TouchCounter::audience || counter == TouchCounter::converted)
      steps.push_back({std::string(key_of(counter)), people});
  }
  return steps;
}

/// A question's answer in the run on show; nothing where that takes a twin the page does not run.
std::optional<double> Session::value_in_run(const experiment::Question& question) const {
  if (question.measure->twin == engine::Twin::without_mechanism) return std::nullopt;
  engine::MeasureInput input = input_of(*shown_.simulation, *question.measure);
  input.from = question.from;
  input.to = std::min(question.to, shown_.simulation->days());
  input.mechanisms = places_of(shown_.simulation->plan(), question.of);
  return question.measure->value(input);
}

LedgerTable Session::ledger() const {
  LedgerTable table;
  if (!shown_.simulation) return table;
  const engine::Ledger& ledger = shown_.simulation->outcome().ledger;
  table.cost_centres.emplace_back();
  for (const engine::CampaignEntry& entry : shown_.simulation->plan().campaign)
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
  if (!shown_.study) return views;
  const experiment::Experiment* experiment = replications_.experiment();
  for (std::size_t i = 0; i < shown_.study->expectations.size(); ++i) {
    const experiment::Expected& expected = shown_.study->expectations[i];
    if (expected.skip != experiment::Skip::none) continue;
    const auto& expectation = expected.expectation;
    ExpectationView view{
        .name = report::expectation_name(language, *shown_.study, expected),
        .measure = expectation.measure,
        .unit = report::unit_of(engine::find_measure(expectation.measure)->unit),
        .low = expected.band.low,
        .high = expected.band.high,
        .least_chance = expectation.is_ranking()
                            ? report::probability_text(language, expectation.probability_at_least)
                            : std::string(),
        .role = std::string(key_of(expectation.known_as())),
        .source = expectation.source};
    if (experiment && experiment->done() > 0) {
      const experiment::ExpectationOutcome& outcome = replications_.outcome(i);
      const auto& estimate = outcome.estimate;
      const auto& assessment = outcome.assessment;
      view.chance = report::chance_text(language, expected, outcome);
      if (estimate.defined()) view.value = estimate.mean;
      if (estimate.has_interval()) view.half_width = estimate.half_width;
      view.replications = estimate.n;
      view.verdict = shown(assessment.verdict);
      view.needed = assessment.needed;
    } else if (at_end() && expected.rivals.empty() && expectation.segment.empty()) {
      view.value = value_in_run(shown_.study->questions[expected.question]).value_or(NAN);
    }
    views.push_back(std::move(view));
  }
  return views;
}

bool Session::has_people(std::string_view figure) const {
  if (!shown_.simulation) return false;
  const auto composition = experiment::composition_of(shown_.simulation->plan(), figure);
  return composition &&
         (composition->twin == engine::Twin::none || shown_.simulation->twin() != nullptr);
}

void Session::ask_people(PeopleAsked asked) {
  if (!can_run()) return;
  asked.to = std::clamp(asked.to, 0, shown_.simulation->simulated());
  asked.from = std::clamp(asked.from, 0, asked.to);
  const auto composition = experiment::composition_of(shown_.simulation->plan(), asked.figure);
  std::optional<experiment::PeopleSearch> search;
  if (composition && asked.from < asked.to)
    search = shown_.simulation->people_behind(*composition, asked.from, asked.to);
  people_list_.open(std::move(asked), shown_.simulation->timeline().shared_plan(),
                    std::move(search));
}

std::string Session::people_table() const {
  const PeopleList& list = people_list_;
  if (!list.behind()) return {};
  return report::people_csv({*list.behind(), list.plan(), list.asked().figure, list.rows(), file(),
                             shown_.strategy, shown_.study->seed, 0});
}

/// The figure's name without what a file's name cannot have.
std::string Session::people_file() const {
  std::string name = people_list_.asked().figure;
  for (char& c : name)
    if (c == ':' || c == '#' || c == '.') c = '-';
  return "people-" + name + ".csv";
}

} // namespace pondlab::workbench
