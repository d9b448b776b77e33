#include "report/format/json_writer.hpp"
#include "report/people/event_history_report.hpp"
#include "report/people/event_sentence.hpp"

#include "engine/numeric/calendar.hpp"

#include <array>
#include <initializer_list>

namespace pondlab::report {

using engine::TraceEvent;
using engine::TraceKind;

namespace {

constexpr std::array<std::string_view, 5> stage_keys = {"nobody", "sea", "registered", "customer",
                                                        "dropped"};

class EventHistoryWriter {
public:
  explicit EventHistoryWriter(const EventHistoryReport& report) : report_(report) {}

  std::string write() {
    json_.begin_object().key("pondlab_life").integer(life_format);
    json_.key("scenario").text(report_.file);
    json_.key("strategy").text(report_.strategy);
    json_.key("seed").integer(static_cast<std::int64_t>(report_.seed));
    json_.key("replication").integer(report_.replication);
    json_.key("start").text(to_text(report_.plan.start()));
    json_.key("days").integer(report_.history.days);
    write_person(report_.history);
    write_events(report_.history, report_.plan);
    write_totals(report_.history, report_.plan);
    if (report_.against) write_against(*report_.against);
    return json_.end_object().take();
  }

private:
  void write_person(const experiment::EventHistory& history) {
    json_.key("person").begin_object();
    json_.key("name").text(history.person);
    json_.key("segment").text(history.segment);
    json_.key("from_sea").boolean(history.from_sea);
    json_.key("orders_a_week").real(history.orders_a_week);
    json_.key("basket").money(history.basket);
    json_.key("price_sensitivity").real(history.price_sensitivity);
    json_.key("newness").real(history.newness);
    json_.key("responsiveness").real(history.responsiveness);
    write_standing("before", history.before);
    write_standing("after", history.after);
    json_.end_object();
  }

  void write_standing(std::string_view key, const experiment::Standing& standing) {
    json_.key(key).begin_object();
    json_.key("stage").text(stage_keys[static_cast<std::size_t>(standing.stage)]);
    json_.key("orders").integer(standing.orders);
    json_.key("phone").boolean(standing.reach & engine::reach::phone);
    json_.key("guide").boolean(standing.reach & engine::reach::guide);
    json_.key("community").boolean(standing.reach & engine::reach::community);
    json_.key("muted").boolean(standing.reach & engine::reach::muted);
    json_.key("follower").boolean(standing.reach & engine::reach::follower);
    json_.key("fatigue").real(standing.fatigue);
    json_.key("trust").real(standing.trust);
    json_.end_object();
  }

  void write_events(const experiment::EventHistory& history, const engine::Plan& plan) {
    json_.key("events").begin_list();
    for (const TraceEvent& event : history.events) write_event(event, plan);
    json_.end_list();
  }

  void write_event(const TraceEvent& event, const engine::Plan& plan) {
    json_.begin_object();
    json_.key("day").integer(event.day);
    json_.key("date").text(to_text(plan.date_of(event.day)));
    if (event.minute >= 0) json_.key("minute").integer(event.minute);
    json_.key("kind").text(key_of(event.kind));
    write_mechanism("mechanism", event.mechanism, plan);
    write_details(event, plan);
    json_.end_object();
  }

  void write_mechanism(std::string_view key, double mechanism, const engine::Plan& plan) {
    if (mechanism >= 0) json_.key(key).text(plan.campaign[static_cast<std::size_t>(mechanism)].id);
  }

  void write_details(const TraceEvent& event, const engine::Plan& plan) {
    switch (event.kind) {
    case TraceKind::joined:
      json_.key("inflow").text(plan.inflow[index(event)].inflow->id);
      return;
    case TraceKind::unseen:
      return numbers(event, {"chance", "chance_rested", "fatigue", "trust"});
    case TraceKind::seen:
      return numbers(event, {"chance", "posts", "stimulus", "fatigue"});
    case TraceKind::claimed:
      json_.key("valid_until").text(to_text(plan.date_of(static_cast<int>(event.value[0]))));
      return;
    case TraceKind::opted_out:
      json_.key("of").text(key_of(static_cast<engine::OptOut>(event.value[0])));
      return;
    case TraceKind::friend_share:
      json_.key("friend").text(plan.person_name(static_cast<engine::PersonIndex>(event.value[1])));
      return numbers(event, {"stimulus"});
    case TraceKind::visit:
      json_.key("channel").text(key_of(static_cast<engine::Channel>(index(event))));
      json_.key("organic").boolean(event.value[1] != 0);
      json_.key("lost").boolean(event.value[2] != 0);
      return;
    case TraceKind::decision:
      return write_decision(event);
    case TraceKind::order:
      return write_order(event, plan);
    case TraceKind::returned:
      json_.key("refunded").money(event.money);
      if (event.carded != 0) json_.key("to_cards").money(event.carded);
      json_.key("order_day").integer(static_cast<std::int64_t>(event.value[0]));
      return;
    case TraceKind::issued:
      json_.key("pay_share").real(event.value[0] / engine::whole);
      json_.key("told").boolean(event.value[1] != 0);
      return;
    case TraceKind::put_off:
      json_.key("why").text(event.value[0] != 0 ? "price" : "contacts");
      return;
    case TraceKind::given:
      json_.key("valid_until").text(to_text(plan.date_of(static_cast<int>(event.value[0]))));
      json_.key("count").integer(static_cast<std::int64_t>(event.value[1]));
      return;
    case TraceKind::gained:
    case TraceKind::declined:
      json_.key("way").text(index(event) == engine::reach::follower ? "follower" : "guide");
      return;
    case TraceKind::pledged:
      json_.key("prepaid").money(event.money);
      json_.key("price").money(event.value[0]);
      json_.key("due").text(to_text(plan.date_of(static_cast<int>(event.value[1]))));
      return;
    case TraceKind::resolved:
      json_.key("fate").text(key_of(static_cast<engine::Fate>(index(event))));
      json_.key("prepaid").money(event.money);
      return;
    case TraceKind::card_bought:
      json_.key("face").money(event.value[1]);
      json_.key("price").money(event.value[2]);
      return;
    case TraceKind::card_given:
      json_.key("friend").text(plan.person_name(static_cast<engine::PersonIndex>(event.value[0])));
      json_.key("amount").money(event.value[1]);
      return;
    case TraceKind::card_received:
      json_.key("friend").text(plan.person_name(static_cast<engine::PersonIndex>(event.value[2])));
      json_.key("amount").money(event.value[1]);
      return;
    case TraceKind::card_over:
      json_.key("amount").money(event.value[0]);
      return;
    case TraceKind::clicked:
    case TraceKind::refused:
    case TraceKind::pulled_tick:
    case TraceKind::dropped_out:
    case TraceKind::shared:
      return;
    }
  }

