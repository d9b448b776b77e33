#pragma once

#include "app/command/page_context.hpp"

#include <string>

namespace pondlab::app::command {

/// After opening: nothing is on show of what was open before.
void show_opened(PageContext& page, Place place);

struct OpenShipped {
  std::string id;
  bool run = false; ///< begin to run at once
  void apply(PageContext& page) const;
};

/// A file: a scenario, or plans that were exported together, which are imported.
struct OpenText {
  std::string name;
  std::string text;
  void apply(PageContext& page) const;
};

/// Lets a person choose a file, which is then opened.
struct PickFile {
  void apply(PageContext& page) const;
};

struct SaveFile {
  void apply(PageContext& page) const;
};

} // namespace pondlab::app::command
