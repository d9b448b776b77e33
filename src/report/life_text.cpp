#include "report/colour.hpp"
#include "report/life_report.hpp"
#include "report/names.hpp"
#include "report/number.hpp"

#include "engine/calendar.hpp"

#include <fmt/format.h>

#include <cmath>
#include <tuple>

namespace pondlab::report {

namespace {

using engine::TraceEvent;
using engine::TraceKind;
using Arguments = std::vector<TextArgument>;

/// Two decimals, always with a sign; a proper minus.
std::string signed_text(double value) {
  const std::string digits = fmt::format("{:.2f}", std::abs(value));
  return (value < 0 && digits != "0.00" ? "−" : "+") + digits;
}

double rounded(double value) { return std::round(value * 100) / 100; }

class LifeText {
public:
  LifeText(const LifeReport& report, Language language, bool colour)
      : report_(report), life_(report.life), plan_(report.plan), language_(language),
        colour_(colour) {}

  std::string write() {
    write_head();
    write_person();
    int day = -1;
    for (const TraceEvent& event : life_.events) {
      if (event.day != day) write_day(day = event.day);
      out_ += "  " + clock(event) + "  " + sentence(event) + "\n";
    }
    if (life_.events.empty()) out_ += "\n" + t("nothing") + "\n";
    write_totals();
    return std::move(out_);
  }

private:
  std::string t(const std::string& key, const Arguments& arguments = {}) const {
    return text(language_, "life." + key, arguments);
  }
  std::string money(engine::Fen fen) const {
    return number_text(language_, static_cast<double>(fen), Unit::money, Shape::exact);
  }
  std::string share(double value) const { return number_text(language_, value, Unit::rate); }
  std::string mechanism(const TraceEvent& event) const {
    return mechanism_name(language_, plan_.campaign[static_cast<std::size_t>(event.mechanism)].id);
  }
  std::string date(engine::Day day) const { return to_text(plan_.date_of(day)); }

  void write_head() {
    out_ += bold(t("head", {{"person", life_.person}}), colour_) + "\n";
    out_ += t("run", {{"strategy", report_.strategy},
                      {"start", to_text(plan_.start())},
                      {"days", std::to_string(life_.days)},
                      {"replication", std::to_string(report_.replication)},
                      {"seed", std::to_string(report_.seed)}}) +
            "\n";
  }

  void write_person() {
    using engine::Stage;
    const experiment::Standing& before = life_.before;
    const std::string stage = before.stage == Stage::sea          ? "sea"
                              : before.stage == Stage::registered ? "registered"
                              : before.stage == Stage::dropped    ? "dropped"
                                                                  : "customer";
    out_ += t("before." + stage,
              {{"since", date(life_.joined)}, {"orders", std::to_string(before.orders)}}) +
            reach_text(before) + "\n";
    if (life_.after.orders > 0)
      out_ += t("habits",
                {{"days", grouped(7 / life_.orders_a_week, 0)}, {"basket", money(life_.basket)}}) +
              "\n";
    out_ += t("traits", {{"price", signed_text(life_.price_sensitivity)},
                         {"newness", signed_text(life_.newness)},
                         {"response", signed_text(life_.responsiveness)}}) +
            "\n" + t("note") + "\n";
  }

  std::string reach_text(const experiment::Standing& standing) const {
    using namespace engine;
    std::string ways;
    const auto add = [&](bool is, const char* way) {
      if (is) ways += (ways.empty() ? "" : t("and")) + t(std::string("reach.") + way);
    };
    add(standing.reach & reach::phone, "phone");
    add(standing.reach & reach::guide, "guide");
    add((standing.reach & reach::community) && !(standing.reach & reach::muted), "community");
    add((standing.reach & reach::community) && (standing.reach & reach::muted), "muted");
    return ways.empty() ? t("reach.none") : t("reach.by", {{"ways", ways}});
  }

  void write_day(int day) {
    out_ += "\n" +
            bold(t("day", {{"day", std::to_string(day)},
                           {"date", date_text(language_, plan_.date_of(day).days)}}),
                 colour_) +
            "\n";
  }

  static std::string clock(const TraceEvent& event) {
    if (event.minute < 0) return "     ";
    return fmt::format("{:02}:{:02}", event.minute / 60, event.minute % 60);
  }

