#include "desk/session.hpp"

#include "desk/calendar_bars.hpp"
#include "desk/tiles.hpp"
#include "scenario/parse.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace pondlab::desk {
namespace {

constexpr double milliseconds_a_frame = 9;

double clock_now() {
  using namespace std::chrono;
  return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}

/// So that a whole run takes some ten seconds: a season is watched day by day, two years are not.
int natural_speed(int days) { return days <= 100 ? 7 : days <= 400 ? 30 : 0; }

} // namespace

bool Session::open(std::string_view text, std::string file, std::string shipped_id) {
  auto parsed = scenario::Document::parse(text, file);
  refusal_ = parsed.diagnostics;
  if (!parsed) return false;
  document_ = std::move(*parsed.value);
  shipped_id_ = std::move(shipped_id);
  strategy_.clear();
  name_ = question_ = summary_ = {};
  open_ = true;
  day_ = wanted_ = 0;
  simulation_.reset();
  compile();
  if (simulation_ && !speed_chosen_) days_per_second_ = natural_speed(days());
  return true;
}

bool Session::edit(const std::string& path, const std::string& json) {
  const auto where = scenario::Path::parse(path);
  const auto value = scenario::parse(json, "");
  if (!where || !value || !document_.set(*where, *value.value)) return false;
  document_.finish_edit();
  compile();
  return true;
}

void Session::remove(const std::string& path) {
  const auto where = scenario::Path::parse(path);
  if (where && document_.remove(*where)) compile();
}

void Session::undo() {
  if (document_.undo()) compile();
}

void Session::redo() {
  if (document_.redo()) compile();
}

std::vector<std::string> Session::strategies() const {
  if (study_) return study_->scenario.strategy_ids();
  std::vector<std::string> ids{std::string(scenario::none_strategy)};
  if (document_.root().find("campaign")) ids.emplace_back(scenario::base_strategy);
  if (const scenario::Node* strategies = document_.root().find("strategies"))
    for (const scenario::Member& member : strategies->members()) ids.push_back(member.key);
  return ids;
}

std::string Session::strategy_name(const std::string& id, Language language) const {
  const scenario::Strategy* strategy = study_ ? study_->scenario.find(id) : nullptr;
  if (strategy) return study_->scenario.name_of(*strategy, language);
  const std::string key = "strategy." + id + ".name";
  return has_text(language, key) ? std::string(text(language, key)) : id;
}

void Session::choose_strategy(const std::string& id) {
  strategy_ = id;
  compile();
  look();
}

/// Works out the document and the strategy anew. People that have been drawn stay where the set-up
/// is the same.
void Session::compile() {
  std::optional<Simulation> before = std::exchange(simulation_, std::nullopt);
  if (playing_) pause();
  people_list_.close();
  study_.reset();
  replications_.about(nullptr);
  campaign_.clear();
  events_.clear();
  day_ = 0;
  waiting_ = true;

  auto read = scenario::read(document_);
  diagnostics_ = std::move(read.diagnostics);
  if (!read) return;
  take_strategy(*read.value);
  auto planned =
      experiment::plan_study(document_.text(), document_.file(), {.strategy = strategy_});
  if (!planned.study) return;
  take_study(std::move(*planned.study));
  if (before) simulation_->take_people(*before);
  wanted_ = std::min(wanted_, days());
}

void Session::take_strategy(const scenario::Scenario& scenario) {
  if (!scenario.find(strategy_)) strategy_ = scenario.default_strategy().id;
  name_ = scenario.header.name;
  question_ = scenario.header.question;
  summary_ = scenario.header.summary;
}

void Session::take_study(experiment::Study study) {
  ask_tiles(study);
  study_ = std::make_shared<const experiment::Study>(std::move(study));
  const auto twin =
      std::ranges::find(study_->arms, experiment::ArmKey{std::string(experiment::no_campaign), {}},
                        &experiment::Arm::key);
  const bool compares = twin != study_->arms.end() && twin != study_->arms.begin();
  simulation_.emplace(study_->arms.front(), compares ? &*twin : nullptr, study_->seed);
  replications_.about(study_);
  campaign_ = campaign_bars(study_->scenario, strategy_);
  events_ = event_bars(study_->arms.front().plan->setup);
}

void Session::set_speed(int days_per_second, double now) {
  days_per_second_ = days_per_second;
  speed_chosen_ = true;
  played_from_ = now;
  played_day_ = day_;
}

void Session::play(double now) {
  if (!can_run()) return;
  if (at_end()) day_ = 0;
  playing_ = true;
  wanted_ = day_;
  played_from_ = now;
  played_day_ = day_;
  look();
}

void Session::pause() {
  playing_ = false;
  wanted_ = day_;
}

void Session::jump_to(int day) {
  if (!can_run()) return;
  playing_ = false;
  wanted_ = std::clamp(day, 0, days());
  day_ = std::min(wanted_, simulation_->simulated());
  look();
}

bool Session::busy() const { return run_busy() || people_list_.searching(); }

bool Session::run_busy() const {
  return can_run() && !waiting_ && (playing_ || day_ != wanted_ || !simulation_->is_at(wanted_));
}

double Session::due_in(double now) const {
  if (!busy()) return -1;
  if (people_list_.searching()) return 0;
  if (!playing_ || days_per_second_ == 0 || !simulation_->is_at(wanted_)) return 0;
  const double due = played_from_ + (wanted_ - played_day_ + 1) * 1000.0 / days_per_second_;
  return std::max(0.0, due - now);
}

bool Session::advance(double now) {
  if (!busy()) return false;
  if (playing_) {
    const double elapsed = (now - played_from_) / 1000;
    wanted_ = days_per_second_ == 0
                  ? days()
                  : std::min(days(), played_day_ + static_cast<int>(elapsed * days_per_second_));
  }
  const double end = clock_now() + milliseconds_a_frame;
  while (!simulation_->is_at(wanted_) && clock_now() < end) simulation_->work_towards(wanted_);

  const int before = std::exchange(day_, std::min(wanted_, simulation_->simulated()));
  if (playing_ && at_end() && simulation_->is_at(day_)) {
    pause();
  } else if (playing_ && day_ < wanted_ && days_per_second_ > 0) { // it cannot keep up: no debts
    played_from_ = now;
    played_day_ = day_;
  }
  const bool looked = simulation_->is_at(wanted_) && work_on_people(end);
  return day_ != before || looked || !busy();
}

/// The list of people comes after what is on show. True when it came on.
bool Session::work_on_people(double end) {
  if (!people_list_.searching()) return false;
  do people_list_.work();
  while (people_list_.searching() && clock_now() < end);
  return true;
}

Work Session::work() const {
  if (!run_busy()) return {};
  if (!simulation_->has_people()) return {Work::Kind::people, 0};
  if (playing_ || day_ == wanted_) return {};
  return {Work::Kind::days, static_cast<double>(day_) / wanted_};
}

int Session::usual_replications() const { return study_ ? study_->replications : 0; }

void Session::replicate(int count) {
  if (!can_run()) return;
  replications_.start(count);
  jump_to(days());
}

} // namespace pondlab::desk
