#include "workbench/results/kept_results.hpp"

#include "base/error.hpp"
#include "engine/numeric/random.hpp"
#include "report/format/json_writer.hpp"
#include "report/model/parameter_text.hpp"
#include "report/search/search_text.hpp"
#include "scenario/json/parse.hpp"
#include "workbench/plans/plan_summary.hpp"
#include "workbench/plans/stored_plan.hpp"
#include "workbench/work/question.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::workbench {
namespace {

/// The strategies of a comparison but for no campaign, by name.
std::string names_of(const experiment::Comparison& comparison, Language language) {
  std::string names;
  for (const std::string& id : comparison.strategies) {
    if (id == experiment::no_campaign) continue;
    if (!names.empty()) names += language == Language::zh ? "、" : ", ";
    names += comparison.scenario.name_of(*comparison.scenario.find(id), language);
  }
  return names;
}

using Kind = FinishedWork::Kind;

scenario::LocalizedText name_in_both(const scenario::Scenario& scenario,
                                     const std::string& strategy) {
  const scenario::Strategy& found = *scenario.find(strategy);
  return {scenario.name_of(found, Language::zh), scenario.name_of(found, Language::en)};
}

/// The numbers that a search moved.
std::string moved_in(const experiment::Search& search, Language language) {
  std::string names;
  for (const scenario::DecisionVariable& variable : search.variables())
    names += (names.empty() ? "" : std::string(text(language, "report.list"))) +
             report::parameter_name(language, variable.parameter, search.scenario().root.get());
  return names;
}

/// Questions that are a whole scenario's text are kept as what tells them apart.
std::string short_of(const std::string& question) {
  return report::hash_text(engine::hash_text(question)) + " " + std::to_string(question.size()) +
         "\n";
}

/// Of `Background`, constant or not.
template <class Background>
auto& test_of(Background& background, Kind kind) {
  return kind == Kind::trial ? background.trial() : background.pilot();
}

FinishedWork begun(Kind kind, const Session& session, const KeptResults::Title& title) {
  FinishedWork work;
  work.kind = kind;
  work.plan = title();
  work.case_id = session.shipped_id();
  return work;
}

} // namespace

const FinishedWork* KeptResults::find(const std::string& id) const {
  const auto found = std::ranges::find(list_, id, &FinishedWork::id);
  return found == list_.end() ? nullptr : &*found;
}

bool KeptResults::look(Session& session, const Title& title) {
  if (!session.is_open()) return false;
  keep_run(session, title);
  keep_comparison(session, title);
  keep_search(session, title);
  keep_test(session, title, Kind::trial);
  keep_test(session, title, Kind::pilot);
  if (session.plan().study() != shown_) look_at(session);
  bool handed = hand_run(session);
  handed |= hand_comparison(session);
  handed |= hand_search(session);
  handed |= hand_test(session, Kind::trial);
  handed |= hand_test(session, Kind::pilot);
  read_picked();
  return handed;
}

void KeptResults::look_at(const Session& session) {
  shown_ = session.plan().study();
  questions_ = {};
  if (!shown_) return;
  const BackgroundWork& work = session.background();
  const auto ask = [&](Kind kind, const std::string& question) {
    questions_[static_cast<std::size_t>(kind)] = question_key(kind, question);
  };
  ask(Kind::run, question_of(*shown_));
  ask(Kind::comparison, question_of_all(*shown_));
  if (work.searching().possible()) ask(Kind::search, short_of(work.searching().question()));
  if (work.trial().possible()) ask(Kind::trial, short_of(work.trial().question()));
  if (work.pilot().possible()) ask(Kind::pilot, short_of(work.pilot().question()));
}

// --- keeping ----------------------------------------------------------------------------------

void KeptResults::keep_run(const Session& session, const Title& title) {
  const Replications& run = session.background().replications();
  if (run.running() || run.results().empty()) {
    kept_.erase(Kind::run);
    return;
  }
  if (!kept_.insert(Kind::run).second) return;
  const experiment::Study& study = *run.study();
  FinishedWork work = begun(Kind::run, session, title);
  work.subject = name_in_both(study.scenario, study.strategy);
  work.finding = {session.figures().finding(Language::zh), session.figures().finding(Language::en)};
  work.replications = run.done();
  keep(std::move(work), study.specification, run.results(), question_of(study));
}

