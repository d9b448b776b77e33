#include "experiment/people/season_amounts.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::experiment {

using engine::Account;
using engine::Counter;
using engine::PersonIndex;
using engine::TouchCounter;

class SeasonAmounts::Count final : public engine::Witness, public engine::Tally {
public:
  Count(const std::vector<Makeup>& makeups, std::vector<std::vector<double>>& amounts)
      : Witness({}, 0, this), makeups_(makeups), amounts_(amounts) {}

  void record(const engine::TraceEvent&) override {}

  void counted(PersonIndex person, Counter counter, std::int64_t n) override {
    add(person, [&](const Makeup& makeup) {
      return makeup.counters[static_cast<std::size_t>(counter)] * n;
    });
  }
  void counted(PersonIndex person, int mechanism, TouchCounter counter, std::int64_t n) override {
    add(person, [&](const Makeup& makeup) {
      const bool asked = std::ranges::find(makeup.mechanisms, mechanism) != makeup.mechanisms.end();
      return asked ? makeup.touches[static_cast<std::size_t>(counter)] * n : 0;
    });
  }
  void posted(PersonIndex person, int cost_centre, Account debit, Account credit,
              engine::Fen amount) override {
    add(person, [&](const Makeup& makeup) {
      const bool asked = makeup.cost_centre.value_or(cost_centre) == cost_centre;
      return asked ? (makeup.accounts[static_cast<std::size_t>(debit)] -
                      makeup.accounts[static_cast<std::size_t>(credit)]) *
                         amount
                   : 0;
    });
  }

private:
  template <class Amount>
  void add(PersonIndex person, Amount&& amount) {
    for (std::size_t f = 0; f < makeups_.size(); ++f)
      amounts_[f][person] += static_cast<double>(amount(makeups_[f]));
  }

  const std::vector<Makeup>& makeups_;
  std::vector<std::vector<double>>& amounts_;
};

SeasonAmounts::SeasonAmounts(engine::World world, std::vector<Makeup> makeups)
    : world_(std::move(world)), makeups_(std::move(makeups)),
      amounts_(makeups_.size(), std::vector<double>(world_.state().people.size(), 0)) {}

void SeasonAmounts::advance() {
  if (done()) return;
  Count count(makeups_, amounts_);
  world_.run_to(world_.day() + 1, count);
}

double SeasonAmounts::total(const Makeup& makeup) const {
  const engine::State& state = world_.state();
  return static_cast<double>(sum_of(makeup, state.counts, state.ledger, 0, world_.day()));
}

} // namespace pondlab::experiment
