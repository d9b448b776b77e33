#include "workbench/plans/my_plans.hpp"

#include "report/model/number.hpp"
#include "scenario/json/parse.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pondlab::workbench {
namespace {

/// Milliseconds between two states that are kept as versions.
constexpr std::int64_t version_interval = 10 * 60 * 1000;

/// The entry of this id in a list, or null; an empty id is nobody's.
auto* entry_of(auto& list, const std::string& id) {
  const auto found = std::ranges::find(list, id, &PlanSummary::id);
  return id.empty() || found == list.end() ? nullptr : &*found;
}

/// "增量贡献毛利 ¥1,445 · 单次运行": the first figure, and what it is of.
std::string figure_sentence(const Figure& figure, Language language) {
  const std::string name(text(language, "measure." + figure.measure + ".name"));
  std::string value = report::number_text(language, figure.value, figure.unit);
  if (figure.replications > 1 && std::isfinite(figure.half_width))
    value += " " + report::half_width_text(language, figure.half_width, figure.unit);
  const std::string basis = figure.replications > 1
                                ? text(language, "app.results.replications",
                                       {{"count", std::to_string(figure.replications)}})
                                : std::string(text(language, "app.results.single_run"));
  return text(language, "app.my_plans.figure",
              {{"measure", name}, {"value", value}, {"basis", basis}});
}

/// What is known of the session's plan now, and a word for what that is of; the word is empty where
/// nothing is.
struct Judged {
  std::string of;
  std::function<std::string(Language)> sentence;
};

Judged judged(const Session& session) {
  const Comparing& comparing = session.background().comparing();
  if (comparing.card() && !comparing.running() && !comparing.out_of_date())
    return {"comparison " + std::to_string(comparing.done()),
            [&comparing](Language language) { return comparing.verdict(language); }};
  const Replications& replications = session.background().replications();
  if (!session.playback().at_end() || session.busy() || replications.running()) return {};
  const std::vector<std::string> tiles = session.figures().tiles();
  if (tiles.empty()) return {};
  const Figure figure = session.figures().figure(tiles.front());
  if (!std::isfinite(figure.value)) return {};
  return {"run " + std::to_string(replications.done()) + " " + session.plan().strategy(),
          [figure](Language language) { return figure_sentence(figure, language); }};
}

} // namespace

const PlanSummary* MyPlans::find(const std::string& id) const { return entry_of(list_, id); }

PlanSummary* MyPlans::entry(const std::string& id) { return entry_of(list_, id); }

std::string_view MyPlans::name() const {
  const PlanSummary* summary = find(current_);
  return summary ? summary->name : copy_name_;
}

void MyPlans::sort() { std::ranges::stable_sort(list_, std::greater(), &PlanSummary::edited); }

void MyPlans::put(const PlanSummary& summary, const std::string& plan) {
  kept_ = false;
  store_.put(summary.id, to_text(summary), plan);
}

// --- the session ------------------------------------------------------------------------------

void MyPlans::opened(const Session& session) {
  if (!current_.empty()) store_.release();
  current_.clear();
  copy_name_.clear();
  versions_.clear();
  judged_.clear();
  root_ = session.plan().document().shared_root();
  text_ = session.plan().document().text();
  strategy_ = session.plan().strategy();
}

void MyPlans::opened(const Session& session, const std::string& id,
                     std::vector<PlanVersion> versions, const std::string& copy_name) {
  const bool is_own = copy_name.empty();
  if (is_own) current_.clear(); // the store has changed its claim already
  opened(session);
  current_ = is_own ? id : std::string();
  copy_name_ = copy_name;
  versions_ = std::move(versions);
}

void MyPlans::made(const Session& session, const std::string& name) {
  opened(session);
  begin(free_name(name));
  list_.front().edited = store_.now();
  keep(session);
}

void MyPlans::stay() {
  if (current_.empty())
    store_.release();
  else
    store_.claim(current_);
}

void MyPlans::look(const Session& session, const Title& title) {
  if (!session.is_open() || !root_) return;
  if (session.plan().document().shared_root() != root_) {
    if (current_.empty()) begin(free_name(copy_name_.empty() ? title() : copy_name_));
    take_edit(session);
  } else if (!current_.empty() && session.plan().strategy() != strategy_) {
    keep(session);
  }
  note_verdict(session);
}

void MyPlans::begin(const std::string& name) {
  current_ = store_.new_id();
  copy_name_.clear();
  PlanSummary summary;
  summary.id = current_;
  summary.name = plan_name(name);
  if (summary.name.empty()) summary.name = current_;
  list_.insert(list_.begin(), std::move(summary));
  store_.claim(current_);
}

void MyPlans::take_edit(const Session& session) {
  const std::int64_t now = store_.now();
  note_version(now);
  root_ = session.plan().document().shared_root();
  text_ = session.plan().document().text();
  judged_.clear();
  PlanSummary* summary = entry(current_);
  if (!summary) { // removed elsewhere: what is edited here stays all the same
    PlanSummary again;
    again.id = current_;
    again.name = free_name(session.plan().file());
    list_.insert(list_.begin(), std::move(again));
    summary = &list_.front();
  }
  summary->edited = now;
  summary->verdict_is_old = !summary->verdict.empty();
  keep(session);
  sort();
}

