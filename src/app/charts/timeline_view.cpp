#include "app/charts/timeline_view.hpp"

#include "app/command/time_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/reason_bars.hpp"
#include "app/draw/region.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/tooltip.hpp"
#include "report/model/number.hpp"
#include "report/people/event_sentence.hpp"

#include <algorithm>
#include <imgui.h>

namespace pondlab::app {
namespace {

using engine::TraceEvent;
using engine::TraceKind;

constexpr float head_height = 28;
constexpr float line = 19;
constexpr float gap = 5; ///< below a moment
constexpr float clock_width = 44;
constexpr float mark_height = 22;
constexpr float narrow = 360; ///< a history's column in which two lines are not enough

/// Moments that take several lines of words; a decision does where there was an offer.
bool is_long(const TraceEvent& event) {
  const TraceKind kind = event.kind;
  return kind == TraceKind::seen || kind == TraceKind::unseen || kind == TraceKind::order ||
         kind == TraceKind::issued || (kind == TraceKind::decision && event.mechanism >= 0);
}

/// One of the two histories.
struct Side {
  const experiment::EventHistory* history;
  report::EventSentences sentences;
  std::size_t parting; ///< the first moment that the other history does not have
  const char* name;
  std::size_t next = 0; ///< first event not yet passed
};

class Timeline {
public:
  Timeline(Ui& ui, const Rect& area, int day) : ui_(ui), area_(area), day_(day) {}

  void add(const experiment::EventHistory& history, const engine::Plan& plan, std::size_t parting,
           const char* name) {
    sides_.push_back({&history, report::EventSentences(plan, ui_.language, false), parting, name});
    plan_ = sides_.size() == 1 ? &plan : plan_;
  }

  void draw() {
    Region region("phone.timeline", area_, true);
    Rect page = region.content();
    page.cut_right(timeline_scroll_bar);
    const float begin = page.y;
    for (int day = next_day(); day < engine::max_days; day = next_day()) draw_day(page, day);
    if (page.y == begin)
      draw_text(ui_, page.cut_top(40), ui_.t("life.nothing"), {type::body, ui_.theme().muted});
    region.height(page.y - begin + size::margin);
    follow_day(begin);
  }

private:
  int next_day() const {
    int day = engine::max_days;
    for (const Side& side : sides_)
      if (side.next < side.history->events.size())
        day = std::min<int>(day, side.history->events[side.next].day);
    return day;
  }

  /// SnapshotHistory the last moment of a day.
  static std::size_t end_of(const Side& side, int day) {
    std::size_t end = side.next;
    while (end < side.history->events.size() && side.history->events[end].day == day) ++end;
    return end;
  }

  /// Lines of words of a moment. Not measured word by word: a history may have thousands.
  int lines_of(const TraceEvent& event) const {
    if (!is_long(event)) return 1;
    return area_.w / static_cast<float>(sides_.size()) < narrow ? 3 : 2;
  }

  float height_of(const TraceEvent& event) const {
    return line * static_cast<float>(lines_of(event)) +
           (event.kind == TraceKind::decision ? reason_bars_height(event) : 0) + gap;
  }

  float height_of_side(const Side& side, int day) const {
    float height = 0;
    for (std::size_t i = side.next; i < end_of(side, day); ++i)
      height += height_of(side.history->events[i]) + (i == side.parting ? mark_height : 0);
    return height;
  }

  bool to_be_seen(const Rect& box) const {
    return box.bottom() > area_.y - 200 && box.y < area_.bottom() + 200;
  }

  void draw_day(Rect& page, int day) {
    float height = 0;
    for (const Side& side : sides_) height = std::max(height, height_of_side(side, day));
    Rect block = page.cut_top(head_height + height + 4, 4);
    if (day == day_) shown_at_ = block.y;
    if (day <= day_) last_at_ = block.y;
    const bool seen = to_be_seen(block);
    if (seen) draw_head(block, day);
    block.cut_top(head_height);
    const float width = (block.w - size::margin * static_cast<float>(sides_.size() - 1)) /
                        static_cast<float>(sides_.size());
    for (Side& side : sides_) {
      Rect column = block.cut_left(width, size::margin);
      const std::size_t end = end_of(side, day);
      for (; side.next < end; ++side.next)
        if (seen) draw_moment(column, side, side.next);
    }
  }

  void draw_head(const Rect& block, int day) {
    const Theme& colours = ui_.theme();
    if (day == day_) {
      fill(block, colours.warm, size::corner, colours.dark ? 0.1f : 0.08f);
      fill({block.x, block.y, 3, block.h}, colours.warm, 1.5f);
    } else {
      rule(block.x, block.y, block.right(), block.y, colours.line, 1, 0.7f);
    }
    const std::string words = ui_.t("app.strip.day_alone", {{"day", std::to_string(day + 1)}}) +
                              " · " + report::date_text(ui_.language, plan_->date_of(day).days);
    draw_text(ui_, {block.x + 8, block.y, block.w - 8, head_height}, words,
              {type::small, day == day_ ? colours.warm : colours.muted, true});
  }

