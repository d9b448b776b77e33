#include "support/worlds.hpp"

#include "mechanisms/catalogue.hpp"

namespace pondlab::tests {

using namespace engine;

Setup plain_setup(Day days) {
  Setup setup = with_defaults<Setup>();
  setup.horizon = {*make_date(2020, 1, 1), days};
  return setup;
}

Segment plain_segment(std::string id, std::int64_t members) {
  Segment segment = with_defaults<Segment>();
  segment.id = std::move(id);
  segment.members = members;
  return segment;
}

Setup cdnow_setup(Day days) {
  Setup setup = plain_setup(days);
  setup.horizon.start = *make_date(1997, 1, 1);
  Segment segment = plain_segment("buyers", 0);
  segment.sea = 2'357;
  setup.segments = {segment};
  Inflow inflow = with_defaults<Inflow>();
  inflow.id = "first_orders";
  inflow.kind = static_cast<int>(InflowKind::scheduled);
  inflow.segment = "buyers";
  inflow.buys_at_once = true;
  inflow.daily = {18, 22, 17, 20, 23, 25, 32, 18, 24, 18, 25, 26, 28, 25, 22, 22, 22,
                  27, 29, 35, 25, 25, 29, 26, 27, 26, 29, 31, 33, 30, 22, 29, 30, 36,
                  36, 25, 43, 26, 31, 29, 33, 33, 25, 25, 25, 22, 35, 36, 34, 30, 25,
                  25, 32, 24, 37, 31, 36, 34, 30, 26, 31, 30, 32, 40, 29, 29, 28, 31,
                  30, 30, 26, 28, 32, 25, 34, 28, 31, 28, 21, 19, 24, 24, 33, 30};
  setup.inflow = {inflow};
  return setup;
}

std::shared_ptr<const Plan> plan_of(Setup setup, Campaign campaign) {
  return std::make_shared<const Plan>(std::move(setup), std::move(campaign));
}

CampaignEntry entry(const std::string& kind, std::uint8_t instance) {
  const mechanisms::Kind* known = mechanisms::find_kind(kind);
  return {.id = instance == 0 ? kind : kind + "#" + std::to_string(instance),
          .kind = kind,
          .number = known->number,
          .instance = instance,
          .mechanism = known->make()};
}

} // namespace pondlab::tests
