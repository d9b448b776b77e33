#pragma once

#include "app/state/command.hpp"
#include "app/state/fonts.hpp"
#include "app/state/gesture.hpp"
#include "app/state/rect.hpp"
#include "app/state/theme.hpp"
#include "base/text.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pondlab::app {

/// What every panel and widget is given: words, colours, fonts, and a way to ask for things.
class Ui {
public:
  Language language = Language::zh;
  ThemeName theme_name = ThemeName::dark;
  Fonts fonts;
  float scale = 1;        ///< of the interface
  float chosen_scale = 0; ///< by the person; 0: the window's usual one
  Gesture gesture;        ///< of fingers, since the last frame
  bool reduced_motion = false;
  bool animating = false; ///< set by whoever needs another frame

  const Theme& theme() const { return app::theme(theme_name); }

  std::string_view t(std::string_view key) const { return text(language, key); }
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments) const {
    return text(language, key, arguments);
  }
  /// The text under `key` if there is one, else `otherwise`.
  std::string_view t_or(std::string_view key, std::string_view otherwise) const {
    return has_text(language, key) ? text(language, key) : otherwise;
  }

  void ask(Command command) { commands_.push_back(std::move(command)); }
  std::vector<Command> take_commands() { return std::exchange(commands_, {}); }

  /// Notes where something a person can use is, under a stable name (for tests and reports).
  void place(std::string_view name, const Rect& rect) { places_[std::string(name)] = rect; }
  const std::map<std::string, Rect>& places() const { return places_; }
  void forget_places() { places_.clear(); }

private:
  std::vector<Command> commands_;
  std::map<std::string, Rect> places_;
};

} // namespace pondlab::app
