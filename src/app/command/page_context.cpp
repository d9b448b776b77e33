#include "app/command/page_context.hpp"

#include "app/state/platform.hpp"

namespace pondlab::app {

void PageContext::save_file(const std::string& name, const std::string& text) {
  platform::save_file(name, text);
  toast.say(ui.t("app.file.saved", {{"file", name}}), false);
}

} // namespace pondlab::app
