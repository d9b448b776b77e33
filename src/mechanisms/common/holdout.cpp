#include "mechanisms/common/holdout.hpp"

#include "engine/numeric/stream_id.hpp"
#include "mechanisms/common/guides.hpp"

namespace pondlab::mechanisms {

using namespace engine;

bool Holdout::holds(const Plan& plan, const People& people, const Source& source,
                    PersonIndex person) const {
  if (!any()) return false;
  const std::size_t store = plan.store_group.empty() ? 0 : people.store[person];
  if (by_ == Assigned::store && !plan.store_group.empty()) return holds_store(source, store);
  if (by_ == Assigned::community && plan.has_community(people, person))
    return holds_community(source, store, people.community[person]);
  return drawn(source, plan.layout.key_of(person));
}

bool Holdout::holds_community(const Source& source, std::size_t store, std::int64_t number) const {
  return by_ == Assigned::community ? drawn(source, community_key(store, number))
                                    : holds_store(source, store);
}

bool Holdout::holds_store(const Source& source, std::size_t store) const {
  return by_ == Assigned::store && drawn(source, mix64(hash_text("store"), store));
}

bool Holdout::drawn(const Source& source, std::uint64_t unit) const {
  return share_ > 0 &&
         Draws(source, unit, -1, stream::holdout).below(whole) < static_cast<std::uint32_t>(share_);
}

} // namespace pondlab::mechanisms
