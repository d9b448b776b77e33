#include "app/session.hpp"

#include "app/replications.hpp"
#include "scenario/parse.hpp"

namespace pondlab::app {

class Simulation {};

Session::Session() : replications_(std::make_unique<Replications>()) {}
Session::~Session() = default;

bool Session::open(std::string_view text, std::string file, std::string shipped_id) {
  auto parsed = scenario::Document::parse(text, file);
  refusal_ = parsed.diagnostics;
  if (!parsed) return false;
  document_ = std::move(*parsed.value);
  shipped_id_ = std::move(shipped_id);
  strategy_.clear();
  open_ = true;
  compile();
  return true;
}

bool Session::edit(const std::string& path, const std::string& json) {
  const auto where = scenario::Path::parse(path);
  const auto value = scenario::parse(json, "");
  if (!where || !value || !document_.set(*where, *value.value)) return false;
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
  std::vector<std::string> names{"", "none"};
  if (const scenario::Node* strategies = document_.root().find("strategies")) {
    for (const scenario::Member& member : strategies->members()) names.push_back(member.key);
  }
  return names;
}

void Session::choose_strategy(const std::string& name) {
  strategy_ = name;
  compile();
}

void Session::compile() {
  playing_ = false;
  simulation_.reset();
  replications_->clear();
  diagnostics_.clear();
  ++revision_;
}

int Session::days() const { return 0; }
int Session::day() const { return 0; }
void Session::play(double) {}
void Session::set_speed(int days_per_second, double) { days_per_second_ = days_per_second; }
void Session::replicate(int) {}
void Session::advance(double) {}
void Session::step_day() {}
void Session::jump_to(int) {}
std::uint64_t Session::day_hash() const { return 0; }
std::string Session::hash_text() const { return "–"; }
std::int32_t Session::first_date() const { return 0; }
long long Session::people() const { return 0; }
std::vector<CampaignBar> Session::campaign() const { return {}; }
std::vector<EventBar> Session::events() const { return {}; }
std::vector<std::string> Session::tiles() const { return {}; }
Figure Session::figure(std::string_view) const { return {}; }
Series Session::series(std::string_view) const { return {}; }
std::vector<FunnelStep> Session::funnel(std::string_view) const { return {}; }
LedgerTable Session::ledger() const { return {}; }
std::vector<ExpectationView> Session::expectations() const { return {}; }

} // namespace pondlab::app