void KeptResults::keep_comparison(const Session& session, const Title& title) {
  const Comparing& comparing = session.background().comparing();
  if (comparing.running() || comparing.results().empty() || !comparing.card()) {
    kept_.erase(Kind::comparison);
    return;
  }
  if (!kept_.insert(Kind::comparison).second) return;
  const report::CompareReport known = comparing.known();
  FinishedWork work = begun(Kind::comparison, session, title);
  work.subject = {names_of(known.comparison, Language::zh),
                  names_of(known.comparison, Language::en)};
  work.finding = {comparing.verdict(Language::zh), comparing.verdict(Language::en)};
  work.replications = known.experiment.done();
  keep(std::move(work), *comparing.specification(), comparing.results(),
       question_of(known.comparison));
}

void KeptResults::keep_search(const Session& session, const Title& title) {
  const Searching& searching = session.background().searching();
  if (searching.running() || !searching.found()) {
    kept_.erase(Kind::search);
    return;
  }
  if (!kept_.insert(Kind::search).second) return;
  const experiment::Search& search = *searching.found();
  FinishedWork work = begun(Kind::search, session, title);
  work.subject = {moved_in(search, Language::zh), moved_in(search, Language::en)};
  work.finding = {report::SearchText(search, Language::zh).finding().text,
                  report::SearchText(search, Language::en).finding().text};
  work.replications = static_cast<int>(search.plans().size());
  keep(std::move(work), search.specification(), searching.results(),
       short_of(searching.answered()) + "plans " + std::to_string(*search.specification().plans) +
           "\n");
}

void KeptResults::keep_test(const Session& session, const Title& title, Kind kind) {
  const FieldTest& test = test_of(session.background(), kind);
  if (test.running() || !test.finished()) {
    kept_.erase(kind);
    return;
  }
  if (!kept_.insert(kind).second) return;
  FinishedWork work = begun(kind, session, title);
  work.subject = {test.strategy_name(Language::zh), test.strategy_name(Language::en)};
  const auto finding = [&](Language language) {
    const std::vector<report::Notice> news = test.news(language);
    return news.empty() ? std::string() : news.front().text;
  };
  work.finding = {finding(Language::zh), finding(Language::en)};
  work.replications = test.done();
  keep(std::move(work), test.asked(), test.results(), short_of(test.answered()));
}

void KeptResults::keep(FinishedWork work, const experiment::JobSpecification& specification,
                       const std::vector<experiment::Bytes>& results, std::string_view question) {
  const experiment::Bytes record = to_bytes(specification, results);
  work.bytes = static_cast<std::int64_t>(record.size());
  if (work.bytes > most_result_bytes) return;
  work.question = question_key(work.kind, question);
  const auto before = std::ranges::find(list_, work.question, &FinishedWork::question);
  work.id = before == list_.end() ? store_.new_id() : before->id;
  work.plan = plan_name(work.plan);
  work.finished = store_.now();
  if (before != list_.end()) list_.erase(before);
  refused_.erase(work.id);
  records_[work.id] = {specification, results};
  store_.put(work.id, to_text(work), record);
  for (Picked& picked : picked_)
    if (picked.id == work.id) picked = {work.id, nullptr, {}, false};
  list_.insert(list_.begin(), std::move(work));
  make_room();
}

void KeptResults::make_room() {
  const auto too_much = [this] {
    std::int64_t bytes = 0;
    for (const FinishedWork& work : list_) bytes += work.bytes;
    return list_.size() > most_finished || bytes > most_result_bytes;
  };
  while (list_.size() > 1 && too_much()) remove(list_.back().id);
}

void KeptResults::remove(std::string id) {
  drop(id);
  store_.remove(id);
}

void KeptResults::drop(const std::string& id) {
  std::erase_if(list_, [&](const FinishedWork& work) { return work.id == id; });
  std::erase_if(picked_, [&](const Picked& picked) { return picked.id == id; });
  records_.erase(id);
  asked_for_.erase(id);
}

// --- handing ----------------------------------------------------------------------------------

const WorkRecord* KeptResults::record(const std::string& id) {
  const auto found = records_.find(id);
  if (found != records_.end()) return &found->second;
  if (find(id) && asked_for_.insert(id).second) store_.fetch(id);
  return nullptr;
}

const WorkRecord* KeptResults::answer(const std::function<bool(const FinishedWork&)>& answers) {
  const auto found = std::ranges::find_if(list_, [&](const FinishedWork& work) {
    return !refused_.contains(work.id) && answers(work);
  });
  return found == list_.end() ? nullptr : record(found->id);
}

