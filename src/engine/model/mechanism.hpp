#pragma once

#include "engine/books/counters.hpp"
#include "engine/books/ledger.hpp"
#include "engine/books/trace.hpp"
#include "engine/model/brand.hpp"
#include "engine/model/campaign.hpp"
#include "engine/model/profile.hpp"
#include "engine/numeric/audience.hpp"
#include "engine/numeric/random.hpp"
#include "engine/numeric/thread_pool.hpp"
#include "engine/parameters/parameters.hpp"
#include "engine/sales/order.hpp"
#include "engine/sales/person_store.hpp"
#include "engine/sales/pledge.hpp"
#include "engine/sales/wallet.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pondlab::engine {

class Friends;
struct CampaignEntry;
struct Horizon;
struct Plan;
struct People;
struct State;

/// What a person does to stop a kind of contact.
enum class OptOut : std::uint8_t { none, phone, guide, community, follower };

/// How a contact feels to the person who gets it. The response itself is the engine's.
struct ContactTerms {
  int posts = 1;       ///< posts of the day; seen posts are one binomial draw
  double seen = 0;     ///< chance that a rested person sees one post
  double stimulus = 0; ///< log-rate added to the visits of a person of middling responsiveness
  double click = 0;    ///< given seen: clicks through (last-click attribution)
  double claim = 0;    ///< given seen: claims what it gives
  double attend = 0;   ///< given seen: attends the session of today
  double opt_out = 0;  ///< hazard of opting out a contact seen, for a rested person
  OptOut opt_out_kind = OptOut::none;
  double fatigue = 1; ///< how much a seen post counts towards fatigue; a personal message is 1
  double trust =
      0; ///< what a seen post does to trust, in units of `trust_contact`; below 0 it wears it out
  double authority =
      0; ///< log-rate more by who speaks, for those who go along with others (conformity)
  bool newness = false;             ///< newness seekers respond more, others less
  int gives = -1;                   ///< terms that it offers to claim; −1: none
  Channel leads_to = Channel::shop; ///< where a click leads: the shop, or a store
  int minute_from = 0;              ///< minutes of the day between which it is seen
  int minute_to = 1440;
};

/// One mechanism's contacts of one day.
struct Contacting {
  int mechanism = 0;
  ContactTerms terms;
  Audience audience;
};

/// What a mechanism remembers of one person.
struct CampaignMemory {
  static constexpr std::int16_t never = INT16_MIN;
  std::int16_t addressed = never; ///< day of the last delivery
  std::int16_t converted = never; ///< day of the last attributed order
  std::int16_t due = never;       ///< a day of the mechanism's own
  std::uint8_t step = 0;          ///< the mechanism's own
  std::uint8_t received = 0;      ///< of what it gives so many a person; at most 255
  friend bool operator==(const CampaignMemory&, const CampaignMemory&) = default;
};

/// State of one mechanism in one world, owned, snapshotted and hashed by the engine.
struct MechanismState {
  PersonStore<CampaignMemory> people;
  std::vector<std::int64_t> numbers;         ///< per group or in all: budgets, coupons left
  std::vector<std::vector<PersonIndex>> due; ///< people by day modulo its size
  std::vector<Pledge> pledges;               ///< open ones, in the order of being made

  template <class Archive>
  void archive(Archive& a) {
    a(people, numbers, due, pledges);
  }
};

/// An offer that nobody has to hold: it stands for whoever comes, between two minutes of a day.
struct Standing {
  int terms = 0; ///< which of the mechanism's; of the item, order or coupon layer
  int minute_from = 0;
  int minute_to = 1440;
  std::optional<Audience> whom{}; ///< none: everybody
  std::int16_t product = -1; ///< of the item layer: what is sold at it; −1: everyday assortment
};

/// What a hook may see and do on one day. Everything a mechanism changes goes through here.
class CampaignDay {
public:
  const Plan& plan;
  const People& people;
  const Source& source;
  Day day = 0;
  int mechanism = 0;     ///< index in the campaign
  std::uint8_t kind = 0; ///< catalogue number
  std::uint8_t instance = 0;
  MechanismState& state;
  Wallet& wallet;
  const Friends& friends; ///< who knows whom
  Ledger& ledger;
  DayCounts& counts;
  std::vector<Contacting>& contactings;
  std::span<const PersonIndex> joined; ///< today's newcomers
  Witness* witness = nullptr;          ///< whom to tell; null: nobody
  State* world = nullptr;              ///< what `gain` changes
  ThreadPool* thread_pool = nullptr;   ///< whom a hook can share its work with; null: nobody