/// The state before an edit becomes a version where it is the first, the last one's edit was long
/// before its own, or it has stood for long.
void MyPlans::note_version(std::int64_t now) {
  const PlanSummary* summary = find(current_);
  const std::int64_t edited = summary && summary->edited > 0 ? summary->edited : now;
  if (!versions_.empty()) {
    const std::int64_t last = versions_.back().edited;
    const bool is_far = edited - last >= version_interval || now - edited >= version_interval;
    if (edited <= last || !is_far) return;
  }
  versions_.push_back({edited, text_});
  if (versions_.size() > most_versions) versions_.erase(versions_.begin());
}

void MyPlans::keep(const Session& session) {
  PlanSummary* summary = entry(current_);
  if (!summary) return;
  strategy_ = session.plan().strategy();
  summary->days = session.playback().days();
  summary->campaign = session.plan().campaign();
  summary->versions.clear();
  for (const PlanVersion& version : versions_) summary->versions.push_back(version.edited);
  put(*summary,
      writer_.text({session.plan().document(), session.shipped_id(), strategy_, versions_}));
}

void MyPlans::note_verdict(const Session& session) {
  PlanSummary* summary = entry(current_);
  if (!summary) return;
  const Judged found = judged(session);
  if (found.of.empty() || found.of == judged_) return;
  judged_ = found.of;
  summary->verdict = {found.sentence(Language::zh), found.sentence(Language::en)};
  summary->verdict_is_old = false;
  put(*summary, {});
}

// --- the list ---------------------------------------------------------------------------------

std::string MyPlans::free_name(const std::string& name) const {
  const auto taken = [this](const std::string& wanted) {
    return std::ranges::find(list_, wanted, &PlanSummary::name) != list_.end();
  };
  std::string free = plan_name(name);
  for (int number = 2; taken(free); ++number) free = plan_name(name) + " " + std::to_string(number);
  return free;
}

void MyPlans::rename(const std::string& id, std::string_view name) {
  PlanSummary* summary = entry(id);
  std::string called = plan_name(name);
  if (!summary || called.empty() || called == summary->name) return;
  summary->name = std::move(called);
  put(*summary, {});
}

void MyPlans::duplicate(const std::string& id, const std::string& name) {
  const PlanSummary* summary = find(id);
  if (!summary) return;
  PlanSummary copy = *summary;
  copy.id = store_.new_id();
  copy.name = free_name(name);
  copy.edited = store_.now();
  kept_ = false;
  store_.copy(id, copy.id, to_text(copy));
  list_.insert(list_.begin(), std::move(copy));
}

void MyPlans::remove(const std::string& id) {
  const PlanSummary* summary = find(id);
  if (!summary) return;
  removed_ = *summary;
  removed_current_ = id == current_;
  if (removed_current_) current_.clear();
  std::erase_if(list_, [&](const PlanSummary& plan) { return plan.id == removed_->id; });
  kept_ = false;
  store_.remove(removed_->id);
}

void MyPlans::bring_back() {
  if (!removed_) return;
  const PlanSummary back = *std::exchange(removed_, std::nullopt);
  if (!find(back.id)) list_.push_back(back);
  sort();
  if (removed_current_ && current_.empty()) current_ = back.id;
  kept_ = false;
  store_.bring_back(back.id);
}

void MyPlans::add(std::vector<CollectedPlan> plans) {
  for (CollectedPlan& plan : plans) {
    plan.summary.id = store_.new_id();
    plan.summary.name = free_name(plan.summary.name);
    put(plan.summary, PlanWriter().text(plan.plan));
    list_.push_back(std::move(plan.summary));
  }
  sort();
}

// --- the store --------------------------------------------------------------------------------

/// The plan that is being worked on may be ahead of what the store has.
void MyPlans::take_list(std::string_view text) {
  const auto tree = scenario::parse(text, "", stored_limits);
  listed_ = true;
  if (!tree) return;
  std::vector<PlanSummary> list;
  for (const scenario::NodePtr& pair : (*tree.value)->items()) {
    const auto& parts = pair->items();
    if (parts.size() != 2) continue;
    const std::string id(parts[0]->as_string().value_or(""));
    if (id.empty() || id == current_) continue;
    PlanSummary summary;
    if (auto read = read_plan_summary(parts[1]->as_string().value_or(""), ""))
      summary = std::move(*read.value);
    summary.id = id;
    list.push_back(std::move(summary));
  }
  if (const PlanSummary* here = find(current_)) list.push_back(*here);
  list_ = std::move(list);
  sort();
}

void MyPlans::take_outcome(StoreFailure failure) {
  failure_ = failure;
  listed_ = true;
  if (failure == StoreFailure::none) kept_ = true;
}

} // namespace pondlab::workbench
