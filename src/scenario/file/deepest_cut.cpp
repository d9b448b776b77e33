#include "scenario/file/deepest_cut.hpp"

#include "engine/numeric/units.hpp"
#include "scenario/parameters/parameter_values.hpp"

#include <algorithm>

namespace pondlab::scenario {

namespace {

/// Finds the smallest share of a price among a mechanism's parameters.
class LowestShare final : public engine::ParameterVisitor {
public:
  /// What it takes off, exact to the basis point.
  double cut() const { return (engine::whole - lowest_) / double{engine::whole}; }

  void field(std::string_view, const engine::ValueRef& value, const engine::Spec& spec) override {
    if (const auto* const* nested = std::get_if<const engine::NestedRecord*>(&value))
      (*nested)->visit(*this);
    else if (const auto* const* share = std::get_if<std::int32_t*>(&value);
             share && spec.type == engine::ParameterType::rate && spec.field.unit == "of_price")
      lowest_ = std::min(lowest_, **share);
  }

private:
  std::int32_t lowest_ = engine::whole; ///< bp
};

} // namespace

double deepest_cut(const engine::CampaignEntry& entry) {
  LowestShare share;
  entry.mechanism->visit(share);
  double deepest = share.cut();
  ParameterValues values;
  entry.mechanism->visit(values);
  if (const double threshold = values.number("coupon.threshold"); threshold > 0)
    deepest = std::max(deepest, std::min(1., values.number("coupon.face") / threshold));
  return deepest;
}

double deepest_cut(const engine::Campaign& campaign) {
  double deepest = 0;
  for (const engine::CampaignEntry& entry : campaign)
    deepest = std::max(deepest, deepest_cut(entry));
  return deepest;
}

} // namespace pondlab::scenario
