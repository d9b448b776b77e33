#pragma once

#include "app/draw/document_table.hpp"
#include "app/draw/ui.hpp"
#include "app/state/command.hpp"
#include "report/check/health_report.hpp"
#include "workbench/session/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::app {

/// The health card beside a verdict: a line, and once it is opened all that `pondlab check` tells,
/// in its words. What is not known yet says how to come by it.
class CompareHealth {
public:
  /// Requires a comparison's card; `width` is the room there is.
  CompareHealth(Ui& ui, const workbench::Session& session, bool open, float width);

  float height() const;
  void draw(Rect at);

private:
  /// A section, and what brings what it lacks.
  struct Part {
    DocumentTableView table;
    std::string_view remedy; ///< name of its button; empty: it lacks nothing
    std::string label;       ///< of that
    std::vector<Command> commands;
    bool enabled = true;

    float height() const;
  };
  /// Parts side by side.
  using Line = std::vector<Part>;

  const workbench::BackgroundWork& work() const { return session_.background(); }
  void add_lines();
  Part rests_on(report::DocumentTable table, float width) const;
  Part evidence(report::DocumentTable table, float width) const;
  std::string_view handle_key() const {
    return open_ ? "app.compare.health.close" : "app.compare.health.open";
  }
  float handle_width() const;
  float name_width() const;
  float summary_width() const;
  float summary_height() const;
  float notices_height() const;
  static float line_height_of(const Line& line);
  float panel_height() const;
  void draw_summary(const Rect& at);
  void draw_panel(Rect at);
  void draw_part(Rect at, const Part& part);

  Ui& ui_;
  const workbench::Session& session_;
  bool open_;
  float width_;
  report::HealthReport report_;
  std::string summary_;
  std::vector<report::Notice> notices_;
  std::vector<Line> lines_; ///< of the opened card
};

/// The sections as the page tells of them, which says too what evidence was judged on.
report::HealthSections health_sections_here(const Ui& ui, const workbench::Session& session,
                                            const report::HealthReport& report);

} // namespace pondlab::app
