#pragma once

#include "app/state/pond_look.hpp"
#include "app/state/rect.hpp"
#include "app/state/theme.hpp"

#include <cstdint>
#include <vector>

namespace pondlab::app {

/// One thing the graphics card moves by itself: where, between which minutes, what it looks like.
struct PondVertex {
  float from_x, from_y, to_x, to_y;
  float begin, end;
  std::uint8_t red, green, blue, alpha;
  std::uint8_t shape; ///< PondShape
  std::uint8_t size;  ///< radius in quarters of a unit
  std::uint8_t spare[2];
};

/// The people of a pond as one list of points on the graphics card, in one draw call. It is sent
/// when the scene or its colours change; while a day plays only the minute changes.
class PondPicture {
public:
  PondPicture() = default;
  PondPicture(const PondPicture&) = delete;
  PondPicture& operator=(const PondPicture&) = delete;

  /// Adds the points to the current window's drawing, cut off at `canvas`. Works out the points
  /// anew where anything but place and minute has changed; `number` tells one scene from another.
  void draw(const workbench::PondScene& scene, long number, const PondLook& look, int selected,
            const Theme& colours, const Rect& canvas, const PondView& view);

  /// The graphics are gone: the next drawing makes and sends everything anew.
  void forget();

  std::size_t points() const { return points_; }
  /// Bytes sent to the card since the beginning.
  std::size_t bytes_sent() const { return bytes_sent_; }

private:
  /// What the points depend on.
  struct Key {
    long scene = -1;
    int only_class = -1;
    workbench::ColourBy colour_by{};
    bool only_busy = false;
    bool dark = false;
    int selected = -1;
    friend bool operator==(const Key&, const Key&) = default;
  };

  void prepare();
  void send(const std::vector<PondVertex>& vertices);
  void render() const;

  Key key_;
  std::size_t points_ = 0;
  std::size_t bytes_sent_ = 0;
  unsigned program_ = 0, array_ = 0, buffer_ = 0;
  int place_at_ = -1, minute_at_ = -1, pixels_at_ = -1;
  // Of the frame being drawn: read when the card is told to draw.
  Rect canvas_;
  PondView view_;
  float minute_ = 0;
};

} // namespace pondlab::app
