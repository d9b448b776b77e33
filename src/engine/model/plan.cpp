#include "engine/model/plan.hpp"

#include "base/error.hpp"
#include "engine/model/copula.hpp"
#include "engine/model/parameter_hash.hpp"
#include "engine/model/plan_hash.hpp"
#include "engine/numeric/math.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pondlab::engine {

namespace {

/// A person's mean order is pγ/g with g ~ Gamma(q, 1): the quantile of the mean at rank u is pγ
/// over g's quantile at 1 − u, so the table is one of g and the score changes sign where it is
/// read.
SegmentPlan plan_segment(const Segment& segment) {
  const Purchase& purchase = segment.purchase;
  const Basket& basket = segment.basket;
  SegmentPlan plan{.segment = &segment,
                   .copula = copula_of(segment.correlation),
                   .rate = QuantileTable::gamma(purchase.rate_shape, purchase.rate_scale),
                   .drop_out = QuantileTable::beta(purchase.drop_out_a, purchase.drop_out_b),
                   .person_mean = QuantileTable::gamma(basket.person_shape, 1),
                   .order = QuantileTable::gamma(basket.order_shape, basket.order_shape),
                   .visit_factor = std::sqrt(purchase.rate_shape / purchase.rate_scale) / 7 /
                                   (purchase.conversion / double{whole}),
                   .stages = static_cast<int>(purchase.regularity)};
  const std::array<std::int32_t, channel_count> weights = {
      segment.channels.store, segment.channels.marketplace, segment.channels.shop};
  for (std::size_t i = 0; i < weights.size(); ++i)
    plan.channel_log_weight[i] = weights[i] > 0 ? log(weights[i] / double{whole}) : -1e9;
  return plan;
}

std::vector<DayPlan> plan_days(const Setup& setup) {
  std::vector<DayPlan> days(static_cast<std::size_t>(setup.horizon.days));
  for (const auto* periods : {&setup.calendar, &setup.shocks})
    for (const Period& period : *periods) {
      const Day from = std::max(0, period.from.days - setup.horizon.start.days);
      const Day to = std::min(setup.horizon.days - 1, period.to.days - setup.horizon.start.days);
      for (Day day = from; day <= to; ++day) {
        DayPlan& plan = days[static_cast<std::size_t>(day)];
        plan.demand *= period.demand;
        plan.marketplace_pull += period.marketplace_pull;
        plan.stores_closed = std::max(plan.stores_closed, period.stores_closed);
      }
    }
  return days;
}

Layout plan_layout(const Setup& setup) {
  Layout layout;
  for (std::size_t i = 0; i < setup.segments.size(); ++i) {
    const Segment& segment = setup.segments[i];
    const std::uint64_t hash = hash_text(segment.id);
    layout.add(static_cast<int>(i), false, hash, static_cast<std::uint32_t>(segment.members));
    layout.add(static_cast<int>(i), true, mix64(hash, hash_text("sea")),
               static_cast<std::uint32_t>(segment.sea));
  }
  return layout;
}

std::vector<InflowPlan> plan_inflow(const Setup& setup, const Layout& layout) {
  std::vector<InflowPlan> plans;
  for (const Inflow& inflow : setup.inflow) {
    InflowPlan plan{.inflow = &inflow, .to = setup.horizon.days};
    const auto& cohorts = layout.cohorts();
    for (std::size_t c = 0; c < cohorts.size(); ++c)
      if (cohorts[c].sea &&
          setup.segments[static_cast<std::size_t>(cohorts[c].segment)].id == inflow.segment)
        plan.cohort = static_cast<int>(c);
    if (inflow.from.known()) plan.from = std::max(0, inflow.from.days - setup.horizon.start.days);
    if (inflow.to.known())
      plan.to = std::clamp(inflow.to.days - setup.horizon.start.days + 1, 0, setup.horizon.days);
    plans.push_back(plan);
  }
  return plans;
}

std::uint64_t hash_of(Setup& setup, Campaign& campaign) {
  ParameterHash hash;
  visit(hash, setup);
  for (CampaignEntry& entry : campaign) {
    hash.add("mechanism", entry.id);
    entry.mechanism->visit(hash);
  }
  return hash.value();
}

/// Everything counts but what is blanked here.
std::uint64_t hash_of_beginning(Setup setup) {
  setup.economics = {};
  setup.response = {};
  setup.calendar.clear();
  setup.shocks.clear();
  for (Product& product : setup.products) product.price = product.cost = 0;
  for (StoreGroup& group : setup.stores)
    group.execution = group.own_content = 0, group.chats_a_day = 0;
  for (Inflow& inflow : setup.inflow) inflow = {.id = inflow.id, .segment = inflow.segment};
  return parameter_hash(std::move(setup));
}

template <class Record>
int place_of(const std::vector<Record>& records, std::string_view id) {
  for (std::size_t i = 0; i < records.size(); ++i)
    if (records[i].id == id) return static_cast<int>(i);
  return -1;
}

std::uint64_t hash_of_entry(const CampaignEntry& entry) {
  ParameterHash hash;
  entry.mechanism->visit(hash);
  return hash.value();
}

} // namespace

