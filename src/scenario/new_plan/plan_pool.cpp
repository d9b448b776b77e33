#include "scenario/new_plan/plan_pool.hpp"

#include "scenario/json/decimal.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/new_plan/new_plan.hpp"
#include "scenario/new_plan/plan_strategies.hpp"
#include "scenario/new_plan/presets.hpp"
#include "scenario/new_plan/purchase_habit.hpp"

#include <algorithm>
#include <cmath>

namespace pondlab::scenario {
namespace {

using engine::whole;

constexpr int days_a_week = 7;

// Of a basket: how steady orders are, and how alike people, as in the shipped cases.
constexpr std::int64_t order_shape = 4, person_shape = 6;

// Who is in touch (trade experience 30 to 50 %, in doubt); WeCom counts 2,000 contacts a seat.
constexpr std::int64_t phone = 95'00, guide = 35'00, community = 25'00, muted = 70'00;
constexpr std::int64_t most_contacts = 2'000;
// A community holds 500; those that are set up have room.
constexpr std::int64_t usual_community = 300, most_in_community = 500;
constexpr std::int64_t most_communities = 20, most_guides = 50;

std::int64_t up(std::int64_t amount, std::int64_t part) { return (amount + part - 1) / part; }

/// Guides and communities by store; of the head office where there are no stores.
class Teams {
public:
  explicit Teams(const PlanAnswers& answers)
      : members_(answers.number(PlanNumber::members)), guides_(answers.number(PlanNumber::guides)),
        places_(answers.number(PlanNumber::stores)), has_stores_(places_ > 0),
        has_communities_(answers.reaches_by("community")) {
    if (places_ == 0) places_ = teams_without_stores();
    if (!has_communities_ || places_ == 0) return;
    communities_ = std::clamp<std::int64_t>(
        up(engine::share_of(members_, community), places_ * usual_community), 1, most_communities);
  }

  NodePtr list() const {
    std::vector<NodePtr> groups;
    if (places_ == 0) return Node::array();
    const std::int64_t each = guides_ / places_, more = guides_ % places_;
    groups.push_back(group("", places_ - more, each));
    if (more > 0) groups.push_back(group("larger_", more, each + 1));
    return Node::array(std::move(groups));
  }

  /// Basis points of the members who are a guide's contact.
  std::int64_t contacts() const {
    return std::min(guide, guides_ * most_contacts * whole / members_);
  }
  std::int64_t in_communities() const {
    return std::min(community, places_ * communities_ * most_in_community * whole / members_);
  }

private:
  std::int64_t teams_without_stores() const {
    const std::int64_t communities =
        has_communities_ ? up(engine::share_of(members_, community), usual_community) : 0;
    return std::max(up(guides_, most_guides), up(communities, most_communities));
  }

  /// `larger` begins the keys of those with a guide more.
  NodePtr group(const std::string& larger, std::int64_t stores, std::int64_t guides) const {
    const std::string words =
        std::string("new_plan.teams.") + larger + (has_stores_ ? "stores" : "online") + ".name";
    return Node::object({{"id", {}, Node::string(larger + "stores")},
                         {"name", {}, words_in_both(words)},
                         {"stores", {}, Node::integer(stores)},
                         {"guides_per_store", {}, Node::integer(guides)},
                         {"communities_per_store", {}, Node::integer(communities_)},
                         {"execution", {}, amount(50, 2)},
                         {"own_content", {}, amount(20, 2)},
                         {"chats_a_day", {}, Node::integer(40)}});
  }

  std::int64_t members_, guides_, places_;
  bool has_stores_, has_communities_;
  std::int64_t communities_ = 0;
};

/// Sets what answers say in a category's segment.
class Segment {
public:
  explicit Segment(const PlanAnswers& answers)
      : answers_(answers),
        node_(shared_part(part(category_presets(), answers.category), "segment")) {}

