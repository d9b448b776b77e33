#include "experiment/run/arm.hpp"

#include "base/error.hpp"
#include "engine/model/parameter_hash.hpp"
#include "scenario/file/compile.hpp"
#include "scenario/file/scenario.hpp"

namespace pondlab::experiment {

Arm make_arm(ArmKey key, engine::Setup setup, engine::Campaign campaign) {
  for (const std::string& id : key.without)
    if (std::erase_if(campaign, [&](const engine::CampaignEntry& e) { return e.id == id; }) == 0)
      throw Error(Failure::usage,
                  "strategy " + key.strategy + " has no mechanism " + id + " to leave out");
  const std::uint64_t setup_hash = engine::parameter_hash(setup);
  auto plan = std::make_shared<const engine::Plan>(std::move(setup), std::move(campaign));
  return {std::move(key), std::move(plan), setup_hash};
}

Arm compile_arm(const scenario::Scenario& scenario, const ArmKey& key) {
  scenario::Content content = scenario::compile(scenario, key.strategy);
  return make_arm(key, std::move(content.setup), std::move(content.campaign));
}

} // namespace pondlab::experiment
