#pragma once

#include "app/command/page_context.hpp"

#include <string>

namespace pondlab::app::command {

/// Takes finished work into the two that stand side by side, or leaves it out.
struct PickFinished {
  std::string id;
  bool picked;
  void apply(PageContext& page) const { page.kept_results.pick(id, picked); }
};

/// Another strategy of the work at a place side by side.
struct ChooseFinishedStrategy {
  std::size_t place;
  std::string strategy;
  void apply(PageContext& page) const { page.kept_results.choose_strategy(place, strategy); }
};

/// The plan as it stood when that was finished, with what it came to; as soon as its record is
/// there.
struct OpenFinished {
  std::string id;
  void apply(PageContext& page) const { page.view.wanted_work = id; }
};

/// Opens what was asked for where its record has come.
struct ShowFinished {
  void apply(PageContext& page) const;
};

struct RemoveFinished {
  std::string id;
  void apply(PageContext& page) const { page.kept_results.remove(id); }
};

} // namespace pondlab::app::command
