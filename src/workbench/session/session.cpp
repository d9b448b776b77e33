#include "workbench/session/session.hpp"

#include "scenario/json/parse.hpp"
#include "workbench/session/calendar_bars.hpp"
#include "workbench/session/tiles.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

constexpr double milliseconds_a_frame = 9;

/// So that a whole run takes some ten seconds: a season is watched day by day, two years are not.
int natural_speed(int days) { return days <= 100 ? 7 : days <= 400 ? 30 : 0; }

/// The same world without a campaign; null where the strategy has none.
const experiment::Arm* twin_of(const experiment::Study& study) {
  const auto& arms = study.arms;
  const auto found = std::ranges::find(
      arms, experiment::ArmKey{std::string(experiment::no_campaign), {}}, &experiment::Arm::key);
  return found != arms.end() && found != arms.begin() ? &*found : nullptr;
}

} // namespace

bool Session::open(std::string_view text, std::string file, std::string shipped_id) {
  auto parsed = scenario::Document::parse(text, file);
  refusal_ = parsed.diagnostics;
  if (!parsed) return false;
  shown_ = {.document = std::move(*parsed.value)};
  others_.clear();
  shipped_id_ = std::move(shipped_id);
  name_ = question_ = summary_ = {};
  open_ = true;
  branching_ = false;
  day_ = wanted_ = 0;
  comparing_.forget();
  compile();
  if (can_run() && !speed_chosen_) days_per_second_ = natural_speed(days());
  return true;
}

Edited Session::edit(const std::string& path, const std::string& json) {
  const auto where = scenario::Path::parse(path);
  const auto value = scenario::parse(json, "");
  if (!where || !value) return Edited::unreadable;
  return change([&](scenario::Document& document) { return document.set(*where, *value.value); });
}

Edited Session::remove(const std::string& path) {
  const auto where = scenario::Path::parse(path);
  if (!where) return Edited::unreadable;
  return change([&](scenario::Document& document) { return document.remove(*where); });
}

Edited Session::change(const std::function<bool(scenario::Document&)>& how) {
  scenario::Document changed = shown_.document;
  if (!how(changed)) return Edited::unreadable;
  changed.finish_edit();
  if (branches_here()) return branch(std::move(changed), shown_.strategy);
  shown_.document = std::move(changed);
  start_anew();
  return Edited::done;
}

void Session::undo() {
  if (take_branch_back()) return;
  if (shown_.document.undo()) compile();
}

void Session::redo() {
  if (bring_branch_back()) return;
  if (shown_.document.redo()) compile();
}

std::vector<std::string> Session::strategies() const {
  if (shown_.study) return shown_.study->scenario.strategy_ids();
  std::vector<std::string> ids{std::string(scenario::none_strategy)};
  if (document().root().find("campaign")) ids.emplace_back(scenario::base_strategy);
  if (const scenario::Node* strategies = document().root().find("strategies"))
    for (const scenario::Member& member : strategies->members()) ids.push_back(member.key);
  return ids;
}

std::string Session::strategy_name(const std::string& id, Language language) const {
  const auto& study = shown_.study;
  const scenario::Strategy* strategy = study ? study->scenario.find(id) : nullptr;
  if (strategy) return study->scenario.name_of(*strategy, language);
  const std::string key = "strategy." + id + ".name";
  return has_text(language, key) ? std::string(text(language, key)) : id;
}

Edited Session::choose_strategy(const std::string& id) {
  if (branches_here()) return branch(shown_.document, id);
  shown_.strategy = id;
  start_anew();
  look();
  return Edited::done;
}

void Session::start_anew() {
  shown_.left = -1;
  shown_.root_left = nullptr;
  compile();
}

/// Works out the document and the strategy anew, from the day on which the plan begins. People that
/// have been drawn stay where they are the same.
void Session::compile() {
  const std::optional<Simulation> before = std::exchange(shown_.simulation, std::nullopt);
  if (playing_) pause();
  undone_.reset();
  shown_.study.reset();
  day_ = 0;
  waiting_ = true;
  describe_document();
  if (auto study = plan(shown_.document, shown_.strategy)) {
    const bool goes_on = before && shown_.root_left && before->can_go_on(*study);
    take_study(std::move(*study), goes_on ? &*before : nullptr, goes_on ? before->begins() : 0);
    if (before && !goes_on) shown_.simulation->take_people(*before);
    wanted_ = std::min(wanted_, days());
  }
  present();
}

/// What the file says of itself, what is wrong with it, and which strategy is on show.
void Session::describe_document() {
  auto read = scenario::read(shown_.document);
  diagnostics_ = std::move(read.diagnostics);
  if (!read) return;
  if (!read.value->find(shown_.strategy)) shown_.strategy = read.value->default_strategy().id;
  name_ = read.value->header.name;
  question_ = read.value->header.question;
  summary_ = read.value->header.summary;
}

/// Nothing where the document has errors; then `refusal()` is about them.
std::optional<experiment::Study> Session::plan(const scenario::Document& document,
                                               const std::string& strategy) {
  const auto read = scenario::read(document);
  if (!read) {
    refusal_ = read.diagnostics;
    return std::nullopt;
  }
  const bool known = read.value->find(strategy) != nullptr;
  auto planned =
      experiment::plan_study({.file = document.file(),
                              .scenario = document.text(),
                              .strategy = known ? strategy : read.value->default_strategy().id});
  ask_tiles(*planned.study);
  return std::move(planned.study);
}

