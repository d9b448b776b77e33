#pragma once

#include "workbench/pond/pond_scene.hpp"

#include <span>

namespace pondlab::workbench {

/// Tells one person's day as legs, signs and sparks.
class PondDay {
public:
  PondDay(const PondMap& map, const engine::World& world, std::vector<Leg>& legs,
          std::vector<Sign>& signs, std::vector<Spark>& sparks, PondCounts& counts)
      : map_(map), world_(world), legs_(legs), signs_(signs), sparks_(sparks), counts_(counts) {}

  /// `events` are the person's, in order of minutes.
  void tell(std::uint32_t dot, engine::PersonIndex person, const Whereabouts& before,
            std::span<const engine::TraceEvent> events);

private:
  void enter(const engine::TraceEvent& event);
  void visit(const engine::TraceEvent& event);
  void sign(SignKind kind, const engine::TraceEvent& event);
  void hear(const engine::TraceEvent& event);
  void count(const engine::TraceEvent& event);
  void stay(float until);
  void go(Spot to, float arrive, float walk);
  void finish();
  float minute_of(const engine::TraceEvent& event) const;

  const PondMap& map_;
  const engine::World& world_;
  std::vector<Leg>& legs_;
  std::vector<Sign>& signs_;
  std::vector<Spark>& sparks_;
  PondCounts& counts_;

  // Of the person whose day is being told.
  std::uint32_t dot_ = 0;
  engine::PersonIndex person_ = 0;
  Spot home_;         ///< where they end up
  Spot here_;         ///< where they are …
  float now_ = 0;     ///< … at this minute
  float leaves_ = -1; ///< when they leave the house they are in, −1: in none
  std::int8_t house_ = -1;
  bool visited_shop_ = false;
};

} // namespace pondlab::workbench
