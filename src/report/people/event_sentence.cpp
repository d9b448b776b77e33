#include "report/people/event_sentence.hpp"

#include "engine/numeric/calendar.hpp"
#include "report/model/colour.hpp"
#include "report/model/names.hpp"
#include "report/model/number.hpp"
#include "report/people/people_report.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <tuple>

namespace pondlab::report {

using engine::TraceEvent;
using engine::TraceKind;

std::string_view key_of(TraceKind kind) {
  static constexpr std::array<std::string_view, 26> keys = {
      "joined",        "unseen",   "seen",     "clicked",  "claimed",     "opted_out",
      "friend_share",  "visit",    "decision", "order",    "refused",     "pulled_tick",
      "dropped_out",   "returned", "shared",   "issued",   "put_off",     "given",
      "gained",        "declined", "pledged",  "resolved", "card_bought", "card_given",
      "card_received", "card_over"};
  return keys[static_cast<std::size_t>(kind)];
}

std::string_view key_of(engine::Channel channel) {
  static constexpr std::array<std::string_view, 3> keys = {"store", "marketplace", "shop"};
  return keys[static_cast<std::size_t>(channel)];
}

std::string_view key_of(engine::OptOut kind) {
  static constexpr std::array<std::string_view, 5> keys = {"none", "phone", "guide", "community",
                                                           "follower"};
  return keys[static_cast<std::size_t>(kind)];
}

std::string signed_text(double value) {
  const std::string digits = fmt::format("{:.2f}", std::abs(value));
  return (value < 0 && digits != "0.00" ? "−" : "+") + digits;
}

std::string clock_text(const TraceEvent& event) {
  if (event.minute < 0) return {};
  return clock_text(event.minute);
}

std::vector<Weight> weights_of(const TraceEvent& decision) {
  const experiment::Reasons reasons = experiment::reasons_of(decision);
  std::vector<Weight> weights;
  const auto add = [&](std::string_view key, double weight) {
    if (weight == 0 && !weights.empty()) return;
    weights.push_back({key, std::round(weight * 100) / 100});
  };
  add("habit", reasons.habit);
  add("offer", reasons.offer);
  add("friends", reasons.friends);
  add("crowd", reasons.crowd);
  add("host", reasons.host);
  add("card", reasons.card);
  return weights;
}

double sum_of(const std::vector<Weight>& weights) {
  double sum = 0;
  for (const Weight& weight : weights) sum += weight.weight;
  return sum;
}

namespace {

std::size_t index(const TraceEvent& event) { return static_cast<std::size_t>(event.value[0]); }

} // namespace

std::string EventSentences::t(const std::string& key,
                              const std::vector<TextArgument>& arguments) const {
  return text(language_, "life." + key, arguments);
}

std::string EventSentences::money(engine::Fen fen) const {
  return number_text(language_, static_cast<double>(fen), Unit::money, Shape::exact);
}

std::string EventSentences::share(double value) const {
  return number_text(language_, value, Unit::rate);
}

std::string EventSentences::mechanism(const TraceEvent& event) const {
  return mechanism_name(language_, plan_.campaign[static_cast<std::size_t>(event.mechanism)].id);
}

const std::string& EventSentences::kind_of(const TraceEvent& event) const {
  return plan_.campaign[static_cast<std::size_t>(event.mechanism)].kind;
}

std::string EventSentences::channel(const TraceEvent& event) const {
  return t("channel." + std::string(key_of(static_cast<engine::Channel>(index(event)))));
}

std::string EventSentences::of(const TraceEvent& event) const {
  switch (event.kind) {
  case TraceKind::joined:
    return t("joined", {{"inflow", name_of(*plan_.inflow[index(event)].inflow, language_)}});
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
                         {"until", to_text(plan_.date_of(static_cast<int>(event.value[0])))}});
  case TraceKind::opted_out:
    return t("opted_out." + std::string(key_of(static_cast<engine::OptOut>(event.value[0]))));
  case TraceKind::friend_share:
    return t("friend_share",
             {{"friend",
               person_text(language_, plan_, static_cast<engine::PersonIndex>(event.value[1]))},
              {"stimulus", signed_text(event.value[0])}});
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
  case TraceKind::put_off:
    return t(event.value[0] != 0 ? "put_off.price" : "put_off.contacts");
  case TraceKind::dropped_out:
    return t("dropped_out");
  case TraceKind::returned:
    return t("returned", {{"money", money(event.money)}}) +
           (event.carded != 0 ? t("returned_card", {{"money", money(event.carded)}}) : "");
  case TraceKind::shared:
    return t("shared");
  case TraceKind::issued:
    return t("issued",
             {{"mechanism", mechanism(event)}, {"share", share(event.value[0] / engine::whole)}});
  case TraceKind::given:
    return t("given", {{"mechanism", mechanism(event)},
                       {"count", grouped(event.value[1], 0)},
                       {"until", to_text(plan_.date_of(static_cast<int>(event.value[0])))}});
  case TraceKind::gained:
    return t(index(event) == engine::reach::follower ? "gained.follower" : "gained.guide",
             {{"mechanism", mechanism(event)}});
  case TraceKind::declined:
    return t("declined", {{"mechanism", mechanism(event)}});
  case TraceKind::pledged:
    return t("pledged." + kind_of(event),
             {{"mechanism", mechanism(event)}, {"money", money(event.money)}});
  case TraceKind::resolved:
    return t("resolved." + kind_of(event) + "." +
                 std::string(key_of(static_cast<engine::Fate>(index(event)))),
             {{"mechanism", mechanism(event)}, {"money", money(event.money)}});
  case TraceKind::card_bought:
  case TraceKind::card_given:
  case TraceKind::card_received:
  case TraceKind::card_over:
    return card(event);
  }
  return {};
}

