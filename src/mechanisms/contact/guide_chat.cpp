#include "mechanisms/contact/guide_chat.hpp"

#include "engine/numeric/math.hpp"
#include "engine/numeric/prefetch.hpp"
#include "engine/thinning/thinning_filter.hpp"
#include "mechanisms/common/guides.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <span>
#include <utility>

namespace pondlab::mechanisms {

using namespace engine;

namespace {

constexpr std::uint16_t choice_draw = execution_draw + 1;

struct Contact {
  PersonIndex person;
  float rate; ///< at which they order
};

/// Who each guide can write to today, guide after guide.
struct Contacts {
  std::vector<std::uint32_t> first; ///< of each guide, and the end
  std::vector<Contact> people;
};

/// Ranks a guide's contacts and chooses among them; keeps its scratch from guide to guide.
class Choosing {
public:
  Choosing(const CampaignDay& day, double hand_picked)
      : day_(day), hand_picked_(hand_picked), noise_(std::sqrt(1 - hand_picked * hand_picked)) {}

  /// The `most` contacts of the highest scores come first.
  void choose(std::span<Contact> contacts, std::size_t most) {
    if (contacts.size() <= most) return;
    rank(contacts);
    score();
    const auto nth = scored_.begin() + static_cast<std::ptrdiff_t>(most);
    std::nth_element(scored_.begin(), nth, scored_.end(), [](const Scored& a, const Scored& b) {
      return a.score != b.score ? a.score > b.score : a.key < b.key;
    });
    for (std::size_t i = 0; i < scored_.size(); ++i) contacts[i].person = scored_[i].person;
  }

private:
  struct Scored {
    double score;
    std::uint64_t key;
    PersonIndex person;
  };

  /// Ascending by order rate, then by key. Rates are sorted as numbers with a place in their lower
  /// half: of numbers above 0 the bits rise as they do.
  void rank(std::span<const Contact> contacts) {
    order_.clear();
    for (std::size_t i = 0; i < contacts.size(); ++i)
      order_.push_back(std::uint64_t{std::bit_cast<std::uint32_t>(contacts[i].rate)} << 32 | i);
    sort_by_rate();
    scored_.clear();
    for (const std::uint64_t one : order_) {
      const PersonIndex person = contacts[static_cast<std::uint32_t>(one)].person;
      scored_.push_back({0, day_.plan.layout.key_of(person), person});
    }
    for (std::size_t i = 0, end; i < order_.size(); i = end) {
      for (end = i + 1; end < order_.size() && order_[end] >> 32 == order_[i] >> 32;) ++end;
      const auto at = [&](std::size_t place) {
        return scored_.begin() + static_cast<std::ptrdiff_t>(place);
      };
      std::sort(at(i), at(end), [](const Scored& a, const Scored& b) { return a.key < b.key; });
    }
  }

  /// By counting, a byte of the rate after the other: comparisons that nobody can guess cost more.
  void sort_by_rate() {
    std::array<std::array<std::uint32_t, 256>, 4> place{};
    for (const std::uint64_t one : order_)
      for (unsigned byte = 0; byte < place.size(); ++byte)
        ++place[byte][one >> (32 + 8 * byte) & 255];
    sorted_.resize(order_.size());
    for (unsigned byte = 0; byte < place.size(); ++byte) {
      std::uint32_t before = 0;
      for (std::uint32_t& one : place[byte]) before += std::exchange(one, before);
      for (const std::uint64_t one : order_)
        sorted_[place[byte][one >> (32 + 8 * byte) & 255]++] = one;
      order_.swap(sorted_);
    }
  }

  /// The normal score of the rank, seen through noise.
  void score() {
    keys_.clear();
    for (const Scored& one : scored_) keys_.push_back(one.key);
    blocks_.resize(keys_.size());
    draw_many(day_.source, keys_, day_.day, day_.stream(choice_draw).packed(), 0, blocks_.data());
    const std::vector<double>& ranks = normal_scores(scored_.size());
    units_.resize(keys_.size());
    errors_.resize(keys_.size());
    for (std::size_t i = 0; i < units_.size(); ++i) units_[i] = unit(blocks_[i].word[0]);
    normal_quantiles(units_, errors_);
    for (std::size_t i = 0; i < scored_.size(); ++i)
      scored_[i].score = hand_picked_ * ranks[i] + noise_ * errors_[i];
  }

  /// Normal scores of n ranks: guides have about as many contacts each.
  const std::vector<double>& normal_scores(std::size_t n) {
    if (n >= ranks_.size()) ranks_.resize(n + 1);
    std::vector<double>& ranks = ranks_[n];
    for (std::size_t i = ranks.size(); i < n; ++i)
      ranks.push_back(normal_quantile((static_cast<double>(i) + .5) / static_cast<double>(n)));
    return ranks;
  }

