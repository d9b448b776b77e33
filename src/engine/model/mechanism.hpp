#pragma once

#include "engine/books/counters.hpp"
#include "engine/books/ledger.hpp"
#include "engine/books/trace.hpp"
#include "engine/model/brand.hpp"
#include "engine/model/campaign.hpp"
#include "engine/model/person_store.hpp"
#include "engine/model/profile.hpp"
#include "engine/numeric/audience.hpp"
#include "engine/numeric/random.hpp"
#include "engine/parameters/parameters.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pondlab::engine {

struct Plan;
struct People;

/// What a person does to stop a kind of contact.
enum class OptOut : std::uint8_t { none, phone, guide, community };

/// How a contact feels to the person who gets it. The response itself is the engine's.
struct ContactTerms {
  int posts = 1;       ///< posts of the day; seen posts are one binomial draw
  double seen = 0;     ///< chance that a rested person sees one post
  double stimulus = 0; ///< log-rate added to the visits of a person of middling responsiveness
  double click = 0;    ///< given seen: clicks through (last-click attribution)
  double claim = 0;    ///< given seen: claims the coupon
  double attend = 0;   ///< given seen: attends the session of today
  double opt_out = 0;  ///< hazard of opting out a contact seen, for a rested person
  OptOut opt_out_kind = OptOut::none;
  double fatigue = 1; ///< how much a seen post counts towards fatigue; a personal message is 1
  bool only_coupons = false;    ///< wears trust out when seen
  bool newness = false;         ///< newness seekers respond more, others less
  int coupon_days = 0;          ///< validity of a claimed coupon
  int coupons_each = 1;         ///< coupons claimed at once
  std::int64_t issue_limit = 0; ///< coupons in all; 0 = no limit
  int minute_from = 0;          ///< minutes of the day between which it is seen
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
  std::int16_t addressed = never;   ///< day of the last delivery
  std::int16_t valid_until = never; ///< last day of the coupon held
  std::int16_t converted = never;   ///< day of the last attributed order
  std::uint8_t step = 0;            ///< the mechanism's own
  std::uint8_t coupons = 0;         ///< held till `valid_until`; 0 counts as 1
  friend bool operator==(const CampaignMemory&, const CampaignMemory&) = default;
};

/// State of one mechanism in one world, owned, snapshotted and hashed by the engine.
struct MechanismState {
  PersonStore<CampaignMemory> people;
  std::vector<std::int64_t> numbers;         ///< per group or in all: budgets, coupons left
  std::vector<std::vector<PersonIndex>> due; ///< people by day modulo its size

  template <class Archive>
  void archive(Archive& a) {
    a(people, numbers, due);
  }
};

/// A visit to which offers can be made, before it is known which channel it goes to.
struct OfferVisit {
  PersonIndex person = 0;
  int session = -1; ///< mechanism whose session this is in, or −1
};

/// Offers stack in this order: at most one price, then at most one coupon on what the price leaves;
/// within a layer the customer's best counts, ties going to the mechanism that acts earlier.
enum class OfferLayer : std::uint8_t { price, coupon };

struct Offer {
  std::uint32_t visit = 0; ///< index into the span of visits
  std::uint8_t mechanism = 0;
  OfferLayer layer = OfferLayer::coupon;
  bool in_store = false;          ///< counts in stores too, not in the shop alone
  Fen face = 0;                   ///< fen off from `threshold` on
  Fen threshold = 0;              ///< list price from which it counts
  std::int32_t pay_share = whole; ///< bp of the price still paid
  double log_odds = 0;            ///< what else it does to the order's log-odds (a live host)
  double price_response =
      1; ///< share of the usual response to its price (live rooms are less elastic)
  std::int16_t product = -1; ///< price layer: this product instead of everyday assortment
};

