#include "app/compare/compare_health.hpp"
#include "app/compare/compare_table.hpp"
#include "app/draw/display_text.hpp"
#include "app/frame/future_bar.hpp"
#include "app/phone/phone_device.hpp"
#include "app/results/field_test_card.hpp"
#include "app/results/results.hpp"
#include "app/search/search_finds.hpp"
#include "app/shell/application.hpp"
#include "app/state/platform.hpp"
#include "report/check/health_text.hpp"
#include "report/compare/status_text.hpp"
#include "report/people/event_history_report.hpp"
#include "report/search/search_report.hpp"
#include "report/search/search_text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace pondlab::app {
namespace {

using nlohmann::json;

json number(double value) { return std::isfinite(value) ? json(value) : json(nullptr); }

/// The customer being followed, as `pondlab explain` tells of them, and the phone on show.
json account_of_phone(const workbench::Session& session, const View& view) {
  const workbench::Following& following = session.following();
  json account{{"person", following.person()},
               {"busy", following.busy()},
               {"share", following.share()},
               {"cast", json::object()},
               {"life", nullptr}};
  for (const experiment::Persona persona : experiment::personas) {
    const auto actor = following.actor(persona);
    account["cast"][std::string(word_of(persona))] = actor ? json(*actor) : json(nullptr);
  }
  if (!following.history() || view.place != Place::phone) return account;
  report::EventHistoryReport report{*following.history(),  following.plan(0),
                                    session.plan().file(), session.plan().strategy(),
                                    following.seed(),      0};
  std::optional<report::HistoryAgainst> against;
  if (following.twin())
    against.emplace(report::HistoryAgainst{*following.twin(), following.plan(1),
                                           std::string(scenario::none_strategy),
                                           *following.difference()});
  report.against = against ? &*against : nullptr;
  account["life"] = json::parse(report::life_json(report));
  const workbench::PhoneView phone = workbench::phone_view(
      *following.history(), following.timeline(0), following.scenes(0), session.playback().day());
  account["screen"] = key_of(shown_screen(phone, view.screen));
  account["shows"] = {
      {"day", phone.day}, {"orders", phone.orders.size()}, {"couponsHeld", phone.held()}};
  return account;
}

/// A table for a screen reader.
json told_of_table(const report::DocumentTable& table) {
  json rows = json::array();
  for (const auto& row : table.rows) {
    json cells = json::array();
    for (const report::DocumentCell& cell : row) cells.push_back(cell.text);
    rows.push_back(std::move(cells));
  }
  return {{"title", table.title},
          {"note", table.note},
          {"head", rows.empty() ? json::array() : json(table.head)},
          {"rows", std::move(rows)}};
}

/// The health card for a screen reader: what stands above, then each section as a table.
json told_of_health(const Ui& ui, const workbench::Session& session) {
  const report::HealthReport health = session.background().health();
  json told{{"title", ui.t("app.compare.health.title")},
            {"notices", json::array()},
            {"sections", json::array()}};
  for (const report::Notice& notice : health_notices(health, ui.language))
    told["notices"].push_back(notice.text);
  const report::HealthSections all = health_sections_here(ui, session, health);
  for (const report::DocumentTable* table :
       {&all.rests_on, &all.inputs, &all.outside, &all.left, &all.evidence})
    told["sections"].push_back(told_of_table(*table));
  return told;
}

/// What tests of the strategy on show would come to, likewise; null before any is known.
json told_of_tests(const Ui& ui, const workbench::Session& session) {
  json told{{"title", ui.t("app.field_test.trial.title")},
            {"notices", json::array()},
            {"sections", json::array()}};
  for (const report::Notice& notice : field_test_notices(ui, session))
    told["notices"].push_back(notice.text);
  for (const report::DocumentTable& table : field_test_tables(ui, session))
    told["sections"].push_back(told_of_table(table));
  return told["sections"].empty() ? json(nullptr) : told;
}

/// The comparison, and at rest all that `pondlab compare` tells of it.
json account_of_comparison(const workbench::Session& session, const View& view, Language language) {
  const workbench::Comparing& comparing = session.background().comparing();
  json account{
      {"running", comparing.running()},   {"done", comparing.done()},
      {"wanted", comparing.wanted()},     {"share", comparing.share()},
      {"left", comparing.left()},         {"outOfDate", comparing.out_of_date()},
      {"strategies", comparing.chosen()}, {"replications", comparing.replications()},
      {"doubts", comparing.doubts()},     {"depth", static_cast<int>(comparing.analysis_level())}};
  const workbench::ComparisonCard* card = comparing.card();
  if (!card) return account;
  account["shown"] = card->replications;
  account["leader"] = card->leader().id;
  account["verdict"] = comparing.verdict(language);
  account["doubtVerdict"] = comparing.doubt_verdict(language);
  account["hinges"] = comparing.hinges(language);
  const report::HealthReport health = session.background().health();
  const report::StatusText status(health.compare, language);
  account["status"] = status.headline();
  account["wouldWin"] = status.would_win();
  account["health"] = {
      {"open", view.health_open},
      {"summary", report::HealthText(health.compare, health.card, language).summary()}};
  if (!comparing.running()) account["report"] = json::parse(comparing.report_json());
  return account;
}

/// A test of the strategy on show; done, what `pondlab trial` or `pondlab pilot` tells of it.
json account_of_test(const workbench::FieldTest& test) {
  json account{
      {"running", test.running()}, {"possible", test.possible()},     {"done", test.done()},
      {"wanted", test.wanted()},   {"outOfDate", test.out_of_date()}, {"report", nullptr}};
  if (const report::TrialReport* trial = test.trial())
    account["report"] = json::parse(report::trial_json(*trial));
  if (const report::PilotReport* pilot = test.pilot())
    account["report"] = json::parse(report::pilot_json(*pilot));
  return account;
}

/// The search, and once it is done all that `pondlab search` tells of it.
json account_of_search(const workbench::Session& session, Language language) {
  const workbench::Searching& searching = session.background().searching();
  json account{{"running", searching.running()},
               {"possible", searching.possible()},
               {"done", searching.done()},
               {"wanted", searching.wanted()},
               {"share", searching.share()},
               {"outOfDate", searching.out_of_date()},
               {"goesOn", searching.goes_on()},
               {"plans", searching.plans()},
               {"strategies", searching.strategies()},
               {"levers", json::array()},
               {"stage", searching.search() ? json(key_of(searching.search()->stage())) : json()}};
  for (const scenario::DecisionVariable& lever : searching.levers())
    account["levers"].push_back({{"parameter", lever.parameter},
                                 {"low", lever.low},
                                 {"high", lever.high},
                                 {"moves", searching.moves(lever.parameter)}});
  const experiment::Search* found = searching.found();
  if (!found) return account;
  account["finding"] = report::SearchText(*found, language).finding().text;
  account["report"] = json::parse(report::search_json(*found, session.plan().file()));
  return account;
}

} // namespace

