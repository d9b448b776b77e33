#pragma once

#include "app/figures.hpp"
#include "base/diagnostic.hpp"
#include "scenario/document.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {

class Simulation;
class Replications;

/// What a person works on: one scenario as a document, the strategy on show, its run and that run's
/// twin without a campaign, and the replications. Panels read it; Application changes it.
class Session {
public:
  Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  // --- the document -----------------------------------------------------------------------------

  /// Takes a scenario file. False when its syntax is broken: the session is then as before, and
  /// `refusal()` says why.
  bool open(std::string_view text, std::string file, std::string shipped_id = {});
  bool is_open() const { return open_; }
  const Diagnostics& refusal() const { return refusal_; }

  const scenario::Document& document() const { return document_; }
  const std::string& file() const { return document_.file(); }
  /// Which shipped scenario this is; empty for a person's own file.
  const std::string& shipped_id() const { return shipped_id_; }

  /// Sets the value at `path` to JSON text; recompiles. False when `json` is no JSON.
  bool edit(const std::string& path, const std::string& json);
  void remove(const std::string& path);
  void undo();
  void redo();
  bool modified() const { return document_.modified(); }
  void mark_saved() { document_.mark_saved(); }

  /// What is wrong with the document as it stands; a run is possible when nothing is.
  const Diagnostics& diagnostics() const { return diagnostics_; }

  std::vector<std::string> strategies() const;
  /// "" is the campaign as the file has it.
  const std::string& strategy() const { return strategy_; }
  void choose_strategy(const std::string& name);

  // --- the run ----------------------------------------------------------------------------------

  bool can_run() const { return simulation_ != nullptr; }
  int days() const;
  /// Days that have been simulated: the one on show is the last of them.
  int day() const;
  bool at_end() const { return can_run() && day() >= days(); }
  bool playing() const { return playing_; }
  int speed() const { return days_per_second_; }
  void set_speed(int days_per_second, double now);
  /// Begins to play, from the start again when at the end.
  void play(double now);
  void pause() { playing_ = false; }
  /// Simulates what is due at `now` (milliseconds), for at most about ten milliseconds.
  void advance(double now);
  void step_day();
  /// Goes to the end of any day, back by snapshot and replay.
  void jump_to(int day);
  /// Hash of the last finished day, and of all of them.
  std::uint64_t day_hash() const;
  std::string hash_text() const;

  // --- what there is to see ---------------------------------------------------------------------

  std::int32_t first_date() const; ///< days since 1970-01-01
  long long people() const;
  std::vector<CampaignBar> campaign() const;
  std::vector<EventBar> events() const;

  /// Measures of the tiles, incremental contribution first.
  std::vector<std::string> tiles() const;
  Figure figure(std::string_view measure) const;
  Series series(std::string_view measure) const;
  std::vector<FunnelStep> funnel(std::string_view campaign_id) const;
  LedgerTable ledger() const;
  std::vector<ExpectationView> expectations() const;

  /// Computes replications of the strategy on show until `count` are there.
  void replicate(int count);
  Replications& replications() { return *replications_; }
  const Replications& replications() const { return *replications_; }

  /// Grows whenever anything on show may have changed.
  std::uint64_t revision() const { return revision_; }

private:
  void compile();

  scenario::Document document_;
  std::string shipped_id_;
  std::string strategy_;
  Diagnostics refusal_;
  Diagnostics diagnostics_;
  std::unique_ptr<Simulation> simulation_;
  std::unique_ptr<Replications> replications_;
  bool open_ = false;
  bool playing_ = false;
  int days_per_second_ = 7;
  double played_from_ = 0; ///< milliseconds at which `played_day_` was on show
  int played_day_ = 0;
  std::uint64_t revision_ = 0;
};

} // namespace pondlab::app
