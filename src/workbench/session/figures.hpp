#pragma once

#include "engine/parameters/localized_text.hpp"
#include "report/model/number.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::workbench {

/// Plain values that panels show. They hold keys and names, not prose, and know nothing of the
/// engine.

/// One measure: of the run on show, and over replications where there are any.
struct Figure {
  std::string measure;
  report::Unit unit = report::Unit::count;
  double value = NAN;      ///< not-a-number: not known (yet)
  double half_width = NAN; ///< of the 95 % interval of the mean over replications
  double low = NAN;        ///< its ends, where one side is longer, as of rare counts
  double high = NAN;
  int replications = 0;    ///< 0: `value` is that of the single run on show
  double difference = NAN; ///< of `value` to the future numbered `against`
  int against = -1;
};

/// One of the futures that are kept together.
struct FutureView {
  int number = 0; ///< stays with it; the first one is 0
  int from = 0;   ///< the day on which its plan begins; 0: a run from the start
  int left = -1;  ///< the future it leaves there, −1 for a run from the start
  bool on_show = false;
};

/// A measure day by day.
struct Series {
  std::string measure;
  bool cumulative = false; ///< sums up to each day
  report::Unit unit = report::Unit::count;
  std::vector<double> run;  ///< the run on show, up to its day
  std::vector<double> twin; ///< the same without a campaign
  std::vector<double> mean; ///< over replications; empty without
  std::vector<double> low;  ///< 5 % and
  std::vector<double> high; ///< 95 % quantile of the replications
  int replications = 0;
  struct Other {
    int future = 0; ///< its number
    std::vector<double> run;
  };
  std::vector<Other> others; ///< the same of the other futures, as far as they are simulated
};

/// One stage of a campaign entry's way from contact to order. Stages are no subsets of the one
/// before: a coupon may be held without a click, an order placed without either.
struct FunnelStep {
  std::string counter; ///< key of the touch counter, for the texts under `touch.`
  std::string of;      ///< key of that of which this stage is a part; empty: of none
  std::int64_t people = 0;
};

/// The books up to the day on show: amounts in fen by account and cost centre.
struct LedgerRow {
  std::string account;
  std::vector<std::int64_t> amounts; ///< one a cost centre, as LedgerTable names them
  std::int64_t total = 0;
  bool is_sum = false; ///< a subtotal: net sales, contribution
};
struct LedgerTable {
  std::vector<std::string> cost_centres; ///< "" is the baseline, else the campaign entry's id
  std::vector<LedgerRow> rows;
  bool balanced = true;
};

enum class Verdict : std::uint8_t { pending, pass, fail, inconclusive };

/// What a scenario expects, or a plan must keep, and how it stands.
struct ExpectationView {
  std::string name; ///< in the reader's language
  std::string measure;
  report::Unit unit = report::Unit::count;
  double low = -INFINITY;
  double high = INFINITY;
  double value = NAN;
  double half_width = NAN;
  double interval_low = NAN; ///< its ends, where one side is longer, as of rare counts and ratios
  double interval_high = NAN;
  int replications = 0;
  int needed = 0;           ///< replications that would settle it; 0: unknown
  std::string least_chance; ///< of a ranking: of being ahead, in the reader's language; else empty
  std::string chance;       ///< and what it came to, once it is known
  Verdict verdict = Verdict::pending;
  std::string role; ///< end of the text's key; "limit": it is a limit of the plan, its budget say
  std::string source;
  std::string parked; ///< why it is not judged, in the reader's language; empty: it is

  bool is_limit() const { return role == "limit"; }
};

/// What is being worked on, and how far that is (0…1).
struct WorkInProgress {
  enum class Kind : std::uint8_t { none, people, days };
  Kind kind = Kind::none;
  double share = 0;
};

/// Between which days an entry of a campaign acts.
struct EntryPeriod {
  int first = 0; ///< day of the run, from 0
  int last = 0;  ///< included
  /// Its days are named one by one: they can be moved together, not spread over a longer period.
  bool listed = false;
  bool endless = false; ///< it has a first day alone, and acts to the end of the run
};

/// A campaign entry in the calendar: the days on which it acts.
struct CampaignBar {
  std::string id;
  std::string kind;
  struct Span {
    int from = 0; ///< first day
    int to = 0;   ///< one past the last
  };
  std::vector<Span> spans;
  bool removed = false; ///< named, but taken out by the strategy on show
  /// The days it is bounded by, where they can be changed by hand.
  std::optional<EntryPeriod> period;
};

/// A known period or a shock.
struct EventBar {
  std::string id;
  engine::LocalizedText name; ///< for people; empty: the id says it
  int from = 0;
  int to = 0;
  bool shock = false;
};

} // namespace pondlab::workbench
