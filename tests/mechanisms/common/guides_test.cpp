// Who posts what: audiences split by their guides' work.
#include "mechanisms/common/guides.hpp"

#include "engine/model/friends.hpp"
#include "engine/model/population.hpp"
#include "support/ponds.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pondlab::tests::guides_test {

using namespace pondlab::engine;
using namespace pondlab::mechanisms;

TEST_CASE("An audience is split by what each member's guide made of the task, however many it is") {
  const auto plan = tests::plan_of(tests::lively_setup(5, 1'000), {});
  const People people = populate(*plan, Source(1, 0))->people;
  MechanismState state;
  Wallet wallet;
  const Friends friends;
  Ledger ledger(5, 1);
  DayCounts counts(5, 1);
  std::vector<Contacting> contactings;
  const Source source;
  const CampaignDay day{.plan = *plan,
                        .people = people,
                        .source = source,
                        .state = state,
                        .wallet = wallet,
                        .friends = friends,
                        .ledger = ledger,
                        .counts = counts,
                        .contactings = contactings,
                        .joined = {}};
  const std::vector<Execution> execution{Execution::skipped, Execution::copied,  Execution::own,
                                         Execution::copied,  Execution::skipped, Execution::own};
  for (const PersonIndex apart : {1u, 2u, 3u, 17u, 200u}) {
    Audience audience(people.size()), copied(people.size()), own(people.size());
    for (PersonIndex person = 0; person < 1'000; person += apart) {
      audience.insert(person);
      const Execution made = execution[guide_of(*plan, people, person)];
      if (made == Execution::copied) copied.insert(person);
      if (made == Execution::own) own.insert(person);
    }
    const ByContent parts = by_content(day, audience, execution, by_guide(day));
    CHECK(parts.copied.words() == copied.words());
    CHECK(parts.own.words() == own.words());
    CHECK(copied.size() > 0);
  }
  const ByContent nobodys = by_content(day, Audience(people.size()), {}, by_guide(day));
  CHECK(nobodys.own.empty());
}

} // namespace pondlab::tests::guides_test
