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
#include "desk/session/session.hpp"

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
  nlohmann::json pond_account(const desk::PondScene& pond) const;
  void keys();
  void command_keys();
  void time_keys();
  void page_keys();
  void pond_keys();
  void say(desk::Edited outcome);
  void carry_out_commands();
  void show(bool opened);
  void attempt(const std::function<void()>& action);
  void give_up(const std::string& sentence);

  void carry_out(const command::GoTo&);
  void carry_out(const command::OpenShipped&);
  void carry_out(const command::OpenText&);
  void carry_out(const command::PickFile&);
  void carry_out(const command::SaveFile&);
  void carry_out(const command::ChooseStrategy&);
  void carry_out(const command::Run&);
  void carry_out(const command::Pause&);
  void carry_out(const command::StepDay&);
  void carry_out(const command::JumpTo&);
  void carry_out(const command::SetSpeed&);
  void carry_out(const command::Replicate&);
  void carry_out(const command::CancelReplications&);
  void carry_out(const command::Compare&);
  void carry_out(const command::StopComparing&);
  void carry_out(const command::TakeStrategy&);
  void carry_out(const command::ChooseReplications&);
  void carry_out(const command::ChooseDepth&);
  void carry_out(const command::CompareWith&);
  void carry_out(const command::SaveComparison&);
  void carry_out(const command::Edit&);
  void carry_out(const command::Remove&);
  void carry_out(const command::Undo&);
  void carry_out(const command::Redo&);
  void carry_out(const command::ChooseMeasure&);
  void carry_out(const command::ChooseCampaign&);
  void carry_out(const command::ChooseSection&);
  void carry_out(const command::Inspect&);
  void carry_out(const command::ChoosePerson&);
  void carry_out(const command::ShowPeople&);
  void carry_out(const command::ClosePeople&);
  void carry_out(const command::SortPeople&);
  void carry_out(const command::LookForPeople&);
  void carry_out(const command::SavePeople&);
  void carry_out(const command::LookAtPond&);
  void carry_out(const command::ShowMoment&);
  void carry_out(const command::CancelFollowing&);
  void carry_out(const command::ShowScreen&);
  void carry_out(const command::ShowTwin&);
  void carry_out(const command::SetLanguage&);
  void carry_out(const command::SetTheme&);
  void carry_out(const command::ToggleInspector&);
  void carry_out(const command::SetScale&);
  void carry_out(const command::SetBranching&);
  void carry_out(const command::ShowFuture&);
  void carry_out(const command::DropFuture&);
  void carry_out(const command::ShowKeys&);

  /// Tells the HTML shell what changed since it was last told.
  void describe();

  Screen screen_;
  Ui ui_;
  View view_;
  BrowserPool pool_;
  desk::Session session_{pool_};
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