  /// Addresses `audience` today; who sees it is the engine's affair.
  void contact(Audience audience, const ContactTerms& terms) const;
  /// A cost of this mechanism, paid in cash today …
  void spend(Account account, Fen amount) const;
  /// … on one person, or on each of many.
  void spend_on(PersonIndex person, Account account, Fen amount) const;
  void spend_on_each(const Audience& audience, Account account, Fen amount) const;
  /// Moves money that one person is the cause of.
  void post(PersonIndex person, Account debit, Account credit, Fen amount) const;
  /// Gives a person what these terms of the mechanism's say, from today on, while there is some;
  /// false when all are gone, or the person has had their share.
  bool give(PersonIndex person, int terms) const;
  /// Gives it unasked, and tells who follows the person.
  bool send(PersonIndex person, int terms) const;
  /// Sells a person a card of these terms. Its price is owed until the card pays for something: no
  /// sale, and no order.
  void sell(PersonIndex person, int terms) const;
  /// Hands the last card of these terms that `from` got on to `to`; false if there is none.
  bool hand_on(PersonIndex from, PersonIndex to, int terms) const;
  /// Takes away whatever the person holds of these terms.
  void revoke(PersonIndex person, int terms) const;
  /// Lets somebody of the pool be reached in one more way (a bit of `reach`); false if that was so
  /// already, or they have no guide or community to be reached by. Like those who join, a guide's
  /// new contact may think better of it within 90 days.
  bool gain(PersonIndex person, std::uint8_t way) const;
  /// Somebody who was asked for that does not.
  void decline(PersonIndex person, std::uint8_t way) const;
  /// What is nobody's in particular.
  void count(TouchCounter counter, std::int64_t n) const;
  void count(PersonIndex person, TouchCounter counter, std::int64_t n = 1) const;
  /// Tells who follows the person.
  void record(PersonIndex person, TraceKind what, std::array<double, 7> value) const;
  /// LocalizedText of this person (key) for draw `number` of this mechanism today.
  Draws draws(std::uint64_t subject, std::uint16_t number) const;
  StreamId stream(std::uint16_t number) const { return {kind, instance, number}; }
  /// Shares out [0, count) in parts of at most `part`: `work(from, to, worker)` for each, by any
  /// worker in any order; workers are counted from 0 to `workers()` − 1.
  void parallel_for(std::size_t count, std::size_t part,
                    const std::function<void(std::size_t, std::size_t, int)>& work) const;
  int workers() const { return thread_pool ? thread_pool->workers() : 1; }

private:
  const OfferTerms& terms_of(int number) const;
  /// What `give` and `sell` put into the wallet.
  Held held_of(int terms) const;
  /// Tells the day's hash.
  void hash(PersonIndex person, std::uint64_t event) const;
  bool take_from_limits(PersonIndex person, const OfferTerms& given) const;
};

/// A rule of a platform's that a campaign asks more than. `diagnostic.<rule>` says it, with its
/// date and source, and what becomes of the rest.
struct Breach {
  std::string_view rule;
  std::string_view parameter; ///< of the mechanism's, that asks for it
  std::int64_t asked = 0;
  std::int64_t most = 0;
  std::string month{}; ///< the first in which it does, "2025-03"; empty: on every day
};

/// Numbers of draws below 16 are the engine's, for a mechanism's contacts.
inline constexpr std::uint16_t first_own_draw = 16;

/// A kind of campaign mechanism: plain parameters, one `visit`, and batch hooks, each called at
/// most once a phase and day. Instances are immutable once compiled and serve many worlds at a
/// time.
class Mechanism {
public:
  virtual ~Mechanism() = default;

  /// Names the parameters (see ParameterVisitor).
  virtual void visit(ParameterVisitor& visitor) = 0;
  /// What others need to know of it, as its parameters have it now.
  virtual Profile profile() const = 0;
  /// Resolves names and dates against the plan; called once.
  virtual void compile(const Plan& plan) = 0;
  /// Gives a world's state of this mechanism its shape, on day −1.
  virtual void prepare(const Plan&, const People&, const Source&, MechanismState&) const {}
  /// Brings a state that was prepared or kept under other parameters into shape for going on with
  /// these, before day `next` is simulated.
  virtual void resume(const Plan&, const People&, Day /*next*/, MechanismState&) const {}

  /// All that it offers, once compiled: what people hold of it, and what its sessions sell at, is
  /// numbered within them. The engine makes the offers, redeems and values them.
  virtual std::span<const OfferTerms> terms() const { return {}; }

  /// Platforms' rules that it asks more than, alone or with others of the campaign; before it is
  /// compiled.
  virtual void breaches(const Horizon&, std::span<const CampaignEntry>,
                        std::vector<Breach>&) const {}

  virtual void outreach(const CampaignDay&) const {}
  /// What it offers today to whoever comes, after all outreach and attention.
  virtual void standing(const CampaignDay&, std::vector<Standing>&) const {}
  /// Decides on its open pledges, today's last, from `fresh` on: their `fate`, and what of
  /// `prepaid`, `group`, `due`, `left` and the order's minute is its own. Called once all orders of
  /// the day are cleared, when there are any.
  virtual void decide_pledges(const CampaignDay&, std::span<Pledge>, std::size_t /*fresh*/) const {}
  virtual void on_orders(const CampaignDay&, std::span<const Order>) const {}
  virtual void on_refunds(const CampaignDay&, std::span<const Order>) const {}
  /// Attributed orders whose return window has passed without a return.
  virtual void on_settled(const CampaignDay&, std::span<const Order>) const {}
  virtual void close_day(const CampaignDay&) const {}

  /// Days after a click in which an order is still attributed to it.
  virtual int attribution_days() const { return 3; }
  /// Whether it was taken out of a running plan: its coupons and links count no more.
  virtual bool is_retired() const { return false; }
  /// The session that it holds on a day, if any; once compiled.
  virtual std::optional<SessionTerms> session_on(Day) const { return std::nullopt; }
  /// Ids of the products that its sessions sell; none: everyday assortment, or no sessions. Before
  /// it is compiled, too.
  virtual std::span<const std::string> sells() const { return {}; }
  /// Product that somebody in a session of today's is shown; −1: everyday assortment.
  virtual std::int16_t shown_to(const CampaignDay&, PersonIndex) const { return -1; }
};

/// One entry of a scenario's campaign.
struct CampaignEntry {
  std::string id;            ///< "sms" or "sms#2"
  std::string kind;          ///< "sms"
  std::uint8_t number = 0;   ///< of the kind, in the catalogue
  std::uint8_t instance = 0; ///< n of "kind#n", 0 without
  std::shared_ptr<Mechanism> mechanism;

  /// Identity in hashes and order of acting: like the addresses of its draws, free of the place in
  /// which a file lists it.
  std::uint64_t key() const { return std::uint64_t{number} << 8 | instance; }
};
using Campaign = std::vector<CampaignEntry>;

} // namespace pondlab::engine
