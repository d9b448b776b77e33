#pragma once

#include "app/command/page_context.hpp"

#include <string>

namespace pondlab::app::command {

// Strategies of the plan, and the mechanisms of the campaign of the one on show.

/// Another strategy like the one on show, under a name made of its name.
struct CopyStrategy {
  void apply(PageContext& page) const;
};

struct RenameStrategy {
  std::string id, name;
  void apply(PageContext& page) const;
};

/// Undo brings it back.
struct DeleteStrategy {
  std::string id;
  void apply(PageContext& page) const;
};

/// Another mechanism, as the example of its kind has it, and shows its form.
struct AddMechanism {
  std::string kind;
  void apply(PageContext& page) const;
};

struct CopyMechanism {
  std::string key; ///< "sms#2"
  void apply(PageContext& page) const;
};

/// Undo brings it back.
struct RemoveMechanism {
  std::string key;
  void apply(PageContext& page) const;
};

/// Other days for an entry of the campaign, for the strategy on show or for all; shows its form.
struct ShiftPeriod {
  std::string key;
  workbench::PeriodShift shift;
  void apply(PageContext& page) const;
};

} // namespace pondlab::app::command