  void draw_moment(Rect& column, const Side& side, std::size_t number) {
    const TraceEvent& event = side.history->events[number];
    if (number == side.parting) draw_parting(column.cut_top(mark_height));
    Rect box = column.cut_top(height_of(event) - gap, gap);
    if (!to_be_seen(box)) return;
    const Theme& colours = ui_.theme();
    const std::string name = std::string("moment.") + side.name + "." + std::to_string(number);
    const Hit state = hit(ui_, name, box);
    if (state.hovered) fill(box, colours.raised, 4);
    if (state.focused) focus_ring(ui_, box, 4);
    if (state.clicked) ui_.ask(command::ShowMoment{event.day + 1, event.minute});
    box.cut_left(8);
    const Rect clock = box.cut_left(clock_width);
    draw_text(ui_, {clock.x, clock.y, clock.w, line}, report::clock_text(event),
              {type::small, colours.muted});
    draw_words(box, side, event, state.hovered);
  }

  void draw_words(Rect& box, const Side& side, const TraceEvent& event, bool hovered) {
    const Theme& colours = ui_.theme();
    const bool decision = event.kind == TraceKind::decision;
    const std::string words =
        decision ? std::string(ui_.t("app.phone.decision")) + side.sentences.verdict_of(event)
                 : side.sentences.of(event);
    const bool strong = event.kind == TraceKind::order;
    const bool bad = event.kind == TraceKind::opted_out || event.kind == TraceKind::dropped_out ||
                     event.kind == TraceKind::returned || event.kind == TraceKind::refused;
    const Colour full = strong                            ? colours.accent
                        : bad                             ? colours.loss
                        : event.kind == TraceKind::unseen ? colours.muted
                                                          : colours.text;
    const Colour colour = event.day > day_ ? mix(full, colours.surface, 0.35f) : full;
    const int lines = lines_of(event);
    const Rect text = box.cut_top(line * static_cast<float>(lines));
    draw_lines(text, words, {type::small, colour, strong}, lines);
    if (decision) draw_reason_bars(ui_, box.inset(0, 2), event);
    if (hovered && text_width(ui_, words, type::small, strong) > text.w * static_cast<float>(lines))
      tooltip(ui_, words);
  }

  /// Wrapped, in lines a little closer than those of running text.
  void draw_lines(Rect box, const std::string& words, const TextStyle& style, int most) {
    const auto lines = wrap_text(ui_, words, box.w - 4, style.size, style.strong);
    for (int i = 0; i < std::min<int>(most, static_cast<int>(lines.size())); ++i) {
      std::string_view words_of = lines[static_cast<std::size_t>(i)];
      if (i + 1 == most && static_cast<int>(lines.size()) > most)
        words_of = {words_of.data(),
                    static_cast<std::size_t>(words.data() + words.size() - words_of.data())};
      draw_text(ui_, box.cut_top(line), words_of, style);
    }
  }

  void draw_parting(const Rect& box) {
    const Theme& colours = ui_.theme();
    const std::string_view words = ui_.t("app.phone.parting");
    const float width = text_width(ui_, words, type::small, true) + 16;
    rule(box.x, box.centre_y(), box.right(), box.centre_y(), colours.warm, 1.5f);
    const Rect pill{box.x + 8, box.y + 1, width, box.h - 3};
    fill(pill, colours.warm, 9);
    draw_text(ui_, pill, words,
              {type::small, colours.dark ? colours.ground : colours.surface, true, Align::centre});
  }

  /// The day on show comes into view when it changes.
  void follow_day(float begin) const {
    ImGuiStorage* kept = ImGui::GetStateStorage();
    const ImGuiID id = ImGui::GetID("phone.timeline.day");
    if (kept->GetInt(id, -2) == day_) return;
    kept->SetInt(id, day_);
    const float at = shown_at_ != 0 ? shown_at_ : last_at_;
    if (at != 0) ImGui::SetScrollY(std::max(0.0f, at - begin - area_.h * 0.3f));
  }

  Ui& ui_;
  const Rect& area_;
  int day_;
  std::vector<Side> sides_;
  const engine::Plan* plan_ = nullptr;
  float shown_at_ = 0; ///< where the day on show begins; 0: nothing happened on it
  float last_at_ = 0;  ///< and the last before it
};

} // namespace

void draw_timeline(Ui& ui, const Rect& area, const workbench::Following& following, int day,
                   bool both) {
  const auto difference = following.difference();
  const std::size_t nowhere = SIZE_MAX;
  const bool parts = difference && difference->parting;
  Timeline timeline(ui, area, day - 1);
  timeline.add(*following.history(), following.plan(0), parts ? difference->parting->mine : nowhere,
               "mine");
  if (both && following.twin())
    timeline.add(*following.twin(), following.plan(1), parts ? difference->parting->other : nowhere,
                 "twin");
  timeline.draw();
}

} // namespace pondlab::app
