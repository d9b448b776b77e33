#pragma once

#include "engine/books/ledger.hpp"
#include "engine/books/trace.hpp"
#include "engine/model/plan.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace pondlab::experiment {

/// By what a visit came about.
enum class VisitKind : std::uint8_t {
  organic, ///< at the baseline rate
  touched, ///< because of contacts, friends or a live room
};
inline constexpr int visit_kind_count = 2;

/// Visits of one kind to one channel, and what was ordered on them.
struct Flow {
  std::int64_t visits = 0;
  std::int64_t first_orders = 0; ///< a person's first of the run
  std::int64_t later_orders = 0; ///< and all after it
  engine::Fen list = 0;          ///< list price of both,
  engine::Fen subsidy = 0;       ///< what of it was given away,
  engine::Fen goods = 0;         ///< and the cost of the goods, returned ones too

  friend bool operator==(const Flow&, const Flow&) = default;
  template <class Archive>
  void archive(Archive& a) {
    a(visits, first_orders, later_orders, list, subsidy, goods);
  }
};

/// What led to the contribution of some people over a run.
struct Funnel {
  std::int64_t delivered = 0;       ///< contacts delivered, of all mechanisms
  std::int64_t seen = 0;            ///< contacts seen
  std::int64_t friend_contacts = 0; ///< people a day who saw a friend's share
  std::array<std::array<Flow, visit_kind_count>, engine::channel_count> flows{};
  std::array<engine::Fen, engine::account_count> accounts{}; ///< debits less credits

  Flow& flow(engine::Channel channel, VisitKind kind) {
    return flows[static_cast<std::size_t>(channel)][static_cast<std::size_t>(kind)];
  }
  const Flow& flow(engine::Channel channel, VisitKind kind) const {
    return flows[static_cast<std::size_t>(channel)][static_cast<std::size_t>(kind)];
  }
  engine::Fen account(engine::Account account) const {
    return accounts[static_cast<std::size_t>(account)];
  }
  engine::Fen contribution() const;
  friend bool operator==(const Funnel&, const Funnel&) = default;

  template <class Archive>
  void archive(Archive& a) {
    a(delivered, seen, friend_contacts);
    for (auto& channel : flows)
      for (Flow& flow : channel) a(flow);
    for (engine::Fen& amount : accounts) a(amount);
  }
};

/// Fills a funnel for each segment of a run, following everybody. The run is the same, bit for bit,
/// as without; it takes longer.
class FunnelCount final : public engine::Witness, public engine::Tally {
public:
  explicit FunnelCount(const engine::Plan& plan);

  void record(const engine::TraceEvent& event) override;
  void counted(engine::PersonIndex person, engine::Counter counter, std::int64_t n) override;
  void counted(engine::PersonIndex person, int mechanism, engine::TouchCounter counter,
               std::int64_t n) override;
  void posted(engine::PersonIndex person, int cost_centre, engine::Account debit,
              engine::Account credit, engine::Fen amount) override;

  /// One a segment of the plan, and a last one with what of the books is nobody's.
  std::vector<Funnel> finished(const engine::Ledger& books) const;

private:
  Funnel& of(engine::PersonIndex person);

  const engine::Plan& plan_;
  std::vector<Funnel> funnels_;
  std::vector<bool> bought_; ///< by person: in this run
};

} // namespace pondlab::experiment
