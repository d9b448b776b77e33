#include "app/command/view_commands.hpp"

#include "app/draw/style.hpp"
#include "app/state/platform.hpp"

namespace pondlab::app::command {

void SetLanguage::apply(PageContext& page) const {
  page.ui.language = language;
  platform::store("language", language == Language::zh ? "zh" : "en");
}

void SetTheme::apply(PageContext& page) const {
  page.ui.theme_name = theme;
  apply_style(page.ui.theme());
  const char* name = page.ui.theme().dark ? "dark" : "light";
  platform::set_theme(name);
  platform::store("theme", name);
}

void ToggleInspector::apply(PageContext& page) const {
  page.view.inspector_open = !page.view.inspector_open;
  platform::store("inspector", page.view.inspector_open ? "open" : "closed");
}

void SetScale::apply(PageContext& page) const {
  page.ui.chosen_scale = scale;
  platform::store("scale", std::to_string(scale));
}

} // namespace pondlab::app::command