  void write_order(const TraceEvent& event, const engine::Plan& plan) {
    json_.key("channel").text(key_of(static_cast<engine::Channel>(index(event))));
    json_.key("baseline").boolean(event.value[1] != 0);
    json_.key("list").money(event.value[2]);
    json_.key("off").money(event.value[3]);
    if (event.funded != 0) json_.key("funded").money(event.funded);
    json_.key("paid").money(event.money);
    if (event.carded != 0) json_.key("with_cards").money(event.carded);
    write_mechanism("coupon", event.value[4], plan);
    write_mechanism("live", event.value[6], plan);
    if (event.product < 0) return;
    json_.key("product").text(plan.setup.products[static_cast<std::size_t>(event.product)].id);
    if (event.size >= 0) json_.key("size").integer(event.size);
  }

  void write_decision(const TraceEvent& event) {
    const experiment::Reasons reasons = experiment::reasons_of(event);
    json_.key("orders").boolean(event.value[6] != 0);
    json_.key("log_odds").real(reasons.sum());
    json_.key("draw").real(event.value[5]);
    json_.key("reasons").begin_object();
    json_.key("habit").real(reasons.habit);
    json_.key("offer").real(reasons.offer);
    json_.key("friends").real(reasons.friends);
    json_.key("crowd").real(reasons.crowd);
    json_.key("host").real(reasons.host);
    if (reasons.card != 0) json_.key("card").real(reasons.card);
    json_.end_object();
  }

  void numbers(const TraceEvent& event, std::initializer_list<std::string_view> names) {
    std::size_t i = 0;
    for (const std::string_view name : names) json_.key(name).real(event.value[i++]);
  }

  static std::size_t index(const TraceEvent& event) {
    return static_cast<std::size_t>(event.value[0]);
  }

  void write_totals(const experiment::EventHistory& history, const engine::Plan& plan) {
    const experiment::EventHistoryTotals totals = totals_of(history);
    json_.key("totals").begin_object();
    json_.key("seen").integer(totals.seen);
    json_.key("unseen").integer(totals.unseen);
    json_.key("visits").integer(totals.visits);
    json_.key("orders").integer(totals.orders);
    json_.key("baseline_orders").integer(totals.baseline_orders);
    json_.key("paid").money(totals.paid);
    json_.key("returns").integer(totals.returns);
    json_.key("refunded").money(totals.refunded);
    json_.key("margin").money(margin_of(history, plan.economics()));
    json_.key("told").integer(totals.told);
    json_.key("heard").integer(totals.heard);
    json_.end_object();
  }

  void write_against(const HistoryAgainst& against) {
    json_.key("against").begin_object();
    json_.key("strategy").text(against.strategy);
    json_.key("first_difference");
    if (const auto& parting = against.difference.parting) {
      json_.begin_object();
      json_.key("day").integer(parting->day);
      json_.key("date").text(to_text(report_.plan.date_of(parting->day)));
      json_.key("event").integer(static_cast<std::int64_t>(parting->mine));
      json_.key("other_event").integer(static_cast<std::int64_t>(parting->other));
      json_.end_object();
    } else {
      json_.null();
    }
    write_change(against.difference.change);
    write_person(against.history);
    write_events(against.history, against.plan);
    write_totals(against.history, against.plan);
    json_.end_object();
  }

  void write_change(const experiment::HistoryChange& change) {
    json_.key("change").begin_object();
    json_.key("seen").integer(change.seen);
    json_.key("visits").integer(change.visits);
    json_.key("orders").integer(change.orders);
    json_.key("returns").integer(change.returns);
    json_.key("paid").money(change.paid);
    json_.key("refunded").money(change.refunded);
    json_.key("margin").money(change.margin);
    json_.end_object();
  }

  const EventHistoryReport& report_;
  JsonWriter json_;
};

} // namespace

std::string life_json(const EventHistoryReport& report) {
  return EventHistoryWriter(report).write();
}

} // namespace pondlab::report
