#pragma once

#include "engine/numeric/audience.hpp"
#include "engine/numeric/calendar.hpp"
#include "engine/numeric/prefetch.hpp"
#include "engine/sales/person_store.hpp"

#include <cstdint>
#include <utility>
#include <vector>

namespace pondlab::engine {

/// So many coupons (or the like) of one kind that a person received on one day.
struct Held {
  static constexpr std::int16_t no_end = INT16_MAX;
  std::int16_t since = 0; ///< day of receiving them
  std::int16_t until = 0; ///< last day on which they can be used
  std::uint8_t mechanism = 0;
  std::uint8_t terms = 0; ///< which of the mechanism's
  std::uint16_t count = 0;
  std::int32_t amount = 0; ///< fen left on them, of gift cards; 0: they are no money
  friend bool operator==(const Held&, const Held&) = default;
};

/// What everybody holds. A person's things are a short chain, so that a visit costs one look,
/// however many mechanisms give coupons; what nobody holds costs nothing. Where a chain lies in
/// memory, and in which order, is nobody's business: archives list people, and what each holds in
/// order of mechanism, terms and days.
class Wallet {
public:
  /// Calls `f(held)` for what the person holds, in no order of meaning; days are for `f` to look
  /// at.
  template <class F>
  void each(PersonIndex person, F&& f) const {
    each_from(first_[person], f);
  }
  /// Where the person's chain begins, for `each_from`; 0: they hold nothing.
  std::uint32_t beginning(PersonIndex person) const { return first_[person]; }
  template <class F>
  void each_from(std::uint32_t beginning, F&& f) const {
    for (std::uint32_t at = beginning; at != 0; at = links_[at - 1].next) f(links_[at - 1].held);
  }
  /// Brings the first link of a chain that is not empty into the cache.
  void prefetch_link(std::uint32_t beginning) const { prefetch(&links_[beginning - 1]); }
  bool is_empty(PersonIndex person) const { return first_[person] == 0; }
  /// Brings the beginning of a person's chain into the cache.
  void prefetch_beginning(PersonIndex person) const {
    if (const std::uint32_t* first = first_.find(person)) prefetch(first);
  }
  /// Brings what many people hold into the cache, a link of everybody's chain at a time.
  /// `people` ≥ 0 of them; `person(i)` is the i-th.
  template <class PersonAt>
  void prefetch_chains(std::size_t people, PersonAt&& person) const {
    constexpr int links = 2; // more are few people's
    for (std::size_t i = 0; i < people; ++i) prefetch_beginning(person(i));
    for (int link = 0; link < links; ++link)
      for (std::size_t i = 0; i < people; ++i) {
        std::uint32_t at = first_[person(i)];
        for (int before = 0; before < link && at != 0; ++before) at = links_[at - 1].next;
        if (at != 0) prefetch(&links_[at - 1]);
      }
  }

  /// How many of these terms the person can use on `day`.
  std::int64_t count(PersonIndex person, std::uint8_t mechanism, std::uint8_t terms, Day day) const;
  /// The same of those received on one day and valid to another.
  std::int64_t count(PersonIndex person, const Held& like) const;

  /// Adds to what the person holds. What is over by `held.since` leaves the chain, but for money.
  void put(PersonIndex person, const Held& held);
  /// Takes `like.count` and `like.amount` of those with the same terms and days away; all there
  /// are, if fewer. A card on which nothing is left goes.
  void take(PersonIndex person, const Held& like);
  /// Takes the cards that were over before `day`, with what is left on them.
  std::vector<std::pair<PersonIndex, Held>> take_cards_over(Day day);
  /// Takes everything of these terms away.
  void take_all(PersonIndex person, std::uint8_t mechanism, std::uint8_t terms);

  /// Everything held that can still be used on `day`, by person: `f(person, held)`.
  template <class F>
  void each_valid(Day day, F&& f) const {
    first_.each([&](PersonIndex person, std::uint32_t) {
      each(person, [&](const Held& held) {
        if (held.until >= day) f(person, held);
      });
    });
  }

  /// The same with mechanism m at `places[m]`, −1 taking what it gave away; of what those of
  /// `retired` gave, money alone is left.
  Wallet with_mechanisms(const std::vector<int>& places,
                         const std::vector<bool>& retired = {}) const;

  std::size_t bytes() const { return first_.bytes() + links_.capacity() * sizeof(Link); }

  template <class Archive>
  void archive(Archive& a) {
    std::vector<PersonIndex> people;
    std::vector<Held> held;
    list(people, held);
    a(people, held);
    if constexpr (Archive::reads) fill(people, held);
  }

private:
  struct Link {
    Held held;
    std::uint32_t next = 0; ///< place + 1 of the next one in `links_`; 0: the end
  };

  template <class Wanted>
  void drop(PersonIndex person, Wanted&& wanted);
  void list(std::vector<PersonIndex>& people, std::vector<Held>& held) const;
  void fill(const std::vector<PersonIndex>& people, const std::vector<Held>& held);

  PersonStore<std::uint32_t> first_; ///< place + 1 of a person's first link
  std::vector<Link> links_;
  std::uint32_t free_ = 0; ///< place + 1 of the first link that nobody uses
  /// No card is over before: most days nobody has to be looked at.
  std::int16_t first_over_ = Held::no_end;
};

} // namespace pondlab::engine
