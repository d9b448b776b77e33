#include "workbench/results/kept_results.hpp"

#include "base/error.hpp"
#include "scenario/json/parse.hpp"
#include "workbench/plans/plan_summary.hpp"
#include "workbench/plans/stored_plan.hpp"

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

} // namespace

const FinishedWork* KeptResults::find(const std::string& id) const {
  const auto found = std::ranges::find(list_, id, &FinishedWork::id);
  return found == list_.end() ? nullptr : &*found;
}

bool KeptResults::look(Session& session, const Title& title) {
  if (!session.is_open()) return false;
  keep_run(session, title);
  keep_comparison(session, title);
  if (session.plan().study() != shown_) {
    shown_ = session.plan().study();
    run_question_ = shown_ ? question_key(shown_->specification) : std::string();
    experiment::JobSpecification comparison;
    if (shown_) comparison = shown_->specification;
    comparison.kind = experiment::JobSpecification::Kind::comparison;
    comparison_question_ = shown_ ? question_key_begin(comparison) : std::string();
  }
  const bool handed_run = hand_run(session);
  const bool handed_comparison = hand_comparison(session);
  read_picked();
  return handed_run || handed_comparison;
}

// --- keeping ----------------------------------------------------------------------------------

void KeptResults::keep_run(const Session& session, const Title& title) {
  const Replications& run = session.background().replications();
  if (run.running() || run.results().empty()) {
    run_is_kept_ = false;
    return;
  }
  if (std::exchange(run_is_kept_, true)) return;
  const experiment::Study& study = *run.study();
  FinishedWork work;
  work.plan = title();
  work.case_id = session.shipped_id();
  const scenario::Strategy& strategy = *study.scenario.find(study.strategy);
  work.subject = {study.scenario.name_of(strategy, Language::zh),
                  study.scenario.name_of(strategy, Language::en)};
  work.finding = {session.figures().finding(Language::zh), session.figures().finding(Language::en)};
  work.replications = run.done();
  keep(std::move(work), study.specification, run.results());
}

void KeptResults::keep_comparison(const Session& session, const Title& title) {
  const Comparing& comparing = session.background().comparing();
  if (comparing.running() || comparing.results().empty() || !comparing.card()) {
    comparison_is_kept_ = false;
    return;
  }
  if (std::exchange(comparison_is_kept_, true)) return;
  const report::CompareReport known = comparing.known();
  FinishedWork work;
  work.kind = FinishedWork::Kind::comparison;
  work.plan = title();
  work.case_id = session.shipped_id();
  work.subject = {names_of(known.comparison, Language::zh),
                  names_of(known.comparison, Language::en)};
  work.finding = {comparing.verdict(Language::zh), comparing.verdict(Language::en)};
  work.replications = known.experiment.done();
  keep(std::move(work), *comparing.specification(), comparing.results());
}

void KeptResults::keep(FinishedWork work, const experiment::JobSpecification& specification,
                       const std::vector<experiment::Bytes>& results) {
  const experiment::Bytes record = to_bytes(specification, results);
  work.bytes = static_cast<std::int64_t>(record.size());
  if (work.bytes > most_result_bytes) return;
  work.question = question_key(specification);
  const auto before = std::ranges::find(list_, work.question, &FinishedWork::question);
  work.id = before == list_.end() ? store_.new_id() : before->id;
  work.plan = plan_name(work.plan);
  work.finished = store_.now();
  if (before != list_.end()) list_.erase(before);
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

const WorkRecord* KeptResults::answer(const std::string& question_begin) {
  if (question_begin.empty()) return nullptr;
  const auto found = std::ranges::find_if(
      list_, [&](const FinishedWork& work) { return work.question.starts_with(question_begin); });
  return found == list_.end() ? nullptr : record(found->id);
}

bool KeptResults::hand_run(Session& session) {
  Replications& run = session.background().replications();
  if (!run.study() || run.study() != shown_.get() || run.running() || run.done() > 0) return false;
  const WorkRecord* known = answer(run_question_);
  // A key may be another question's by chance, or forged.
  if (!known || !difference(known->specification, run.study()->specification).empty()) return false;
  try {
    run.take(known->results);
  } catch (const Error&) {
    run_question_.clear();
    return false;
  }
  run_is_kept_ = true;
  return run.done() > 0;
}

bool KeptResults::hand_comparison(Session& session) {
  Comparing& comparing = session.background().comparing();
  if (!comparing.possible() || comparing.running() || session.plan().study() != shown_)
    return false;
  if (comparing.specification() && !comparing.out_of_date()) return false;
  const WorkRecord* known = answer(comparison_question_);
  if (!known || known->specification.scenario != shown_->specification.scenario) return false;
  comparison_question_.clear(); // what is asked anew is the person's own question
  try {
    comparing.take(known->specification, known->results);
  } catch (const Error&) {
    return false;
  }
  comparison_is_kept_ = true;
  return comparing.done() > 0;
}

// --- two of them side by side -----------------------------------------------------------------

void KeptResults::pick(const std::string& id, bool picked) {
  std::erase_if(picked_, [&](const Picked& one) { return one.id == id; });
  if (!picked || !find(id)) return;
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
