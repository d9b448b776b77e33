#pragma once

#include "app/draw/ui.hpp"
#include "app/pond/pond_picture.hpp"
#include "app/shell/browser_pool.hpp"
#include "app/shell/screen.hpp"
#include "app/shell/touch_scroll.hpp"
#include "app/state/commands.hpp"
#include "app/state/layout.hpp"
#include "app/state/shipped.hpp"
#include "app/state/view.hpp"
#include "app/widgets/toast.hpp"
#include "workbench/session/session.hpp"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>

namespace pondlab::app {

/// The page: draws its parts when something changed, and carries out what they ask for.
class Application {
public:
  Application();

  /// Draws one frame at `now` (milliseconds of the browser's clock), `waited` after it was asked
  /// for: where drawing is slow, fewer frames are drawn while it computes.
  void frame(double now, double waited);
  /// Simulates what is due at `now`, between frames. True when a frame should show what came of it.
  bool work(double now);
  /// Milliseconds until there is work to do; negative: none.
  double works_in(double now) const;
  /// Whether another frame is due at once.
  bool wants_frame(double now) const;
  /// Milliseconds until a frame is due although nothing happens; negative: never.
  double sleeps_for(double now) const;
  /// Something happened: draw until it has settled.
  void wake(double now);

  // What the page tells.
  void type(const std::string& words);
  void backspace();
  void paste(const std::string& words);
  void open(const std::string& name, const std::string& text);
  void refuse_file();
  void press(int button); ///< of the HTML shell: 0 run, 1 pause, 2 step
  void choose_scenario(int index);
  void worker_ready(int worker);
  void worker_progress(int worker, double share);
  void worker_result(int worker, std::span<const std::byte> bytes);
  void worker_failed(const std::string& sentence);

  /// A read-only account for tests (JSON): day, hash, kpis, frames, language, place, where things
  /// are.
  const std::string& state();

private:
  void draw(double now);
  void draw_place(const Rect& area);
  void play_pond(double now);
  nlohmann::json pond_json(const workbench::PondScene& pond) const;
  void keys();
  void command_keys();
  void time_keys();
  void page_keys();
  void pond_keys();
  void say(workbench::Edited outcome);
  void apply_commands();
  void show(bool opened);
  void attempt(const std::function<void()>& action);
  void give_up(const std::string& sentence);

  void apply(const command::GoTo&);
  void apply(const command::OpenShipped&);
  void apply(const command::OpenText&);
  void apply(const command::PickFile&);
  void apply(const command::SaveFile&);
  void apply(const command::ChooseStrategy&);
  void apply(const command::Run&);
  void apply(const command::Pause&);
  void apply(const command::StepDay&);
  void apply(const command::JumpTo&);
  void apply(const command::SetSpeed&);
  void apply(const command::Replicate&);
  void apply(const command::CancelReplications&);
  void apply(const command::Compare&);
  void apply(const command::StopComparing&);
  void apply(const command::TakeStrategy&);
  void apply(const command::ChooseReplications&);
  void apply(const command::ChooseAnalysisLevel&);
  void apply(const command::CompareWith&);
  void apply(const command::SaveComparison&);
  void apply(const command::Edit&);
  void apply(const command::Remove&);
  void apply(const command::Undo&);
  void apply(const command::Redo&);
  void apply(const command::ChooseMeasure&);
  void apply(const command::ChooseCampaign&);
  void apply(const command::ChooseSection&);
  void apply(const command::Inspect&);
  void apply(const command::ChoosePerson&);
  void apply(const command::ShowPeople&);
  void apply(const command::ClosePeople&);
  void apply(const command::SortPeople&);
  void apply(const command::LookForPeople&);
  void apply(const command::SavePeople&);
  void apply(const command::LookAtPond&);
  void apply(const command::ShowMoment&);
  void apply(const command::CancelFollowing&);
  void apply(const command::ShowScreen&);
  void apply(const command::ShowTwin&);
  void apply(const command::SetLanguage&);
  void apply(const command::SetTheme&);
  void apply(const command::ToggleInspector&);
  void apply(const command::SetScale&);
  void apply(const command::SetBranching&);
  void apply(const command::ShowFuture&);
  void apply(const command::DropFuture&);
  void apply(const command::ShowKeys&);

  /// Tells the HTML shell what changed since it was last told.
  void describe();

  Screen screen_;
  Ui ui_;
  View view_;
  BrowserPool pool_;
  workbench::Session session_{pool_};
  Shipped shipped_;
  Toast toast_;
  PondPicture pond_picture_;
  long pond_shown_ = 0; ///< number of the drawing of the pond last on show
  /// The minute at which the pond is to stand once it is drawn for that day; nothing: at its end.
  std::optional<command::ShowMoment> moment_;
  bool pond_wants_play_ = false; ///< the day that is about to be drawn is to be played
  Layout layout_;
  TouchScroll touch_scroll_;
  double awake_until_ = 0;
  double last_frame_ = 0;     ///< its time
  double frame_interval_ = 0; ///< milliseconds between frames while it computes
  bool said_people_ = false;  ///< a frame has said that people are being drawn
  long frames_ = 0;
  double frame_milliseconds_ = 0;
  std::string state_;
  std::string described_page_;
  std::string described_results_;
};

} // namespace pondlab::app
