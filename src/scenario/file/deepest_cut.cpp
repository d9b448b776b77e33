#include "scenario/file/deepest_cut.hpp"

#include "engine/numeric/units.hpp"
#include "scenario/parameters/parameter_values.hpp"

#include <algorithm>

namespace pondlab::scenario {

double deepest_cut(const engine::Campaign& campaign) {
  double deepest = 0;
  for (const engine::CampaignEntry& entry : campaign) {
    ParameterValues values;
    entry.mechanism->visit(values);
    for (const char* path : {"pay_share", "coupon.pay_share"})
      deepest = std::max(deepest, 1 - values.number(path, engine::whole) / engine::whole);
    if (const double threshold = values.number("coupon.threshold"); threshold > 0)
      deepest = std::max(deepest, std::min(1., values.number("coupon.face") / threshold));
  }
  return deepest;
}

} // namespace pondlab::scenario