/// The run of a study: from the start, or from day `from` of `trunk` on.
void Session::take_study(experiment::Study study, const Simulation* trunk, int from) {
  shown_.study = std::make_shared<const experiment::Study>(std::move(study));
  const experiment::Arm& arm = shown_.study->arms.front();
  const experiment::Arm* twin = twin_of(*shown_.study);
  if (trunk)
    shown_.simulation = Simulation(*trunk, from, arm, twin);
  else
    shown_.simulation.emplace(arm, twin, shown_.study->seed);
}

void Session::follow_from_here() {
  if (!can_run()) return following_.about(nullptr, nullptr, 0);
  const Simulation& run = *shown_.simulation;
  following_.about(&run.timeline(), run.twin_timeline(), shown_.study->seed);
}

/// What goes with the future on show.
void Session::present() {
  people_list_.close();
  forget_pond();
  campaign_.clear();
  events_.clear();
  follow_from_here();
  replications_.about(can_replicate() ? shown_.study : nullptr);
  comparing_.about(can_replicate() ? shown_.study : nullptr);
  if (!can_run()) return;
  campaign_ = campaign_bars(shown_.study->scenario, shown_.strategy);
  events_ = event_bars(shown_.study->arms.front().plan->setup);
  share_memory();
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
  day_ = std::min(wanted_, shown_.simulation->simulated());
  look();
}

bool Session::busy() const { return run_busy() || people_list_.searching(); }

bool Session::run_busy() const {
  return can_run() && !waiting_ &&
         (playing_ || day_ != wanted_ || !shown_.simulation->is_at(wanted_) || others_behind() ||
          pond_behind());
}

bool Session::pond_behind() const { return pond_sample_ && (!pond_ || pond_->days() != day_); }

void Session::watch_pond(std::size_t people) {
  if (pond_people_ == people && (pond_sample_ || people == 0 || !can_run())) return;
  pond_people_ = people;
  forget_pond();
  if (!can_run()) return;
  if (people > 0)
    pond_sample_ = std::make_shared<const Sample>(sample_of(plan_on_show().layout, people));
  shown_.simulation->watch(pond_sample_);
}

void Session::forget_pond() {
  pond_.reset();
  pond_sample_.reset();
}

/// Draws the pond anew where the world has moved on. True when it did.
bool Session::draw_pond() {
  const Simulation& simulation = *shown_.simulation;
  if (!pond_behind() || !simulation.is_at(day_)) return false;
  pond_ = std::make_unique<const PondScene>(*simulation.world(), *pond_sample_,
                                            day_ > 0 ? simulation.record() : nullptr);
  ++pond_number_;
  return true;
}

const engine::World* Session::pond_world() const {
  const engine::World* world = can_run() ? shown_.simulation->world() : nullptr;
  return world && pond_ && world->day() == pond_->days() ? world : nullptr;
}

double Session::due_in(double now) const {
  if (!busy()) return -1;
  if (people_list_.searching()) return 0;
  if (!playing_ || days_per_second_ == 0 || !shown_.simulation->is_at(wanted_) || others_behind())
    return 0;
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
  const double end = clock_() + milliseconds_a_frame;
  while (!shown_.simulation->is_at(wanted_) && clock_() < end)
    shown_.simulation->work_towards(wanted_);

  const int before = std::exchange(day_, std::min(wanted_, shown_.simulation->simulated()));
  if (playing_ && at_end() && shown_.simulation->is_at(day_)) {
    pause();
  } else if (playing_ && day_ < wanted_ && days_per_second_ > 0) { // it cannot keep up: no debts
    played_from_ = now;
    played_day_ = day_;
  }
  const bool others_moved = advance_others(end);
  const bool looked = shown_.simulation->is_at(wanted_) && work_on_people(end);
  const bool drawn = draw_pond();
  return drawn || day_ != before || others_moved || looked || !busy();
}

/// The list of people comes after what is on show. True when it came on.
bool Session::work_on_people(double end) {
  if (!people_list_.searching()) return false;
  do people_list_.work();
  while (people_list_.searching() && clock_() < end);
  return true;
}

bool Session::follow() { return can_run() && following_.advance(shown_.simulation->drawn()); }

WorkInProgress Session::work() const {
  if (!run_busy()) return {};
  if (!shown_.simulation->has_people()) return {WorkInProgress::Kind::people, 0};
  if (playing_ || day_ == wanted_) return {};
  return {WorkInProgress::Kind::days, static_cast<double>(day_) / wanted_};
}

int Session::usual_replications() const { return shown_.study ? shown_.study->replications : 0; }

void Session::replicate(int count) {
  if (!can_replicate()) return;
  comparing_.cancel();
  replications_.start(count);
  jump_to(days());
}

void Session::compare(int count) {
  if (!comparing_.possible()) return;
  replications_.cancel();
  comparing_.start(count);
}

void Session::worker_ready(int worker) {
  replications_.worker_ready(worker);
  comparing_.worker_ready(worker);
}

void Session::worker_progress(int worker, double share) {
  replications_.worker_progress(worker, share);
  comparing_.worker_progress(worker, share);
}

void Session::worker_result(int worker, std::span<const std::byte> bytes) {
  if (comparing_.running()) return comparing_.worker_result(worker, bytes);
  replications_.worker_result(worker, bytes);
}

void Session::cancel_workers() {
  replications_.cancel();
  comparing_.cancel();
}

} // namespace pondlab::workbench