/// An order as the books see it.
struct Order {
  PersonIndex person = 0;
  std::uint64_t key = 0; ///< person key
  std::int16_t day = 0;
  std::int16_t minute = 0;
  Channel channel = Channel::shop;
  bool baseline = false;          ///< on the order clock (would have been placed anyway)
  bool returned = false;          ///< will come back (drawn when ordered)
  bool organic = false;           ///< on a visit of their own accord; known on its day, not kept
  std::int8_t attributed = -1;    ///< mechanism by redeemed coupon or last click, −1 none
  std::int8_t coupon = -1;        ///< mechanism whose coupon was redeemed, −1 none
  std::int8_t price = -1;         ///< mechanism whose price it was, −1 none
  std::int8_t session = -1;       ///< mechanism in whose session it was placed, −1 none
  std::int16_t settles_after = 0; ///< days until it comes back or is final
  std::int16_t product = -1;
  std::int8_t size = -1;
  Fen list = 0;
  Fen discount = 0;
  Fen coupon_saving = 0;
  Fen cost = 0;
  Fen paid() const { return list - discount - coupon_saving; }

  template <class Archive>
  void archive(Archive& a) {
    a(person, key, day, minute, channel, baseline, returned, attributed, coupon, price, session,
      settles_after, product, size, list, discount, coupon_saving, cost);
  }
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
  Ledger& ledger;
  DayCounts& counts;
  std::vector<Contacting>& contactings;
  std::span<const PersonIndex> joined; ///< today's newcomers
  Witness* witness = nullptr;          ///< whom to tell; null: nobody

  /// Addresses `audience` today; who sees it is the engine's affair.
  void contact(Audience audience, const ContactTerms& terms) const;
  /// A cost of this mechanism, paid in cash today …
  void spend(Account account, Fen amount) const;
  /// … on one person, or on each of many.
  void spend_on(PersonIndex person, Account account, Fen amount) const;
  void spend_on_each(const Audience& audience, Account account, Fen amount) const;
  /// Moves money that one person is the cause of.
  void post(PersonIndex person, Account debit, Account credit, Fen amount) const;
  /// What is nobody's in particular.
  void count(TouchCounter counter, std::int64_t n) const;
  void count(PersonIndex person, TouchCounter counter, std::int64_t n = 1) const;
  /// Tells who follows the person.
  void record(PersonIndex person, TraceKind what, std::array<double, 7> value) const;
  /// LocalizedText of this person (key) for draw `number` of this mechanism today.
  Draws draws(std::uint64_t subject, std::uint16_t number) const;
  StreamId stream(std::uint16_t number) const { return {kind, instance, number}; }
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

  virtual void outreach(const CampaignDay&) const {}
  virtual void offers(const CampaignDay&, std::span<const OfferVisit>, std::vector<Offer>&) const {}
  /// Limits of the mechanism's own, over the day's orders in clearing order: `refuse(i)` takes the
  /// mechanism's coupon or price away from order i.
  virtual void clear(const CampaignDay&, std::span<const Order>,
                     const std::function<void(std::size_t)>&) const {}
  virtual void on_orders(const CampaignDay&, std::span<const Order>) const {}
  virtual void on_refunds(const CampaignDay&, std::span<const Order>) const {}
  /// Attributed orders whose return window has passed without a return.
  virtual void on_settled(const CampaignDay&, std::span<const Order>) const {}
  virtual void close_day(const CampaignDay&) const {}

  /// What the coupon that a person holds after `day` would take off an order of list price `list`,
  /// or of its threshold where that is higher; 0 without one.
  virtual Fen saving_held(const CampaignMemory&, Day /*day*/, Fen /*list*/) const { return 0; }

  /// Days after a click in which an order is still attributed to it.
  virtual int attribution_days() const { return 3; }
  /// Whether it was taken out of a running plan: its coupons and links count no more.
  virtual bool is_retired() const { return false; }
  /// The session that it holds on a day, if any; once compiled.
  virtual std::optional<SessionTerms> session_on(Day) const { return std::nullopt; }
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
