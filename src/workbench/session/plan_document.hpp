#pragma once

#include "base/diagnostic.hpp"
#include "experiment/study/study.hpp"
#include "scenario/json/document.hpp"
#include "workbench/session/figures.hpp"

#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace pondlab::workbench {

/// How a plan is read, and how large a pond may be.
struct PlanReading {
  using Reader = std::function<scenario::Result<scenario::Scenario>(const scenario::Document&)>;
  Reader read;              ///< what reads a document
  double memory = INFINITY; ///< bytes that a run may take
};

/// A plan as a person edits it: a scenario document, the strategy chosen, and what reading them
/// came to. A value: an edit makes another plan, which reads its document once, when it is made.
class PlanDocument {
public:
  /// An empty document.
  explicit PlanDocument(PlanReading reading) : reading_(std::move(reading)) {}

  /// Another scenario's, read as this one is.
  PlanDocument afresh(scenario::Document document) const {
    return PlanDocument(reading_).with(std::move(document));
  }
  /// The plan with another document under the strategy on show, or the scenario's own where that
  /// is gone. Throws Error where a valid scenario cannot be run.
  PlanDocument with(scenario::Document document) const;
  /// The same document under another strategy: nothing is read.
  PlanDocument under(const std::string& strategy) const;
  /// What is in the document is in the file.
  void mark_saved() { document_.mark_saved(); }

  const scenario::Document& document() const { return document_; }
  const std::string& file() const { return document_.file(); }
  bool modified() const { return document_.modified(); }
  /// What is wrong with the document as it stands; a run is possible when no error is.
  const Diagnostics& diagnostics() const { return diagnostics_; }
  /// What to run; null where the document has errors.
  const std::shared_ptr<const experiment::Study>& study() const { return study_; }
  /// The same, or what the document came to when it could last be run; null where it never could.
  const std::shared_ptr<const experiment::Study>& last_study() const { return last_study_; }

  /// What the file says of itself, or said when it could last be read; empty where it says nothing.
  const scenario::LocalizedText& name() const { return name_; }
  const scenario::LocalizedText& question() const { return question_; }
  const scenario::LocalizedText& summary() const { return summary_; }

  const std::string& strategy() const { return strategy_; }
  /// Whether the strategy on show is one of the file's own, which is a patch of the base: not
  /// `none` and not `base`.
  bool is_patched() const;
  /// Ids, `none` first.
  std::vector<std::string> strategies() const;
  std::string strategy_name(const std::string& id, Language language) const;

  // What forms show, which is there whatever is wrong with the document.

  /// The document as the strategy on show has it.
  const scenario::NodePtr& shown_root() const { return shown_root_; }
  /// The value at `path` of that, or null.
  const scenario::Node* find(const scenario::Path& path) const;
  /// Whether the strategy on show has another value at `path` than the base.
  bool differs(const scenario::Path& path) const;
  /// Where what a finding is about stands in `shown_root`: its own path, or for what the strategy
  /// on show says itself the path below it.
  std::string shown_path(const Diagnostic& finding) const;

  /// On which days the campaign acts, and what the calendar has.
  const std::vector<CampaignBar>& campaign() const { return campaign_; }
  const std::vector<EventBar>& events() const { return events_; }
  /// Replications that the scenario asks for; 0 where it has errors.
  int replications() const { return study_ ? study_->replications : 0; }

private:
  bool fits(const scenario::Scenario& scenario);
  void take(scenario::Scenario scenario);

  PlanReading reading_;
  scenario::Document document_;
  std::string strategy_;
  scenario::NodePtr shown_root_ = document_.shared_root();
  Diagnostics diagnostics_;
  std::shared_ptr<const experiment::Study> study_, last_study_;
  scenario::LocalizedText name_;
  scenario::LocalizedText question_;
  scenario::LocalizedText summary_;
  std::vector<CampaignBar> campaign_;
  std::vector<EventBar> events_;
};

} // namespace pondlab::workbench