/// Has a part of the session take a record that may answer what is asked of the plan on show: a key
/// may be another question's by chance, or forged, and results know what they are of. Of a
/// comparison not all strategies need to be asked for, of a search any number of plans.
template <class Take>
bool KeptResults::hand(Kind kind, const Take& take) {
  const std::string& question = questions_[static_cast<std::size_t>(kind)];
  if (question.empty()) return false;
  std::string id;
  const WorkRecord* known = answer([&](const FinishedWork& work) {
    if (work.kind != kind) return false;
    const bool answers = kind == Kind::comparison ? is_part_of(work.question, question)
                         : kind == Kind::search   ? is_part_of(question, work.question)
                                                  : work.question == question;
    if (answers) id = work.id;
    return answers;
  });
  if (!known) return false;
  try {
    take(*known);
  } catch (const Error&) {
    refused_.insert(id);
    return false;
  }
  kept_.insert(kind);
  return true;
}

bool KeptResults::hand_run(Session& session) {
  Replications& run = session.background().replications();
  if (!run.study() || run.study() != shown_.get() || run.running() || run.done() > 0) return false;
  return hand(Kind::run, [&](const WorkRecord& known) { run.take(known.results); });
}

bool KeptResults::hand_comparison(Session& session) {
  Comparing& comparing = session.background().comparing();
  if (!comparing.possible() || comparing.running()) return false;
  if (comparing.specification() && !comparing.out_of_date()) return false;
  const bool handed = hand(Kind::comparison, [&](const WorkRecord& known) {
    comparing.take(known.specification, known.results);
  });
  // What is asked anew is the person's own question.
  if (handed) questions_[static_cast<std::size_t>(Kind::comparison)].clear();
  return handed;
}

bool KeptResults::hand_search(Session& session) {
  Searching& searching = session.background().searching();
  if (!searching.possible() || searching.running()) return false;
  if (searching.search() && !searching.out_of_date()) return false;
  return hand(Kind::search,
              [&](const WorkRecord& known) { searching.take(known.specification, known.results); });
}

bool KeptResults::hand_test(Session& session, Kind kind) {
  FieldTest& test = test_of(session.background(), kind);
  if (!test.possible() || test.running()) return false;
  if (test.known() && !test.out_of_date()) return false;
  return hand(kind, [&](const WorkRecord& known) { test.take(known.results); });
}

// --- two of them side by side -----------------------------------------------------------------

void KeptResults::pick(const std::string& id, bool picked) {
  std::erase_if(picked_, [&](const Picked& one) { return one.id == id; });
  const FinishedWork* work = find(id);
  if (!picked || !work || !work->can_stand_beside()) return;
  if (picked_.size() == 2) picked_.erase(picked_.begin());
  picked_.push_back({id, nullptr, {}, false});
  read_picked();
}

bool KeptResults::is_picked(const std::string& id) const {
  return std::ranges::find(picked_, id, &Picked::id) != picked_.end();
}

const ReadWork* KeptResults::read(std::size_t place) const {
  return place < picked_.size() ? picked_[place].work.get() : nullptr;
}

void KeptResults::choose_strategy(std::size_t place, const std::string& strategy) {
  if (place < picked_.size()) picked_[place].strategy = strategy;
}

bool KeptResults::is_unreadable() const {
  return std::ranges::any_of(picked_, &Picked::unreadable);
}

void KeptResults::read_picked() {
  for (Picked& picked : picked_) {
    if (picked.work || picked.unreadable) continue;
    const WorkRecord* found = record(picked.id);
    if (!found) continue;
    try {
      picked.work = std::make_shared<const ReadWork>(*found);
      picked.strategy = picked.work->strategy();
    } catch (const Error&) {
      picked.unreadable = true;
    }
  }
}

// --- the store --------------------------------------------------------------------------------

void KeptResults::take_list(std::string_view text) {
  const auto tree = scenario::parse(text, "", stored_limits);
  if (!tree) return;
  for (const scenario::NodePtr& pair : (*tree.value)->items()) {
    const auto& parts = pair->items();
    if (parts.size() != 2) continue;
    const std::string id(parts[0]->as_string().value_or(""));
    auto read = read_finished_work(parts[1]->as_string().value_or(""));
    if (id.empty() || find(id)) continue;
    if (!read) {
      store_.remove(id);
      continue;
    }
    read.value->id = id;
    list_.push_back(std::move(*read.value));
  }
  std::ranges::stable_sort(list_, std::greater(), &FinishedWork::finished);
  make_room();
}

void KeptResults::take_record(const std::string& id, std::span<const std::byte> bytes) {
  if (asked_for_.erase(id) == 0 || !find(id)) return;
  try {
    records_[id] = work_record_from(bytes);
  } catch (const Error&) {
    remove(id);
  }
}

} // namespace pondlab::workbench
