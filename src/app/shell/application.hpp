#pragma once

#include "app/command/page_context.hpp"
#include "app/draw/ui.hpp"
#include "app/pond/pond_picture.hpp"
#include "app/shell/browser_plan_store.hpp"
#include "app/shell/browser_pool.hpp"
#include "app/shell/browser_result_store.hpp"
#include "app/shell/screen.hpp"
#include "app/shell/touch_scroll.hpp"
#include "app/state/layout.hpp"
#include "app/state/shipped.hpp"
#include "app/state/view.hpp"
#include "app/widgets/toast.hpp"
#include "workbench/plans/my_plans.hpp"
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
  /// A worker cannot go on: why, in both languages; empty where only the browser knows.
  void worker_failed(const std::string& chinese, const std::string& english);

  /// The graphics are gone, or back.
  void picture_lost();
  void picture_restored() { screen_.regain(); }
  /// What is kept of plans (a list of pairs of id and summary): at the beginning, and when another
  /// tab changed it.
  void plans_listed(const std::string& list);
  void plans_outcome(workbench::StoreFailure failure);
  void plans_exported(int count);
  /// A plan that was asked for, or the one that the page `returns` to as it begins; where it is not
  /// `own`, another tab works on it.
  void plan_arrived(const std::string& id, const std::string& text, bool is_own, bool returns);

  /// Finished work that is kept (a list of pairs of id and summary), and a record that was asked
  /// for; it is empty where there is none.
  void results_listed(const std::string& list) { kept_results_.take_list(list); }
  void result_arrived(const std::string& id, std::span<const std::byte> record) {
    kept_results_.take_record(id, record);
  }

  /// A read-only account for tests (JSON): day, hash, kpis, frames, language, place, where things
  /// are.
  const std::string& state();

private:
  void draw(double now);
  void lay_out();
  void draw_place(const Rect& area);
  nlohmann::json pond_json(const workbench::PondScene& pond) const;
  void keys();
  void command_keys();
  void time_keys();
  void page_keys();
  void pond_keys();
  void apply_commands();
  void attempt(const std::function<void()>& action);
  void give_up(const std::string& sentence);

  /// Tells the HTML shell what changed since it was last told.
  void describe();
  void describe_trouble();
  nlohmann::json my_plans_json() const;
  nlohmann::json finished_json() const;
  void keep_results();
  /// Keeps what was changed, and where the person is.
  void keep();

  Screen screen_;
  Ui ui_;
  View view_;
  BrowserPool pool_;
  workbench::Session session_{pool_};
  Shipped shipped_;
  BrowserPlanStore plan_store_;
  workbench::MyPlans my_plans_{plan_store_};
  BrowserResultStore result_store_;
  workbench::KeptResults kept_results_{result_store_};
  std::string here_;                  ///< where the person is, as the browser was told
  std::optional<Place> returning_to_; ///< where a person was in the plan that they come back to
  workbench::StoreFailure told_failure_ = workbench::StoreFailure::none;
  Toast toast_;
  PondPicture pond_picture_;
  PondClock pond_clock_;
  PageContext page_{session_, view_, ui_, toast_, pond_clock_, shipped_, my_plans_, kept_results_};
  Layout layout_;
  std::optional<bool> drawer_; ///< whether the inspector was one, in the last frame
  TouchScroll touch_scroll_;
  double awake_until_ = 0;
  double last_frame_ = 0;     ///< its time
  double frame_interval_ = 0; ///< milliseconds between frames while it computes
  long frames_ = 0;
  double frame_milliseconds_ = 0;
  std::string state_;
  std::string described_page_;
  std::string described_results_;
  std::string described_trouble_;
};

} // namespace pondlab::app
