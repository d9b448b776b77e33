#include "workbench/session/session.hpp"

#include "report/people/people_report.hpp"
#include "scenario/json/parse.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

constexpr double milliseconds_a_frame = 9;

const scenario::NodePtr& root_of(const Session& session) {
  return session.plan().document().shared_root();
}

} // namespace

Session::Session(WorkerPool& pool, SessionOptions options)
    : clock_(options.clock),
      futures_(PlanDocument({.read = std::move(options.read), .memory = options.memory})),
      playback_(futures_, clock_), work_(pool, clock_) {}

bool Session::open(std::string_view text, std::string file, std::string shipped_id) {
  auto parsed = scenario::Document::parse(text, file);
  refusal_ = parsed.diagnostics;
  if (!parsed) return false;
  open(std::move(*parsed.value), std::move(shipped_id));
  return true;
}

void Session::open(scenario::Document document, std::string shipped_id) {
  futures_.open(plan().afresh(std::move(document)));
  shipped_id_ = std::move(shipped_id);
  open_ = true;
  branching_ = false;
  work_.forget();
  playback_.open();
  present();
}

Edited Session::edit(const std::string& path, const std::string& json, scenario::ChangeFor whom) {
  const auto where = scenario::Path::parse(path);
  const auto value = scenario::parse(json, "");
  if (!where || !value) return Edited::unreadable;
  const scenario::Node* old = plan().find(*where);
  if (old && same_content(*old, **value.value)) return Edited::done;
  return change(change_under(root_of(*this), plan().strategy(), *where, *value.value, whom));
}

Edited Session::remove(const std::string& path, scenario::ChangeFor whom) {
  const auto where = scenario::Path::parse(path);
  if (!where) return Edited::unreadable;
  return change(change_under(root_of(*this), plan().strategy(), *where, nullptr, whom));
}

Edited Session::take_base_value(const std::string& path) {
  const auto where = scenario::Path::parse(path);
  if (!where) return Edited::unreadable;
  return change(change_like_base(root_of(*this), plan().strategy(), *where));
}

Edited Session::adapt(const scenario::Answers& asked) {
  if (!plan().study()) return Edited::unreadable;
  scenario::Result<scenario::Adaptation> result = scenario::adapt(plan().study()->scenario, asked);
  refusal_ = std::move(result.diagnostics);
  if (!result) return Edited::invalid;
  branching_ = false;
  const Edited edited = change([&](scenario::Document& document) {
    return document.set(scenario::Path(), result.value->root);
  });
  notices_ = std::move(result.value->notices);
  adapted_ = plan().document().shared_root();
  return edited;
}

const std::vector<scenario::AdaptNotice>& Session::adaptation() const {
  static const std::vector<scenario::AdaptNotice> none;
  return adapted_ == plan().document().shared_root() ? notices_ : none;
}

Edited Session::change(const std::function<bool(scenario::Document&)>& how) {
  scenario::Document changed = plan().document();
  if (!how(changed)) return Edited::unreadable;
  changed.finish_edit();
  return take(plan().with(std::move(changed)));
}

Edited Session::change(scenario::ChangedDocument changed) {
  return change([&](scenario::Document& document) {
    return document.replace(std::move(changed.root), changed.changed);
  });
}

Edited Session::choose_strategy(const std::string& id) {
  const Edited edited = take(plan().under(id));
  playback_.look();
  return edited;
}

/// In the place of the plan on show, or beside it.
Edited Session::take(PlanDocument plan) {
  if (!branches_here()) {
    futures_.start_anew(std::move(plan));
    begin_anew();
    return Edited::done;
  }
  if (!plan.study()) refusal_ = plan.diagnostics();
  const Edited edited = futures_.branch(std::move(plan), playback_.day());
  if (edited != Edited::done) return edited;
  playback_.pause();
  present();
  playback_.look();
  return Edited::done;
}

bool Session::branches_here() const {
  return branching_ && playback_.can_run() && playback_.day() > 0 && !playback_.at_end();
}

void Session::begin_anew() {
  playback_.begin_anew();
  present();
}

void Session::undo() {
  const int number = futures_.shown().number;
  if (!futures_.undo()) return;
  if (futures_.shown().number == number) return begin_anew();
  playback_.take_over();
  present();
}

void Session::redo() {
  const int number = futures_.shown().number;
  if (!futures_.redo()) return;
  if (futures_.shown().number == number) return begin_anew();
  playback_.take_over();
  present();
}

void Session::show_future(int number) {
  if (!futures_.show(number)) return;
  playback_.take_over();
  present();
}

void Session::drop_future(int number) {
  const int shown = futures_.shown().number;
  futures_.drop(number);
  if (futures_.shown().number == shown) return;
  playback_.take_over();
  present();
}

/// What goes with the future on show.
void Session::present() {
  Future& shown = futures_.shown();
  people_list_.close();
  pond_.about(shown.run());
  const bool from_start = shown.run() && shown.run()->begins() == 0;
  work_.about(from_start ? shown.plan.study() : nullptr);
  if (const Simulation* run = shown.run())
    following_.about(&run->timeline(), run->twin_timeline(), shown.plan.study()->seed);
  else
    following_.about(nullptr, nullptr, 0);
}

bool Session::busy() const {
  return playback_.busy() || people_list_.searching() ||
         (playback_.allowed() && pond_.behind(playback_.day()));
}

double Session::due_in(double now) const {
  const bool at_once =
      people_list_.searching() || (playback_.allowed() && pond_.behind(playback_.day()));
  return at_once ? 0 : playback_.due_in(now);
}

bool Session::advance(double now) {
  if (!busy()) return false;
  const double end = clock_() + milliseconds_a_frame;
  const bool moved = playback_.advance(now, end);
  const bool looked = work_on_people(end);
  const bool drawn = pond_.draw(playback_.day());
  return moved || looked || drawn || !busy();
}

/// The list of people comes after what is on show. True when it came on.
bool Session::work_on_people(double end) {
  if (!people_list_.searching() || clock_() >= end) return false;
  do people_list_.work();
  while (people_list_.searching() && clock_() < end);
  return true;
}

/// The people of the run come first: drawing them at once would take too long.
bool Session::follow() {
  Simulation* run = futures_.shown().run();
  if (!run) return false;
  const double end = clock_() + milliseconds_a_frame;
  while (!run->has_people() && clock_() < end) run->work_on_people();
  return run->has_people() && following_.advance(run->drawn());
}

void Session::ask_people(PeopleAsked asked) {
  const Simulation* run = futures_.shown().run();
  if (!run) return;
  asked.to = std::clamp(asked.to, 0, run->simulated());
  asked.from = std::clamp(asked.from, 0, asked.to);
  const auto composition = experiment::composition_of(run->plan(), asked.figure);
  std::optional<experiment::PeopleSearch> search;
  if (composition && asked.from < asked.to)
    search = run->people_behind(*composition, asked.from, asked.to);
  people_list_.open(std::move(asked), run->timeline().shared_plan(), std::move(search));
}

std::string Session::people_table(Language language) const {
  const PeopleList& list = people_list_;
  if (!list.behind()) return {};
  return report::people_csv({*list.behind(), list.plan(), list.asked().figure, list.rows(),
                             plan().file(), plan().strategy(), plan().study()->seed, 0},
                            language);
}

void Session::replicate(int count) {
  if (!can_replicate()) return;
  work_.replicate(count);
  playback_.jump_to(playback_.days());
}

} // namespace pondlab::workbench
