#pragma once

#include "app/draw/icons.hpp"
#include "app/draw/ui.hpp"

#include <optional>
#include <string>

namespace pondlab::app {

/// One passing message at the foot of the main place: what happened, or what went wrong and what to
/// do. Errors stay until closed.
class Toast {
public:
  void say(std::string words, bool is_error);
  /// Says what was done, with a button that takes it back.
  void offer(std::string words, std::string label, Command command);
  void close() { words_.clear(); }
  /// When it goes by itself, in milliseconds; 0 when nothing is due.
  double closes_at() const { return words_.empty() || is_error_ ? 0 : until_; }
  const std::string& words() const { return words_; }

  /// Draws it over `area`; asks for frames only for as long as it lasts.
  void draw(Ui& ui, const Rect& area, double now);

private:
  std::string words_;
  std::string label_; ///< of the button
  std::optional<Command> command_;
  bool is_error_ = false;
  double until_ = 0; ///< milliseconds; 0: not shown yet
};

} // namespace pondlab::app