  const CampaignDay& day_;
  double hand_picked_, noise_;
  std::vector<std::uint64_t> order_, sorted_;
  std::vector<Scored> scored_;
  std::vector<std::uint64_t> keys_;
  std::vector<Block> blocks_;
  std::vector<double> units_, errors_;
  std::vector<std::vector<double>> ranks_; ///< by number of contacts
};

} // namespace

void visit(ParameterVisitor& v, GuideChatParameters& p) {
  const Field lore{.source = "trade_lore"};
  const Field of_seen{.unit = "of_seen", .source = "assumption"};
  visit_record(v, "target", "target", p.target);
  visit_record(v, "schedule", "schedule", p.schedule);
  visit_record(v, "coupon", "coupon_terms", p.coupon);
  v.count("picks", p.picks, {40, 1, 500}, {.unit = "per_day", .source = "trade_lore"});
  v.real("hand_picked", p.hand_picked, {.6, 0, .99},
         {.unit = "correlation", .source = "assumption"});
  v.duration("rest_days", p.rest_days, {14, 0, 365}, {.source = "assumption"});
  v.count("minutes", p.minutes, {4, 0, 120}, {.unit = "minutes", .source = "assumption"});
  v.rate("seen", p.seen, {7'000, 0, whole}, {.source = "assumption"});
  v.rate("click", p.click, {2'500, 0, whole}, of_seen);
  v.rate("claim", p.claim, {6'000, 0, whole}, of_seen);
  v.real("stimulus", p.stimulus, {1, 0, 4}, {.unit = "log_rate", .source = "assumption"});
  v.rate("opt_out", p.opt_out, {30, 0, 1'000}, {.unit = "of_seen", .source = "trade_lore"});
  v.real("fatigue", p.fatigue, {1, 0, 3},
         {.unit = "contacts", .source = "zhang_kumar_cosguner_2017"});
  v.rate("commission", p.commission, {300, 0, 3'000}, lore);
  v.duration("attribution", p.attribution, {7, 1, 60}, {.source = "definition_last_click"});
}

Profile GuideChat::profile() const {
  return {.group = Group::contact,
          .surface = Surface::guide,
          .colour = 1,
          .couplings = couplings({Coupling::guide}),
          .gives_tasks = true,
          .accounts = {Account::guide_pay, Account::commission, Account::commission_payable}};
}

Audience GuideChat::rested(const CampaignDay& day) const {
  Audience rested = target().select(day, reach::guide);
  each_word(day, rested, [&](std::size_t word, std::uint64_t members) {
    for (std::uint64_t rest = members; rest != 0; rest &= rest - 1) {
      const auto person =
          static_cast<PersonIndex>(word * 64 + static_cast<unsigned>(std::countr_zero(rest)));
      const std::int16_t addressed = day.state.people[person].addressed;
      if (addressed != CampaignMemory::never && day.day - addressed < parameters().rest_days)
        rested.erase(person);
    }
  });
  return rested;
}

namespace {

/// Sorted by guide by counting; within a guide in order of place. Who skips the task has nobody.
Contacts contacts_of(const CampaignDay& day, const Audience& audience,
                     const std::vector<Execution>& execution) {
  Contacts contacts;
  std::vector<std::uint32_t> place(execution.size() + 1, 0);
  std::vector<std::pair<std::uint32_t, PersonIndex>> found; // guide and contact
  audience.each([&](PersonIndex person) {
    const std::uint32_t guide = guide_of(day.plan, day.people, person);
    if (execution[guide] == Execution::skipped) return;
    found.emplace_back(guide, person);
    ++place[guide + 1];
  });
  for (std::size_t guide = 1; guide < place.size(); ++guide) place[guide] += place[guide - 1];
  contacts.first = place;
  contacts.people.resize(place.back());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (i + prefetch_ahead < found.size())
      prefetch(&day.people.record[found[i + prefetch_ahead].second]);
    const auto [guide, person] = found[i];
    contacts.people[place[guide]++] = {person, day.people.record[person].rate};
  }
  return contacts;
}

} // namespace

Audience GuideChat::pick(const CampaignDay& day) const {
  const std::vector<Execution> execution =
      execute_by_guides(day, execution_draw, target().holdout());
  Contacts contacts = contacts_of(day, rested(day), execution);
  const auto most = [&](std::size_t guide) {
    const StoreGroup& group = day.plan.group_of_guide(guide);
    return static_cast<std::size_t>(std::min(group.chats_a_day, parameters().picks));
  };
  const auto of = [&](std::size_t guide) {
    return std::span(contacts.people)
        .subspan(contacts.first[guide], contacts.first[guide + 1] - contacts.first[guide]);
  };
  constexpr std::size_t guides_a_part = 64;
  std::vector<Choosing> choosing(static_cast<std::size_t>(day.workers()),
                                 Choosing(day, parameters().hand_picked));
  day.parallel_for(execution.size(), guides_a_part,
                   [&](std::size_t from, std::size_t to, int worker) {
                     for (std::size_t guide = from; guide < to; ++guide)
                       choosing[static_cast<std::size_t>(worker)].choose(of(guide), most(guide));
                   });
  Audience chosen(day.people.size());
  for (std::size_t guide = 0; guide < execution.size(); ++guide)
    for (const Contact& contact : of(guide).first(std::min(of(guide).size(), most(guide))))
      chosen.insert(contact.person);
  return chosen;
}

void GuideChat::outreach(const CampaignDay& day) const {
  if (!due(day.day)) return;
  Audience chosen = pick(day);
  note_addressed(day, chosen);
  pay_guides(day, chosen.size() * parameters().minutes);
  ContactTerms terms = contact_terms(parameters());
  terms.opt_out_kind = OptOut::guide;
  day.contact(std::move(chosen), terms);
}

} // namespace pondlab::mechanisms
