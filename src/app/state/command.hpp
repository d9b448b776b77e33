#pragma once

#include <concepts>
#include <functional>
#include <utility>

namespace pondlab::app {

struct PageContext;

/// What a panel asks for: anything that can be applied to the page (src/app/command has them all).
/// Panels read; the application applies what they asked for after the frame, so that no panel
/// changes what another is drawing.
class Command {
public:
  template <class What>
    requires(!std::same_as<What, Command>) &&
            requires(const What& what, PageContext& page) { what.apply(page); }
  Command(What what) : apply_([what = std::move(what)](PageContext& page) { what.apply(page); }) {}

  void apply(PageContext& page) const { apply_(page); }

private:
  std::function<void(PageContext&)> apply_;
};

} // namespace pondlab::app
