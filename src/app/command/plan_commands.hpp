#pragma once

#include "app/command/page_context.hpp"

#include <string>

namespace pondlab::app::command {

/// Says why a change of the plan was not made.
void say_unless_done(PageContext& page, workbench::Edited outcome);

struct ChooseStrategy {
  std::string id;
  void apply(PageContext& page) const { say_unless_done(page, page.session.choose_strategy(id)); }
};

// Changes of what the strategy on show has at a JSON path: for it or for all (View::change_for).

struct Edit {
  std::string path;
  std::string value; ///< JSON text
  void apply(PageContext& page) const;
};

struct Remove {
  std::string path;
  void apply(PageContext& page) const;
};

/// The strategy on show takes the base's value again.
struct TakeBaseValue {
  std::string path;
  void apply(PageContext& page) const { say_unless_done(page, page.session.take_base_value(path)); }
};

/// Shows the field, or else the part of the plan, that a finding is about.
struct ShowFinding {
  Diagnostic finding;
  void apply(PageContext& page) const;
};

struct Undo {
  void apply(PageContext& page) const { page.session.undo(); }
};

struct Redo {
  void apply(PageContext& page) const { page.session.redo(); }
};

/// Notes what is typed in answer to a question of the plan.
struct TypeAnswer {
  TypedAnswers::Question question;
  std::string text;
  void apply(PageContext& page) const;
};

/// Makes the plan what was answered.
struct Adapt {
  scenario::Answers asked;
  void apply(PageContext& page) const;
};

/// Puts what the adaptation changed out of sight.
struct CloseNotices {
  void apply(PageContext& page) const;
};

struct SetBranching {
  bool on; ///< whether changes act from the day on show on
  void apply(PageContext& page) const { page.session.set_branching(on); }
};

struct ShowFuture {
  int number;
  void apply(PageContext& page) const { page.session.show_future(number); }
};

struct DropFuture {
  int number;
  void apply(PageContext& page) const { page.session.drop_future(number); }
};

} // namespace pondlab::app::command
