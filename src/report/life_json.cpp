#include "report/json_writer.hpp"
#include "report/life_report.hpp"

#include "engine/calendar.hpp"

#include <array>

namespace pondlab::report {

using engine::TraceEvent;
using engine::TraceKind;

std::string_view key_of(TraceKind kind) {
  static constexpr std::array<std::string_view, 16> keys = {
      "joined",       "unseen",   "seen",     "clicked", "claimed", "opted_out",
      "friend_share", "visit",    "decision", "order",   "refused", "pulled_tick",
      "dropped_out",  "returned", "shared",   "issued"};
  return keys[static_cast<std::size_t>(kind)];
}

std::string_view key_of(engine::Channel channel) {
  static constexpr std::array<std::string_view, 3> keys = {"store", "marketplace", "shop"};
  return keys[static_cast<std::size_t>(channel)];
}

namespace {

constexpr std::array<std::string_view, 5> stage_keys = {"nobody", "sea", "registered", "customer",
                                                        "dropped"};
constexpr std::array<std::string_view, 4> opt_out_keys = {"none", "phone", "guide", "community"};

class LifeWriter {
public:
  explicit LifeWriter(const LifeReport& report)
      : report_(report), life_(report.life), plan_(report.plan) {}

  std::string write() {
    json_.begin_object().key("pondlab_life").integer(life_format);
    json_.key("scenario").text(report_.file);
    json_.key("strategy").text(report_.strategy);
    json_.key("seed").integer(static_cast<std::int64_t>(report_.seed));
    json_.key("replication").integer(report_.replication);
    json_.key("start").text(to_text(plan_.start()));
    json_.key("days").integer(life_.days);
    write_person();
    json_.key("events").begin_list();
    for (const TraceEvent& event : life_.events) write_event(event);
    json_.end_list();
    write_totals();
    return json_.end_object().take();
  }

private:
  void write_person() {
    json_.key("person").begin_object();
    json_.key("name").text(life_.person);
    json_.key("segment").text(life_.segment);
    json_.key("from_sea").boolean(life_.from_sea);
    json_.key("orders_a_week").real(life_.orders_a_week);
    json_.key("basket").money(life_.basket);
    json_.key("price_sensitivity").real(life_.price_sensitivity);
    json_.key("newness").real(life_.newness);
    json_.key("responsiveness").real(life_.responsiveness);
    write_standing("before", life_.before);
    write_standing("after", life_.after);
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
    json_.key("fatigue").real(standing.fatigue);
    json_.key("trust").real(standing.trust);
    json_.end_object();
  }

  void write_event(const TraceEvent& event) {
    json_.begin_object();
    json_.key("day").integer(event.day);
    json_.key("date").text(to_text(plan_.date_of(event.day)));
    if (event.minute >= 0) json_.key("minute").integer(event.minute);
    json_.key("kind").text(key_of(event.kind));
    if (event.mechanism >= 0)
      json_.key("mechanism").text(plan_.campaign[static_cast<std::size_t>(event.mechanism)].id);
    write_details(event);
    json_.end_object();
  }

  void write_details(const TraceEvent& event) {
    switch (event.kind) {
    case TraceKind::joined:
      json_.key("inflow").text(plan_.inflow[index(event)].inflow->id);
      return;
    case TraceKind::unseen:
      return numbers(event, {"chance", "chance_rested", "fatigue", "trust"});
    case TraceKind::seen:
      return numbers(event, {"chance", "posts", "stimulus", "fatigue"});
    case TraceKind::claimed:
      json_.key("valid_until").text(to_text(plan_.date_of(static_cast<int>(event.value[0]))));
      return;
    case TraceKind::opted_out:
      json_.key("of").text(opt_out_keys[index(event)]);
      return;
    case TraceKind::friend_share:
      return numbers(event, {"stimulus"});
    case TraceKind::visit:
      json_.key("channel").text(key_of(static_cast<engine::Channel>(index(event))));
      json_.key("organic").boolean(event.value[1] != 0);
      json_.key("lost").boolean(event.value[2] != 0);
      return;
    case TraceKind::decision:
      return write_decision(event);
    case TraceKind::order:
      json_.key("channel").text(key_of(static_cast<engine::Channel>(index(event))));
      json_.key("baseline").boolean(event.value[1] != 0);
      json_.key("list").money(event.value[2]);
      json_.key("off").money(event.value[3]);
      json_.key("paid").money(event.money);
      return;
    case TraceKind::returned:
      json_.key("refunded").money(event.money);
      return;
    case TraceKind::issued:
      json_.key("pay_share").real(event.value[0] / engine::whole);
      json_.key("told").boolean(event.value[1] != 0);
      return;
    case TraceKind::clicked:
    case TraceKind::refused:
    case TraceKind::pulled_tick:
    case TraceKind::dropped_out:
    case TraceKind::shared:
      return;
    }
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
    json_.end_object();
  }

  void numbers(const TraceEvent& event, std::initializer_list<std::string_view> names) {
    std::size_t i = 0;
    for (const std::string_view name : names) json_.key(name).real(event.value[i++]);
  }

  static std::size_t index(const TraceEvent& event) {
    return static_cast<std::size_t>(event.value[0]);
  }

  void write_totals() {
    const experiment::LifeTotals totals = totals_of(life_);
    json_.key("totals").begin_object();
    json_.key("seen").integer(totals.seen);
    json_.key("unseen").integer(totals.unseen);
    json_.key("visits").integer(totals.visits);
    json_.key("orders").integer(totals.orders);
    json_.key("baseline_orders").integer(totals.baseline_orders);
    json_.key("paid").money(totals.paid);
    json_.key("returns").integer(totals.returns);
    json_.key("refunded").money(totals.refunded);
    json_.end_object();
  }

  const LifeReport& report_;
  const experiment::Life& life_;
  const engine::Plan& plan_;
  JsonWriter json_;
};

} // namespace

std::string life_json(const LifeReport& report) { return LifeWriter(report).write(); }

} // namespace pondlab::report
