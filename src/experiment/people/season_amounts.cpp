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
  Count(const std::vector<MeasureComposition>& compositions,
        std::vector<std::vector<double>>& amounts)
      : Witness({}, 0, this), makeups_(compositions), amounts_(amounts) {}

  void record(const engine::TraceEvent&) override {}

  void counted(PersonIndex person, Counter counter, std::int64_t n) override {
    add(person, [&](const MeasureComposition& composition) {
      return composition.counters[static_cast<std::size_t>(counter)] * n;
    });
  }
  void counted(PersonIndex person, int mechanism, TouchCounter counter, std::int64_t n) override {
    add(person, [&](const MeasureComposition& composition) {
      const bool asked =
          std::ranges::find(composition.mechanisms, mechanism) != composition.mechanisms.end();
      return asked ? composition.touches[static_cast<std::size_t>(counter)] * n : 0;
    });
  }
  void posted(PersonIndex person, int cost_centre, Account debit, Account credit,
              engine::Fen amount) override {
    add(person, [&](const MeasureComposition& composition) {
      const bool asked = composition.cost_centre.value_or(cost_centre) == cost_centre;
      return asked ? (composition.accounts[static_cast<std::size_t>(debit)] -
                      composition.accounts[static_cast<std::size_t>(credit)]) *
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

  const std::vector<MeasureComposition>& makeups_;
  std::vector<std::vector<double>>& amounts_;
};

SeasonAmounts::SeasonAmounts(engine::World world, std::vector<MeasureComposition> compositions)
    : world_(std::move(world)), makeups_(std::move(compositions)),
      amounts_(makeups_.size(), std::vector<double>(world_.state().people.size(), 0)) {}

void SeasonAmounts::advance() {
  if (done()) return;
  Count count(makeups_, amounts_);
  world_.run_to(world_.day() + 1, count);
}

double SeasonAmounts::total(const MeasureComposition& composition) const {
  const engine::State& state = world_.state();
  return static_cast<double>(sum_of(composition, state.counts, state.ledger, 0, world_.day()));
}

} // namespace pondlab::experiment