Campaign in_order(Campaign campaign) {
  std::ranges::stable_sort(campaign, {}, &CampaignEntry::key);
  return campaign;
}

std::uint64_t plan_hash(Setup& setup, Campaign& campaign) {
  campaign = in_order(std::move(campaign));
  return hash_of(setup, campaign);
}

Plan::Plan(Setup setup_in, Campaign campaign_in)
    : setup(std::move(setup_in)), campaign(in_order(std::move(campaign_in))),
      stimulus_decay(setup.response.carry_over), fatigue_decay(setup.response.fatigue_memory),
      trust_decay(setup.response.trust_memory), response_tables(setup.response) {
  if (people_of(setup) > max_people || setup.horizon.days > max_days || setup.horizon.days < 1 ||
      campaign.size() > 120)
    throw Error(Failure::bad_data, "the scenario is larger than one world may be");
  layout = plan_layout(setup);
  for (const Segment& segment : setup.segments) segments.push_back(plan_segment(segment));
  inflow = plan_inflow(setup, layout);
  days = plan_days(setup);
  for (Day day = 0; day < day_count(); ++day) {
    double& ahead = demand_ahead.emplace_back();
    for (Day later = day + 1; later <= day + setup.response.pull_horizon; ++later)
      ahead += demand_on(later);
  }
  for (std::size_t g = 0; g < setup.stores.size(); ++g)
    for (std::int64_t s = 0; s < setup.stores[g].stores; ++s) {
      store_group.push_back(static_cast<std::int32_t>(g));
      first_guide.push_back(static_cast<std::uint32_t>(guides));
      first_community.push_back(static_cast<std::uint32_t>(communities));
      guides += setup.stores[g].guides_per_store;
      communities += setup.stores[g].communities_per_store;
    }
  if (store_group.size() > max_stores)
    throw Error(Failure::bad_data, "the scenario has more stores than one world may have");
  hash = hash_of(setup, campaign);
  beginning_hash = hash_of_beginning(setup);
  for (const CampaignEntry& entry : campaign) entry_hashes.push_back(hash_of_entry(entry));
  for (CampaignEntry& entry : campaign) entry.mechanism->compile(*this);
}

std::int32_t Plan::return_rate(Channel channel, bool in_session) const {
  if (in_session) return economics().return_live;
  switch (channel) {
  case Channel::store:
    return economics().return_store;
  case Channel::marketplace:
    return economics().return_marketplace;
  case Channel::shop:
    break;
  }
  return economics().return_shop;
}

const StoreGroup& Plan::group_of_guide(std::size_t guide) const {
  const auto after = std::ranges::upper_bound(first_guide, guide);
  const auto store = static_cast<std::size_t>(after - first_guide.begin()) - 1;
  return setup.stores[static_cast<std::size_t>(store_group[store])];
}

int Plan::product_index(std::string_view id) const { return place_of(setup.products, id); }

int Plan::mechanism_index(std::string_view id) const { return place_of(campaign, id); }

std::string Plan::person_name(PersonIndex person) const {
  const Cohort& cohort = layout.cohort_of(person);
  const std::string& id = setup.segments[static_cast<std::size_t>(cohort.segment)].id;
  return (cohort.sea ? "sea:" : "") + id + "/" + std::to_string(person - cohort.first);
}

std::optional<PersonIndex> Plan::find_person(std::string_view name) const {
  const bool sea = name.starts_with("sea:");
  if (sea) name.remove_prefix(4);
  const std::size_t slash = name.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view digits = name.substr(slash + 1);
  std::uint32_t ordinal = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), ordinal);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  for (const Cohort& cohort : layout.cohorts())
    if (cohort.sea == sea && ordinal < cohort.count &&
        setup.segments[static_cast<std::size_t>(cohort.segment)].id == name.substr(0, slash))
      return cohort.first + ordinal;
  return std::nullopt;
}

} // namespace pondlab::engine