/// Of a gift card's life.
std::string EventSentences::card(const TraceEvent& event) const {
  const auto fen = [&](std::size_t i) { return money(static_cast<engine::Fen>(event.value[i])); };
  const auto person = [&](std::size_t i) {
    return person_text(language_, plan_, static_cast<engine::PersonIndex>(event.value[i]));
  };
  switch (event.kind) {
  case TraceKind::card_bought:
    return t("card_bought", {{"mechanism", mechanism(event)}, {"face", fen(1)}, {"price", fen(2)}});
  case TraceKind::card_given:
    return t("card_given",
             {{"mechanism", mechanism(event)}, {"friend", person(0)}, {"money", fen(1)}});
  case TraceKind::card_received:
    return t("card_received",
             {{"mechanism", mechanism(event)}, {"friend", person(2)}, {"money", fen(1)}});
  default:
    return t("card_over", {{"mechanism", mechanism(event)}, {"money", fen(0)}});
  }
}

std::vector<std::string> EventSentences::who(const experiment::EventHistory& history) const {
  using engine::Stage;
  const experiment::Standing& before = history.before;
  const std::string stage = before.stage == Stage::sea          ? "sea"
                            : before.stage == Stage::registered ? "registered"
                            : before.stage == Stage::dropped    ? "dropped"
                                                                : "customer";
  std::vector<std::string> lines = {
      t("before." + stage, {{"since", to_text(plan_.date_of(history.joined))},
                            {"orders", std::to_string(before.orders)}}) +
      reach_of(before)};
  if (history.after.orders > 0)
    lines.push_back(t("habits", {{"days", grouped(7 / history.orders_a_week, 0)},
                                 {"basket", money(history.basket)}}));
  lines.push_back(t("traits", {{"price", signed_text(history.price_sensitivity)},
                               {"newness", signed_text(history.newness)},
                               {"response", signed_text(history.responsiveness)}}));
  return lines;
}

std::string EventSentences::reach_of(const experiment::Standing& standing) const {
  using namespace engine;
  std::string ways;
  const auto add = [&](bool is, const char* way) {
    if (is) ways += (ways.empty() ? "" : t("and")) + t(std::string("reach.") + way);
  };
  add(standing.reach & reach::phone, "phone");
  add(standing.reach & reach::guide, "guide");
  add((standing.reach & reach::community) && !(standing.reach & reach::muted), "community");
  add((standing.reach & reach::community) && (standing.reach & reach::muted), "muted");
  add(standing.reach & reach::follower, "follower");
  return ways.empty() ? t("reach.none") : t("reach.by", {{"ways", ways}});
}

/// Why not: too few look at all, and the tired and the disappointed look less.
std::string EventSentences::unseen(const TraceEvent& event) const {
  const auto [chance, rested, fatigue, trust] =
      std::tuple(event.value[0], event.value[1], event.value[2], event.value[3]);
  std::string line = t("unseen", {{"mechanism", mechanism(event)}, {"chance", share(chance)}});
  if (chance < rested * .995)
    line += t(trust < 0 ? "unseen_distrust" : "unseen_tired",
              {{"rested", share(rested)}, {"fatigue", grouped(fatigue, 1)}});
  return line;
}

std::string EventSentences::visit(const TraceEvent& event) const {
  if (event.value[2] != 0) return t("visit.lost");
  if (event.mechanism >= 0) return t("visit.live", {{"mechanism", mechanism(event)}});
  return t(event.value[1] != 0 ? "visit.organic" : "visit.campaign", {{"channel", channel(event)}});
}

std::string EventSentences::decision(const TraceEvent& event) const {
  const std::vector<Weight> weights = weights_of(event);
  std::string listed;
  for (const Weight& weight : weights)
    listed += (listed.empty() ? "" : t("comma")) +
              t("reason." + std::string(weight.key), {{"weight", signed_text(weight.weight)}});
  const double chance = 1 / (1 + std::exp(-experiment::reasons_of(event).sum()));
  return t("decision", {{"log_odds", signed_text(sum_of(weights))},
                        {"chance", share(chance)},
                        {"reasons", listed},
                        {"draw", signed_text(event.value[5])},
                        {"verdict", verdict_of(event)}});
}

std::string EventSentences::order(const TraceEvent& event) const {
  std::string line = t("order", {{"money", money(event.money)}, {"channel", channel(event)}});
  if (event.value[3] != 0)
    line += t("order_off", {{"list", money(static_cast<engine::Fen>(event.value[2]))},
                            {"off", money(static_cast<engine::Fen>(event.value[3]))}});
  if (event.carded != 0) line += t("order_card", {{"money", money(event.carded)}});
  if (event.funded != 0) line += t("order_funded", {{"money", money(event.funded)}});
  line += t(event.value[1] != 0 ? "order_baseline" : "order_campaign");
  if (event.mechanism >= 0) line += t("order_counted", {{"mechanism", mechanism(event)}});
  return bold(line, colour_);
}

std::string EventSentences::verdict_of(const TraceEvent& decision) const {
  const bool orders = decision.value[6] != 0;
  std::string verdict = painted(t(orders ? "orders" : "orders_not"),
                                orders ? TerminalColour::green : TerminalColour::yellow, colour_);
  if (decision.mechanism >= 0)
    verdict += t("offered", {{"mechanism", mechanism(decision)}, {"money", money(decision.money)}});
  return verdict;
}

} // namespace pondlab::report
