#pragma once

#include "app/command/page_context.hpp"
#include "base/clock.hpp"

#include <string>

namespace pondlab::app::command {

struct Replicate {
  int count; ///< in all
  void apply(PageContext& page) const {
    page.session.replicate(count);
    page.view.place = Place::results;
  }
};

struct CancelReplications {
  void apply(PageContext& page) const { page.session.background().replications().cancel(); }
};

struct Compare {
  int replications; ///< in all
  void apply(PageContext& page) const { page.session.background().compare(replications); }
};

struct StopComparing {
  void apply(PageContext& page) const { page.session.background().comparing().cancel(); }
};

struct TakeStrategy {
  std::string id;
  bool taken; ///< into the next comparison
  void apply(PageContext& page) const { page.session.background().comparing().take(id, taken); }
};

struct ChooseReplications {
  int count; ///< of the next comparison
  void apply(PageContext& page) const {
    page.session.background().comparing().choose_replications(count);
  }
};

struct ChooseAnalysisLevel {
  workbench::AnalysisLevel level; ///< of the next comparison
  void apply(PageContext& page) const {
    page.session.background().comparing().choose_analysis_level(level);
  }
};

struct CompareWith {
  bool leader; ///< differences are from the leader, else from no campaign
  void apply(PageContext& page) const { page.view.against_leader = leader; }
};

struct OpenHealthCard {
  bool open; ///< all of it, else a line
  void apply(PageContext& page) const { page.view.health_open = open; }
};

/// Tests the strategy on show as a brand could: what that would find.
struct TryOut {
  void apply(PageContext& page) const { page.session.background().try_out(); }
};

/// Works out how many people such a test takes.
struct SizePilot {
  void apply(PageContext& page) const { page.session.background().size_pilot(); }
};

struct StopTests {
  void apply(PageContext& page) const {
    page.session.background().trial().cancel();
    page.session.background().pilot().cancel();
  }
};

/// All figures of a trial, or orders alone.
struct OpenTrial {
  bool open;
  void apply(PageContext& page) const { page.view.trial_open = open; }
};

struct SaveComparison {
  bool html; ///< the report to read, else the one for programs
  void apply(PageContext& page) const {
    const workbench::Comparing& comparing = page.session.background().comparing();
    if (!comparing.card() || comparing.running()) return;
    page.save_file(comparing.report_file(html ? "html" : "json"),
                   html ? comparing.report_html(page.ui.language, engine::Date{days_until_today()})
                        : comparing.report_json());
  }
};

} // namespace pondlab::app::command
