#pragma once

#include "experiment/run/funnel.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pondlab::experiment {

/// What a difference of contribution is put down to. In the order of reports; append-only.
enum class Factor : std::uint8_t {
  reach,         ///< contacts delivered
  seen,          ///< share of them that are seen
  referral,      ///< people who see what friends bought
  visits,        ///< visits: organic ones, or touched ones a contact seen
  conversion,    ///< first orders of the run, a visit
  repurchase,    ///< later orders, a visit
  basket,        ///< list price an order
  subsidy,       ///< coupons and special prices, a share of the list price
  goods,         ///< cost of the goods sold, a share of it
  returns,       ///< paid back, less the goods that came back, a share of it
  fees,          ///< payment, platform, freight, a share of it
  commission,    ///< a share of it
  campaign_cost, ///< messages, guides' time, production
  overhead,      ///< public traffic bought, licences
};
inline constexpr int factor_count = 14;
/// Key in files and texts (`explanation.factor.<key>`).
std::string_view key_of(Factor factor);

/// Part of a difference between two strategies.
struct Share {
  std::size_t segment = 0; ///< place in the set-up; behind the last: what is nobody's
  std::optional<engine::Channel> channel; ///< none: costs that belong to no channel
  std::optional<VisitKind> kind;
  Factor factor = Factor::reach;
  engine::Fen amount = 0; ///< never 0
};

/// Splits the difference in contribution between two runs of one replication, a less b, into shares
/// that add up to it, to the fen. Funnels are given segment by segment, what is nobody's last.
///
/// This is accounting, not cause. By segment the contribution is, as an identity,
///
///   Σ over channels  visits × (conversion + repurchase) × basket
///                    × (1 − subsidy − goods − returns − fees − commission)
///   − campaign cost − overhead,
///
/// with organic visits and touched visits (delivered × seen + friends' contacts) × visits a contact
/// as separate addends. Each product's difference is split by Shapley, and the shares of a segment
/// are rounded to its difference by largest remainder. A factor that one run leaves undefined
/// (visits a contact where nothing was seen) takes the other run's value. Touched visits of a
/// segment that saw nothing are an addend of their own, put down to visits.
///
/// decompose(b, a) is decompose(a, b) with opposite signs, and a factor that is the same in both
/// gets nothing.
std::vector<Share> decompose(std::span<const Funnel> a, std::span<const Funnel> b);

} // namespace pondlab::experiment
