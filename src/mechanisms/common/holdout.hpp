#pragma once

#include "engine/model/campaign.hpp"
#include "engine/model/people.hpp"
#include "engine/model/plan.hpp"
#include "engine/numeric/random.hpp"

#include <cstdint>

namespace pondlab::mechanisms {

/// Who is kept aside of a target, so that what reached the others can be measured. Drawn once a
/// replication by who the person, community or store is, whatever the mechanism: mechanisms that
/// hold the same kind of unit out hold the same ones out, and a larger share holds out a superset.
/// The community is the one a person is in or would be; where the brand has none, or no stores,
/// people are held out one by one.
class Holdout {
public:
  Holdout() = default;
  /// `share` in bp.
  Holdout(std::int32_t share, engine::Assigned by) : share_(share), by_(by) {}

  bool any() const { return share_ > 0; }
  bool holds(const engine::Plan& plan, const engine::People& people, const engine::Source& source,
             engine::PersonIndex person) const;
  /// Whether a community (of a store, by its number there) is held out whole, or a store.
  bool holds_community(const engine::Source& source, std::size_t store, std::int64_t number) const;
  bool holds_store(const engine::Source& source, std::size_t store) const;

private:
  bool drawn(const engine::Source& source, std::uint64_t unit) const;

  std::int32_t share_ = 0;
  engine::Assigned by_ = engine::Assigned::person;
};

} // namespace pondlab::mechanisms