  std::string sentence(const TraceEvent& event) const {
    switch (event.kind) {
    case TraceKind::joined:
      return t("joined", {{"inflow", plan_.inflow[index(event)].inflow->id}});
    case TraceKind::unseen:
      return unseen(event);
    case TraceKind::seen:
      return t("seen", {{"mechanism", mechanism(event)},
                        {"chance", share(event.value[0])},
                        {"posts", grouped(event.value[1], 0)},
                        {"stimulus", signed_text(event.value[2])},
                        {"fatigue", grouped(event.value[3], 1)}});
    case TraceKind::clicked:
      return t("clicked", {{"mechanism", mechanism(event)}});
    case TraceKind::claimed:
      return t("claimed", {{"mechanism", mechanism(event)},
                           {"until", date(static_cast<int>(event.value[0]))}});
    case TraceKind::opted_out:
      return t(index(event) == 1   ? "opted_out.phone"
               : index(event) == 2 ? "opted_out.guide"
                                   : "opted_out.community");
    case TraceKind::friend_share:
      return t("friend_share", {{"stimulus", signed_text(event.value[0])}});
    case TraceKind::visit:
      return visit(event);
    case TraceKind::decision:
      return decision(event);
    case TraceKind::order:
      return order(event);
    case TraceKind::refused:
      return t("refused", {{"mechanism", mechanism(event)}});
    case TraceKind::pulled_tick:
      return t("pulled_tick");
    case TraceKind::dropped_out:
      return t("dropped_out");
    case TraceKind::returned:
      return t("returned", {{"money", money(event.money)}});
    case TraceKind::shared:
      return t("shared");
    case TraceKind::issued:
      return t("issued",
               {{"mechanism", mechanism(event)}, {"share", share(event.value[0] / engine::whole)}});
    }
    return {};
  }

  /// Why not: too few look at all, and the tired and the disappointed look less.
  std::string unseen(const TraceEvent& event) const {
    const auto [chance, rested, fatigue, trust] =
        std::tuple(event.value[0], event.value[1], event.value[2], event.value[3]);
    std::string line = t("unseen", {{"mechanism", mechanism(event)}, {"chance", share(chance)}});
    if (chance < rested * .995)
      line += t(trust < 0 ? "unseen_distrust" : "unseen_tired",
                {{"rested", share(rested)}, {"fatigue", grouped(fatigue, 1)}});
    return line;
  }

  std::string visit(const TraceEvent& event) const {
    const std::string channel =
        t("channel." + std::string(key_of(static_cast<engine::Channel>(index(event)))));
    if (event.value[2] != 0) return t("visit.lost");
    if (event.mechanism >= 0) return t("visit.live", {{"mechanism", mechanism(event)}});
    return t(event.value[1] != 0 ? "visit.organic" : "visit.campaign", {{"channel", channel}});
  }

  std::string decision(const TraceEvent& event) const {
    const experiment::Reasons reasons = experiment::reasons_of(event);
    double sum = 0;
    std::string listed;
    const auto add = [&](const char* key, double weight) {
      if (weight == 0 && !listed.empty()) return;
      sum += rounded(weight);
      listed += (listed.empty() ? "" : t("comma")) +
                t(std::string("reason.") + key, {{"weight", signed_text(rounded(weight))}});
    };
    add("habit", reasons.habit);
    add("offer", reasons.offer);
    add("friends", reasons.friends);
    add("crowd", reasons.crowd);
    add("host", reasons.host);
    const bool orders = event.value[6] != 0;
    std::string offer;
    if (event.mechanism >= 0)
      offer = t("offered", {{"mechanism", mechanism(event)}, {"money", money(event.money)}});
    return t("decision", {{"log_odds", signed_text(sum)},
                          {"chance", share(1 / (1 + std::exp(-reasons.sum())))},
                          {"reasons", listed},
                          {"draw", signed_text(event.value[5])},
                          {"verdict", painted(t(orders ? "orders" : "orders_not"),
                                              orders ? TerminalColour::green : TerminalColour::yellow, colour_)},
                          {"offer", offer}});
  }

  std::string order(const TraceEvent& event) const {
    const std::string channel =
        t("channel." + std::string(key_of(static_cast<engine::Channel>(index(event)))));
    std::string line = t("order", {{"money", money(event.money)}, {"channel", channel}});
    if (event.value[3] != 0)
      line += t("order_off", {{"list", money(static_cast<engine::Fen>(event.value[2]))},
                              {"off", money(static_cast<engine::Fen>(event.value[3]))}});
    line += t(event.value[1] != 0 ? "order_baseline" : "order_campaign");
    if (event.mechanism >= 0) line += t("order_counted", {{"mechanism", mechanism(event)}});
    return bold(line, colour_);
  }

  void write_totals() {
    const experiment::LifeTotals totals = totals_of(life_);
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
    if (life_.after.stage == engine::Stage::dropped) out_ += t("after.dropped") + "\n";
  }

  static std::size_t index(const TraceEvent& event) {
    return static_cast<std::size_t>(event.value[0]);
  }

  const LifeReport& report_;
  const experiment::Life& life_;
  const engine::Plan& plan_;
  Language language_;
  bool colour_;
  std::string out_;
};

} // namespace

std::string life_text(const LifeReport& report, Language language, bool colour) {
  return LifeText(report, language, colour).write();
}

} // namespace pondlab::report
