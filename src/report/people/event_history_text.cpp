#include "report/model/colour.hpp"
#include "report/model/number.hpp"
#include "report/people/event_history_report.hpp"
#include "report/people/event_sentence.hpp"
#include "report/people/people_report.hpp"

#include "engine/numeric/calendar.hpp"

#include <fmt/format.h>

namespace pondlab::report {

namespace {

using engine::TraceEvent;
using Arguments = std::vector<TextArgument>;

const std::string& named(const std::string& name, const std::string& id) {
  return name.empty() ? id : name;
}

class EventHistoryText {
public:
  EventHistoryText(const EventHistoryReport& report, Language language, bool colour)
      : report_(report), history_(report.history), plan_(report.plan), language_(language),
        colour_(colour), sentences_(report.plan, language, colour) {}

  std::string write() {
    write_head();
    write_person();
    int day = -1;
    for (const TraceEvent& event : history_.events) {
      if (event.day != day) write_day(day = event.day);
      out_ += "  " + clock(event) + "  " + sentences_.of(event) + "\n";
    }
    if (history_.events.empty()) out_ += "\n" + t("nothing") + "\n";
    write_totals();
    if (report_.against) write_against(*report_.against);
    return std::move(out_);
  }

private:
  std::string t(const std::string& key, const Arguments& arguments = {}) const {
    return text(language_, "life." + key, arguments);
  }
  std::string money(engine::Fen fen) const {
    return number_text(language_, static_cast<double>(fen), Unit::money, Shape::exact);
  }
  std::string date(engine::Day day) const { return to_text(plan_.date_of(day)); }

  void write_head() {
    out_ += bold(t("head", {{"person", person()}}), colour_) + "\n";
    out_ += t("run", {{"strategy", named(report_.strategy_name, report_.strategy)},
                      {"start", to_text(plan_.start())},
                      {"days", std::to_string(history_.days)},
                      {"replication", std::to_string(report_.replication)},
                      {"seed", std::to_string(report_.seed)}}) +
            "\n";
  }

  /// As people and commands call the person; one name where that is the same.
  std::string person() const {
    const std::string name = person_text(language_, plan_, history_.person);
    return name == history_.person ? name : t("person", {{"name", name}, {"id", history_.person}});
  }

  void write_person() {
    for (const std::string& line : sentences_.who(history_)) out_ += line + "\n";
    out_ += t("note") + "\n";
  }

  void write_day(int day) {
    out_ += "\n" +
            bold(t("day", {{"day", std::to_string(day)},
                           {"date", date_text(language_, plan_.date_of(day).days)}}),
                 colour_) +
            "\n";
  }

  static std::string clock(const TraceEvent& event) {
    return fmt::format("{:5}", clock_text(event));
  }

  void write_totals() {
    const experiment::EventHistoryTotals totals = totals_of(history_);
    out_ += "\n" +
            t("totals", {{"seen", std::to_string(totals.seen)},
                         {"contacts", std::to_string(totals.seen + totals.unseen)},
                         {"visits", std::to_string(totals.visits)},
                         {"orders", std::to_string(totals.orders)},
                         {"baseline", std::to_string(totals.baseline_orders)},
                         {"paid", money(totals.paid)},
                         {"returns", std::to_string(totals.returns)},
                         {"refunded", money(totals.refunded)}}) +
            "\n";
    if (history_.after.stage == engine::Stage::dropped) out_ += t("after.dropped") + "\n";
  }

  void write_against(const HistoryAgainst& against) {
    out_ += "\n" +
            bold(t("against.head", {{"strategy", named(against.strategy_name, against.strategy)}}),
                 colour_) +
            "\n";
    if (!against.difference.parting) {
      out_ += t("against.same") + "\n";
      return;
    }
    const experiment::Parting& parting = *against.difference.parting;
    out_ += t("against.first", {{"day", std::to_string(parting.day)},
                                {"date", date_text(language_, plan_.date_of(parting.day).days)}}) +
            "\n";
    write_side(named(report_.strategy_name, report_.strategy), history_, parting.mine, sentences_);
    write_side(named(against.strategy_name, against.strategy), against.history, parting.other,
               EventSentences(against.plan, language_, colour_));
    const experiment::HistoryChange& change = against.difference.change;
    out_ += t("against.change", {{"orders", signed_count(change.orders)},
                                 {"paid", signed_money(change.paid)},
                                 {"refunded", signed_money(change.refunded)},
                                 {"margin", signed_money(change.margin)}}) +
            "\n";
  }

  void write_side(const std::string& strategy, const experiment::EventHistory& history,
                  std::size_t at, const EventSentences& sentences) {
    const std::string moment = at < history.events.size() ? date(history.events[at].day) + " " +
                                                                clock(history.events[at]) + "  " +
                                                                sentences.of(history.events[at])
                                                          : t("against.no_more");
    out_ += "  " + strategy + ": " + moment + "\n";
  }

  std::string signed_count(int n) const {
    return (n > 0 ? "+" : "") + number_text(language_, n, Unit::count, Shape::exact);
  }
  std::string signed_money(engine::Fen fen) const { return (fen > 0 ? "+" : "") + money(fen); }

  const EventHistoryReport& report_;
  const experiment::EventHistory& history_;
  const engine::Plan& plan_;
  Language language_;
  bool colour_;
  EventSentences sentences_;
  std::string out_;
};

} // namespace

std::string life_text(const EventHistoryReport& report, Language language, bool colour) {
  return EventHistoryText(report, language, colour).write();
}

} // namespace pondlab::report