  NodePtr make(const Teams& teams) {
    set_purchases();
    set_basket();
    if (answers_.number(PlanNumber::stores) == 0) set("channels.store", Node::integer(0));
    set("correlation.rate_contact", amount(40, 2));
    set("reach.phone", amount(phone, 4));
    set("reach.guide", amount(teams.contacts(), 4));
    set("reach.community", amount(teams.in_communities(), 4));
    set("reach.muted", amount(muted, 4));
    // Who and how many come first, as in the shipped cases.
    std::vector<Member> members{
        {"id", {}, Node::string("members")},
        {"name", {}, words_in_both("new_plan.segment.name")},
        {"members", {}, Node::integer(answers_.number(PlanNumber::members))}};
    for (const Member& member : node_->members()) members.push_back(member);
    return Node::object(std::move(members));
  }

  double every() const { return every_; }

private:
  void set(const std::string& path, NodePtr value) {
    node_ = with_value(node_, *Path::parse("$." + path), std::move(value));
  }

  /// Members who never bought did not buy lately; there are fewer where nearly all did.
  void set_purchases() {
    const std::int64_t share = answers_.number(PlanNumber::bought_lately);
    const auto preset =
        static_cast<std::int64_t>(std::lround(real_of(*node_, "never_bought") * whole));
    const std::int64_t never = std::min(preset, (whole - share) / 2);
    const Node& purchase = part(*node_, "purchase");
    const Tenure tenure{real_of(*node_, "tenure_min"), real_of(*node_, "tenure_max")};
    const PurchaseHabit usual{real_of(purchase, "rate_shape"), real_of(purchase, "rate_scale"),
                              real_of(purchase, "drop_out_a"), real_of(purchase, "drop_out_b")};
    const double of_customers = static_cast<double>(share) / static_cast<double>(whole - never);
    const PurchaseHabit habit = habit_for(of_customers, usual, tenure, lately);
    // Rounded, so that a last bit of the reckoning is nobody's business.
    const double scale = std::round(habit.rate_scale * 1000) / 1000;
    set("never_bought", amount(never, 4));
    set("purchase.first_order", amount(first_order(purchase, share), 4));
    set("purchase.rate_shape", Node::real(std::round(habit.rate_shape * 1000) / 1000));
    set("purchase.rate_scale", Node::real(scale));
    set("purchase.drop_out_b", Node::real(std::round(habit.drop_out_b * 100) / 100));
    every_ = days_a_week * scale / habit.rate_shape;
  }

  /// Basis points a week: of those who never bought, half as many buy in so many days as of all.
  static std::int64_t first_order(const Node& purchase, std::int64_t share) {
    const auto usual =
        static_cast<std::int64_t>(std::lround(real_of(purchase, "first_order") * whole));
    return std::clamp<std::int64_t>(share * days_a_week / (2 * lately), 1, usual);
  }

  void set_basket() {
    const std::int64_t scale =
        answers_.number(PlanNumber::order_value) * (person_shape - 1) / order_shape;
    set("basket.order_shape", Node::integer(order_shape));
    set("basket.person_shape", Node::integer(person_shape));
    set("basket.person_scale", amount(scale, 2));
  }

  const PlanAnswers& answers_;
  NodePtr node_;
  double every_ = 0;
};

} // namespace

NodePtr amount(std::int64_t scaled, int decimals) {
  return Node::number(decimal_text(scaled, decimals));
}

PlanPool pool_of(const PlanAnswers& answers) {
  const Teams teams(answers);
  Segment segment(answers);
  PlanPool pool;
  pool.segment = segment.make(teams);
  pool.every = segment.every();
  pool.stores = teams.list();
  std::vector<Member> costs{
      {"goods_cost", {}, amount(whole - answers.number(PlanNumber::margin), 4)}};
  for (const Member& cost : part(part(category_presets(), answers.category), "economics").members())
    costs.push_back(cost);
  pool.economics = Node::object(std::move(costs));
  return pool;
}

} // namespace pondlab::scenario
