#pragma once

#include "engine/model/population.hpp"

#include <array>

namespace pondlab::engine {

/// Correlated standard scores, by `Trait`.
using Scores = std::array<double, GaussianCopula::max_size>;

/// The people of a cohort, drawn some at a time: what they draw first, at each address, is made
/// together.
class CohortDrawing {
public:
  CohortDrawing(const Plan& plan, const Source& source, People& people, const Cohort& cohort);

  /// Those of ordinals [from, to).
  void draw(std::uint32_t from, std::uint32_t to);

private:
  /// Blocks that are drawn of everybody.
  enum First : std::uint8_t {
    traits,
    traits_2,
    traits_3,
    coin,
    place,
    contact,
    following,
    history
  };
  static constexpr std::size_t firsts = 8;
  static constexpr std::size_t at_once = 256;

  void draw_blocks();
  void draw_person(std::size_t i);
  void draw_place(std::size_t i);
  void draw_reach(std::size_t i, double contact);
  void draw_history(std::size_t i, const Scores& z);
  Scores scores_of(std::size_t i) const;
  PersonIndex person(std::size_t i) const {
    return cohort_.first + from_ + static_cast<PersonIndex>(i);
  }
  Draws draws(std::size_t i, StreamId stream, First first) const {
    return {source_, keys_[i], -1, stream, blocks_[first][i]};
  }

  const Plan& plan_;
  const Source& source_;
  People& people_;
  const Cohort& cohort_;
  const SegmentPlan& segment_;
  double guide_from_, community_from_;
  std::uint32_t from_ = 0;
  std::size_t count_ = 0;
  std::array<std::uint64_t, at_once> keys_;
  std::array<std::array<Block, at_once>, firsts> blocks_;
};

/// Makes somebody of these scores a customer.
void become_customer(const SegmentPlan& segment, People& people, PersonIndex person,
                     const Scores& scores);

} // namespace pondlab::engine