json Application::pond_json(const workbench::PondScene& pond) const {
  using engine::Counter;
  const workbench::PondCounts& drawn = pond.counts();
  const auto reported = [&](Counter counter) {
    return session_.figures().counted(counter, pond.days());
  };
  return {{"days", pond.days()},
          {"oneIn", pond.one_in()},
          {"people", pond.dots().size()},
          {"points", pond_picture_.points()},
          {"bytesSent", pond_picture_.bytes_sent()},
          {"minute", view_.pond.minute},
          {"playing", view_.pond.playing},
          {"zoom", view_.pond.zoom},
          {"shoal", view_.pond.shoal},
          {"members", drawn.members},
          {"drawn",
           {{"members", drawn.members},
            {"contacts", drawn.contacts},
            {"inCommunity", drawn.in_community},
            {"joined", drawn.joined},
            {"shopVisitors", drawn.shop_visitors},
            {"liveViewers", drawn.live_viewers},
            {"shopOrders", drawn.orders[2]},
            {"returns", drawn.returns},
            {"friendContacts", drawn.shares}}},
          {"reported",
           {{"members", reported(Counter::members)},
            {"contacts", reported(Counter::contacts)},
            {"inCommunity", reported(Counter::in_community)},
            {"joined", reported(Counter::joined)},
            {"shopVisitors", reported(Counter::visitors_shop)},
            {"liveViewers", reported(Counter::live_viewers)},
            {"shopOrders", reported(Counter::orders_shop)},
            {"returns", reported(Counter::returns)},
            {"friendContacts", reported(Counter::friend_contacts)}}}};
}

