#pragma once

#include "engine/model/brand.hpp"
#include "engine/model/inflow.hpp"
#include "engine/model/response.hpp"
#include "engine/model/segment.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::engine {

/// When a run begins and how long it lasts.
struct Horizon {
  Date start;
  std::int32_t days{};
};
void visit(ParameterVisitor&, Horizon&);

/// Everything about the brand and its world that is not a campaign: what the `none` strategy keeps.
struct Setup {
  Horizon horizon;
  Economics economics;
  std::vector<Product> products;
  std::vector<Segment> segments;
  Network network;
  std::vector<StoreGroup> stores;
  std::vector<Inflow> inflow;
  std::vector<Period> calendar; ///< known beforehand
  std::vector<Period> shocks;   ///< not known beforehand; same effects
  Response response;
};
void visit(ParameterVisitor&, Setup&);

/// People in pool and sea together: what a file asks memory for.
std::int64_t people_of(const Setup&);

/// Limits of one world; a scenario beyond them is refused before memory is taken.
inline constexpr std::int64_t max_people = 20'000'000;
inline constexpr std::int32_t max_days = 7'320;
inline constexpr std::size_t max_stores = 65'535;

} // namespace pondlab::engine
