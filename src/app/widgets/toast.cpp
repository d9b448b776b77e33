#include "app/widgets/toast.hpp"

#include "app/draw/paint.hpp"
#include "app/draw/region.hpp"
#include "app/widgets/button.hpp"

#include <algorithm>

namespace pondlab::app {

void Toast::say(std::string words, bool is_error) {
  words_ = std::move(words);
  is_error_ = is_error;
  until_ = 0;
  command_.reset();
}

void Toast::offer(std::string words, std::string label, Command command) {
  say(std::move(words), false);
  label_ = std::move(label);
  command_ = std::move(command);
}

void Toast::draw(Ui& ui, const Rect& area, double now) {
  if (words_.empty()) return;
  const double lasting = command_ ? 10'000 : 4'000;
  if (until_ == 0) until_ = now + lasting;
  if (!is_error_ && now > until_) {
    words_.clear();
    return;
  }
  const Theme& colours = ui.theme();
  const float width = std::min(560.0f, area.w - 2 * size::margin);
  const float button_room = command_ ? button_width(ui, label_) + size::gap : 0;
  const float text_room = width - 92 - button_room;
  const auto lines = wrap_text(ui, words_, text_room);
  const float height =
      line_height(type::body) * static_cast<float>(std::min<std::size_t>(lines.size(), 4)) + 24;
  const Rect box{area.centre_x() - width / 2, area.bottom() - height - size::margin, width, height};
  Region region("toast", {box.x - 4, box.y - 4, box.w + 8, box.h + 12}, false); // over the place
  fill({box.x, box.y + 3, box.w, box.h}, 0x000000, size::corner, 0.22f);
  fill(box, colours.raised);
  outline(box, is_error_ ? colours.loss : colours.line);
  draw_icon(is_error_ ? Icon::warning : Icon::pass, {box.x + 8, box.y, 32, box.h},
            is_error_ ? colours.loss : colours.accent, 18);
  draw_paragraph(ui, {box.x + 46, box.y + 12, text_room, box.h}, words_, {type::body, colours.text},
                 4);
  if (command_ && button(ui, "toast.action",
                         {box.right() - 44 - button_room, box.y + (box.h - size::control) / 2,
                          button_room - size::gap, size::control},
                         label_)) {
    ui.ask(*command_);
    words_.clear();
  }
  if (icon_button(ui, "toast.close", {box.right() - 40, box.y + (box.h - 32) / 2, 32, 32},
                  Icon::close, {}))
    words_.clear();
}

} // namespace pondlab::app