const std::string& Application::state() {
  static constexpr const char* place_names[] = {"gallery", "plan",    "pond",
                                                "phone",   "results", "compare"};
  json account;
  account["place"] = place_names[static_cast<int>(view_.place)];
  account["language"] = ui_.language == Language::zh ? "zh" : "en";
  account["theme"] = ui_.theme().dark ? "dark" : "light";
  account["scale"] = ui_.scale;
  account["pixelRatio"] = screen_.pixel_ratio();
  account["frames"] = frames_;
  account["frameMilliseconds"] = frame_milliseconds_;
  account["shipped"] = json::array();
  for (const ShippedScenario& scenario : shipped_) account["shipped"].push_back(scenario.id);
  account["scenario"] = session_.shipped_id();
  account["file"] = session_.is_open() ? session_.plan().file() : "";
  account["strategy"] = session_.plan().strategy();
  account["strategies"] = json::object();
  for (const std::string& id : session_.plan().strategies())
    account["strategies"][id] = session_.plan().strategy_name(id, ui_.language);
  account["modified"] = session_.plan().modified();
  account["undo"] = session_.plan().document().past().size();
  account["myPlans"] = my_plans_json();
  account["finished"] = finished_json();
  account["findings"] = session_.plan().diagnostics().size();
  account["canRun"] = session_.playback().can_run();
  account["playing"] = session_.playback().playing();
  account["day"] = session_.playback().day();
  account["days"] = session_.playback().days();
  account["hash"] = session_.figures().hash_text();
  account["branching"] = session_.branching();
  account["futures"] = json::array();
  for (const workbench::FutureView& future : session_.futures().views())
    account["futures"].push_back({{"name", future_letter(future.number)},
                                  {"from", future.from},
                                  {"onShow", future.on_show}});
  account["keysOpen"] = view_.keys_open;
  account["busy"] = session_.busy();
  const workbench::WorkInProgress work = session_.playback().work();
  account["filling"] =
      work.kind == workbench::WorkInProgress::Kind::people ? json(work.share) : json(nullptr);
  account["replications"] = {{"done", session_.background().replications().done()},
                             {"wanted", session_.background().replications().wanted()},
                             {"running", session_.background().replications().running()},
                             {"share", session_.background().replications().share()},
                             {"hash", session_.figures().replications_hash_text()}};
  if (view_.place == Place::compare)
    account["comparison"] = account_of_comparison(session_, view_, ui_.language);
  if (view_.place == Place::compare && view_.searching)
    account["search"] = account_of_search(session_, ui_.language);
  if (view_.place == Place::results) {
    account["trial"] = account_of_test(session_.background().trial());
    account["pilot"] = account_of_test(session_.background().pilot());
  }
  account["person"] = view_.person;
  account["funnel"] = json::object();
  for (const workbench::FunnelStep& step : session_.figures().funnel(funnel_shown(session_, view_)))
    account["funnel"][step.counter] = step.people;
  if (const workbench::PeopleList& list = session_.people_list(); list.is_open()) {
    account["people"] = {{"figure", list.asked().figure},
                         {"from", list.asked().from},
                         {"to", list.asked().to},
                         {"searching", list.searching()},
                         {"rows", list.rows().size()}};
    if (list.behind())
      account["people"].update({{"value", list.behind()->figure},
                                {"sum", list.behind()->of_people},
                                {"first", list.rows().empty() ? "" : list.name(0)}});
  }
  if (const workbench::PondScene* pond = session_.pond().scene())
    account["pond"] = pond_json(*pond);
  account["phone"] = account_of_phone(session_, view_);
  account["message"] = toast_.words();
  account["answers"] = json::array();
  for (const auto question : {TypedAnswers::members, TypedAnswers::start, TypedAnswers::budget}) {
    const std::string* typed = view_.answers.of(question, session_.plan().document().shared_root());
    account["answers"].push_back(typed ? *typed : std::string());
  }
  const workbench::ReadPlan asked = workbench::read_plan(view_.new_plan.typed);
  account["newPlan"] = {{"open", view_.new_plan.is_open},
                        {"category", asked.answers.category},
                        {"goal", asked.answers.goal},
                        {"channels", asked.answers.channels},
                        {"faults", json::array()}};
  for (const scenario::NumberQuestion& question : scenario::number_questions())
    account["newPlan"][question.key] = asked.answers.number(question.number);
  for (const scenario::PlanFault& fault : asked.faults)
    account["newPlan"]["faults"].push_back(fault.question);
  account["notices"] = json::array();
  for (const scenario::AdaptNotice& notice : session_.adaptation())
    account["notices"].push_back(to_text(notice, ui_.language));
  account["kpis"] = json::object();
  for (const std::string& measure : session_.figures().tiles()) {
    const workbench::Figure figure = session_.figures().figure(measure);
    account["kpis"][measure] = {{"value", number(figure.value)},
                                {"halfWidth", number(figure.half_width)},
                                {"difference", number(figure.difference)},
                                {"replications", figure.replications}};
  }
  for (const auto& [name, rect] : ui_.places())
    account["places"][name] = {rect.x * ui_.scale, rect.y * ui_.scale, rect.w * ui_.scale,
                               rect.h * ui_.scale};
  if (session_.is_open()) account["document"] = session_.plan().document().text();
  state_ = account.dump();
  return state_;
}

void Application::describe() {
  describe_trouble();
  json page;
  page["lang"] = ui_.language == Language::zh ? "zh-CN" : "en";
  page["name"] = ui_.t("app.name");
  page["title"] = session_.is_open() ? (my_plans_.name().empty() ? scenario_title(ui_, session_)
                                                                 : std::string(my_plans_.name())) +
                                           " · " + std::string(ui_.t("app.name"))
                                     : std::string(ui_.t("app.title"));
  page["labels"] = {{"run", ui_.t("app.top.run")},
                    {"pause", ui_.t("app.top.pause")},
                    {"step", ui_.t("app.top.step_help")},
                    {"scenario", ui_.t("app.top.scenario")},
                    {"results", ui_.t("app.place.results")}};
  page["enabled"] = {{"run", session_.playback().can_run() && !session_.playback().playing()},
                     {"pause", session_.playback().playing()},
                     {"step", session_.playback().can_run() && !session_.playback().at_end()}};
  page["scenarios"] = json::array();
  page["chosen"] = -1;
  for (std::size_t i = 0; i < shipped_.size(); ++i) {
    page["scenarios"].push_back(scenario_title(ui_, shipped_[i]));
    if (shipped_[i].id == session_.shipped_id()) page["chosen"] = i;
  }
  if (!my_plans_.name().empty()) { // which is none of the cases
    page["chosen"] = shipped_.size();
    page["scenarios"].push_back(my_plans_.name());
  }
  const std::string page_text = page.dump();
  if (page_text != described_page_) platform::describe_page(described_page_ = page_text);

  // While it plays, a table that changes each frame would only be noise.
  if (session_.busy() || session_.background().running()) return;
  json results;
  results["caption"] = "";
  results["summary"] = "";
  results["head"] = json::array();
  results["rows"] = json::array();
  results["health"] = nullptr;
  const workbench::Comparing& comparing = session_.background().comparing();
  const experiment::Search* found = session_.background().searching().found();
  if (view_.place == Place::compare && view_.searching && found) {
    results["summary"] = search_summary(ui_, *found);
    results["caption"] = ui_.t("app.search.finds");
    results["head"] = search_head(ui_, *found);
    for (const experiment::Finalist& finalist : found->finalists())
      results["rows"].push_back(search_row(ui_, *found, finalist));
  } else if (view_.place == Place::compare && !view_.searching && comparing.card()) {
    const report::CompareReport known = session_.background().health().compare;
    const report::StatusText status(known, ui_.language);
    std::string summary = status.headline();
    for (const std::string& words :
         {status.would_win(), comparing.verdict(ui_.language),
          comparing.doubt_verdict(ui_.language), comparing.hinges(ui_.language)})
      if (!words.empty()) summary += (summary.empty() ? "" : " ") + words;
    results["summary"] = summary;
    results["caption"] = ui_.t("app.compare.card");
    results["health"] = told_of_health(ui_, session_);
    results["head"] = compare_head(ui_);
    for (const workbench::ComparedStrategy& strategy : comparing.card()->strategies)
      results["rows"].push_back(compare_row(ui_, comparing, known, strategy));
  } else if (session_.playback().can_run() && session_.playback().day() > 0) {
    results["summary"] =
        ui_.t("app.summary", {{"day", std::to_string(session_.playback().day())},
                              {"days", std::to_string(session_.playback().days())}});
    results["caption"] = results["summary"];
    results["head"] = {ui_.t("app.inspector.measure"), ui_.t("app.inspector.value"),
                       ui_.t("app.inspector.interval"), ui_.t("app.inspector.based_on")};
    if (view_.place == Place::results) results["health"] = told_of_tests(ui_, session_);
    for (const std::string& measure : session_.figures().tiles()) {
      const workbench::Figure figure = session_.figures().figure(measure);
      results["rows"].push_back({measure_name(ui_, measure), figure_text(ui_, figure),
                                 interval_text(ui_, figure),
                                 replications_text(ui_, figure.replications)});
    }
  }
  const std::string results_text = results.dump();
  if (results_text != described_results_)
    platform::describe_results(described_results_ = results_text);
}

} // namespace pondlab::app
