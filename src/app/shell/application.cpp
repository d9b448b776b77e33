#include "app/shell/application.hpp"

#include "app/command/file_commands.hpp"
#include "app/command/new_plan_commands.hpp"
#include "app/command/plan_commands.hpp"
#include "app/command/time_commands.hpp"
#include "app/command/view_commands.hpp"
#include "app/compare/compare.hpp"
#include "app/draw/paint.hpp"
#include "app/draw/style.hpp"
#include "app/frame/future_bar.hpp"
#include "app/frame/inspector.hpp"
#include "app/frame/rail.hpp"
#include "app/frame/season_strip.hpp"
#include "app/frame/top_bar.hpp"
#include "app/gallery/gallery.hpp"
#include "app/phone/phone.hpp"
#include "app/plan/plan.hpp"
#include "app/pond/pond.hpp"
#include "app/results/people_panel.hpp"
#include "app/results/results.hpp"
#include "app/shell/key_list.hpp"
#include "app/state/platform.hpp"
#include "base/error.hpp"
#include "workbench/work/failure_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <new>

namespace pondlab::app {
namespace {

/// Milliseconds between frames while it computes: computing comes first, but it is to be seen.
constexpr double least_interval = 33;
constexpr double most_interval = 250;

/// Milliseconds between frames that show how far following has come.
constexpr double following_interval = 200;

/// How long frames are drawn after something happened: hover delays and the caret settle in it.
constexpr double settling = 600;

/// ImGui asks for its clipboard by a plain function.
std::string& clipboard() {
  static std::string words;
  return words;
}

void install_clipboard() {
  ImGuiPlatformIO& io = ImGui::GetPlatformIO();
  io.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* words) {
    clipboard() = words;
    platform::copy(words);
  };
  io.Platform_GetClipboardTextFn = [](ImGuiContext*) { return clipboard().c_str(); };
}

struct Context {
  Context() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigInputTextCursorBlink = false; // a blinking caret would draw frames for ever
  }
};

} // namespace

Application::Application() : screen_((static_cast<void>(Context()), Screen())) {
  install_clipboard();
  ui_.fonts = load_fonts();
  const std::string language = platform::stored("language");
  ui_.language = language == "zh"              ? Language::zh
                 : language == "en"            ? Language::en
                 : platform::prefers_chinese() ? Language::zh
                                               : Language::en;
  const std::string theme = platform::stored("theme");
  ui_.theme_name = theme == "light" || (theme.empty() && platform::prefers_light())
                       ? ThemeName::light
                       : ThemeName::dark;
  ui_.reduced_motion = platform::prefers_reduced_motion();
  const float scale = std::strtof(platform::stored("scale").c_str(), nullptr);
  ui_.chosen_scale = scale >= 1 && scale <= 2.5f ? scale : 0;
  platform::set_theme(ui_.theme().dark ? "dark" : "light");
  apply_style(ui_.theme());
  shipped_ = load_shipped();
  platform::list_plans();
  platform::list_results();
}

void Application::wake(double now) { awake_until_ = std::max(awake_until_, now + settling); }

bool Application::wants_frame(double now) const {
  return !screen_.lost() && (now < awake_until_ || ui_.animating);
}

/// The page's one place that catches: what went wrong becomes a message, and the page goes on.
void Application::attempt(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    give_up(workbench::failure_text(error, ui_.language));
  } catch (const std::bad_alloc&) {
    give_up(workbench::out_of_memory_text(ui_.language));
  }
}

void Application::give_up(const std::string& sentence) {
  session_.playback().stop();
  session_.background().cancel();
  toast_.say(sentence, true);
}

double Application::works_in(double now) const {
  return session_.following().busy() ? 0 : session_.due_in(now);
}

/// The run on show comes first; a customer is followed in the time that it leaves.
bool Application::work(double now) {
  bool changed = false;
  if (session_.due_in(now) != 0) {
    attempt([&] { changed = session_.follow(); });
    return changed || now - last_frame_ >= following_interval;
  }
  attempt([&] { changed = session_.advance(now); });
  return changed && (session_.due_in(now) != 0 || now - last_frame_ >= frame_interval_);
}

double Application::sleeps_for(double now) const {
  const double until = toast_.closes_at();
  return until > now ? until - now : -1;
}

void Application::frame(double now, double waited) {
  if (screen_.lost()) return keep();
  frame_interval_ = std::clamp(3 * waited, least_interval, most_interval);
  const Rect window = screen_.window();
  ui_.scale = ui_.chosen_scale > 0 ? ui_.chosen_scale : usual_scale(window.w, window.h);
  if (screen_.poll(ui_.scale)) wake(now);
  if (view_.place != Place::plan && view_.place != Place::gallery)
    session_.playback().look(); // what an edit made out of date
  session_.pond().watch(view_.place == Place::pond ? view_.pond.people : 0);
  if (view_.place == Place::pond) {
    const Rect canvas = pond_canvas(layout_.main);
    session_.pond().fit(workbench::pond_frame(canvas.w, canvas.h));
  }
  pond_clock_.advance(view_.pond, session_.pond(), view_.place == Place::pond, now - last_frame_);
  if (view_.place == Place::phone) session_.following().look();
  screen_.begin_frame(ui_.scale);
  ui_.gesture = screen_.take_gesture();
  touch_scroll_.follow(ui_.gesture);
  ui_.animating = view_.place == Place::pond && view_.pond.playing;
  ui_.forget_places();
  draw(now);
  const double drawn = emscripten_get_now();
  const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeData;
  platform::want_text(
      ImGui::GetIO().WantTextInput,
      {ime.InputPos.x * ui_.scale, ime.InputPos.y * ui_.scale, 1, ime.InputLineHeight * ui_.scale});
  screen_.end_frame(ui_.theme().ground);
  ++frames_;
  last_frame_ = now;
  frame_milliseconds_ = drawn - now;
  keep();
  describe();
  if (frames_ == 2) // the first lays out and rasterises, the second is what is meant
    platform::ready();
}

void Application::draw(double now) {
  keys();
  const Rect page = screen_.bounds();
  lay_out();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({page.w, page.h});
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus);
  // What scrolls in a place belongs to the plan: another one begins at its top.
  ImGui::PushID(session_.plan().file().c_str());
  draw_place(layout_.main);
  ImGui::PopID();
  if (view_.inspector_open) draw_inspector(ui_, layout_.inspector, session_, view_);
  draw_rail(ui_, layout_, view_);
  if (layout_.futures.h > 0) draw_future_bar(ui_, layout_.futures, session_.futures());
  if (layout_.strip.h > 0) draw_season_strip(ui_, layout_, session_, view_);
  draw_top_bar(ui_, layout_, session_, shipped_, my_plans_, view_);
  if (view_.keys_open && draw_key_list(ui_, layout_.main)) ui_.ask(command::ShowKeys{false});
  if (!toast_.words().empty()) toast_.draw(ui_, layout_.main, now);
  ImGui::End();
}

/// A drawer covers what one looks at: it opens when asked, never by itself.
void Application::lay_out() {
  const Rect page = screen_.bounds();
  LayoutWishes wishes;
  wishes.several_futures = session_.futures().views().size() > 1;
  wishes.strip = session_.is_open();
  wishes.lanes = session_.is_open() ? session_.plan().campaign().size() : 0;
  const bool drawer = arrange(page.w, page.h, wishes).drawer;
  if (drawer_ != drawer)
    view_.inspector_open = !drawer && platform::stored("inspector") != "closed";
  drawer_ = drawer;
  wishes.inspector = view_.inspector_open;
  layout_ = arrange(page.w, page.h, wishes);
}

void Application::draw_place(const Rect& area) {
  switch (view_.place) {
  case Place::gallery:
    return draw_gallery(ui_, area, shipped_, my_plans_, view_);
  case Place::plan:
    return draw_plan(ui_, area, session_, view_);
  case Place::pond:
    return draw_pond(ui_, area, session_, view_, pond_picture_);
  case Place::phone:
    return draw_phone(ui_, area, session_, view_);
  case Place::results:
    ImGui::BeginDisabled(session_.people_list().is_open()); // keys do not go behind the list
    draw_results(ui_, area, session_, view_);
    ImGui::EndDisabled();
    return draw_people_panel(ui_, area, session_.people_list());
  case Place::compare:
    return draw_compare(ui_, area, session_, view_, kept_results_);
  }
}

namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, false); }

/// From one step of the interface's size to the next, and round to the window's usual one.
float next_scale(float scale) {
  for (const float step : {1.25f, 1.5f, 2.0f, 2.5f})
    if (scale < step - 0.01f) return step;
  return 0;
}

} // namespace

/// Keys that work everywhere but while text is being typed.
void Application::keys() {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput) return;
  if (io.KeyCtrl || io.KeySuper) return command_keys();
  if (io.KeyAlt) return;
  time_keys();
  page_keys();
}

void Application::command_keys() {
  const bool shift = ImGui::GetIO().KeyShift;
  if (pressed(ImGuiKey_Z) && shift)
    ui_.ask(command::Redo{});
  else if (pressed(ImGuiKey_Z))
    ui_.ask(command::Undo{});
  else if (pressed(ImGuiKey_Y))
    ui_.ask(command::Redo{});
  else if (pressed(ImGuiKey_S))
    ui_.ask(command::SaveFile{});
  else if (pressed(ImGuiKey_O))
    ui_.ask(command::PickFile{});
}

void Application::time_keys() {
  if (!session_.playback().can_run()) return;
  if (pressed(ImGuiKey_P)) {
    if (session_.playback().playing())
      ui_.ask(command::Pause{});
    else
      ui_.ask(command::Run{});
  }
  if (ImGui::IsKeyPressed(ImGuiKey_Period)) ui_.ask(command::StepDay{});
  if (ImGui::IsKeyPressed(ImGuiKey_Comma)) ui_.ask(command::JumpTo{session_.playback().day() - 1});
  if (pressed(ImGuiKey_B)) ui_.ask(command::SetBranching{!session_.branching()});
}

void Application::pond_keys() {
  if (!pressed(ImGuiKey_K) || view_.place != Place::pond || !session_.pond().scene()) return;
  PondLook look = view_.pond;
  if (!look.playing && look.minute >= workbench::PondScene::day_end) look.minute = 0;
  look.playing = !look.playing && session_.pond().scene()->watched();
  ui_.ask(command::LookAtPond{look});
}

void Application::page_keys() {
  pond_keys();
  if (pressed(ImGuiKey_Slash) && ImGui::GetIO().KeyShift)
    ui_.ask(command::ShowKeys{!view_.keys_open});
  if (pressed(ImGuiKey_Escape) && view_.keys_open)
    ui_.ask(command::ShowKeys{false});
  else if (pressed(ImGuiKey_Escape) && view_.new_plan.is_open && view_.place == Place::gallery)
    ui_.ask(command::ShowNewPlan{false});
  if (pressed(ImGuiKey_Z)) ui_.ask(command::SetScale{next_scale(ui_.scale)});
  if (pressed(ImGuiKey_RightBracket)) ui_.ask(command::SetScale{std::min(2.5f, ui_.scale + 0.25f)});
  if (pressed(ImGuiKey_LeftBracket)) ui_.ask(command::SetScale{std::max(1.0f, ui_.scale - 0.25f)});
  if (pressed(ImGuiKey_L))
    ui_.ask(command::SetLanguage{ui_.language == Language::zh ? Language::en : Language::zh});
  if (pressed(ImGuiKey_T))
    ui_.ask(command::SetTheme{ui_.theme().dark ? ThemeName::light : ThemeName::dark});
  if (pressed(ImGuiKey_I)) ui_.ask(command::ToggleInspector{});
  for (int place = 0; place < place_count; ++place)
    if (pressed(static_cast<ImGuiKey>(ImGuiKey_1 + place)))
      ui_.ask(command::GoTo{static_cast<Place>(place)});
}

void Application::type(const std::string& words) {
  ImGui::GetIO().AddInputCharactersUTF8(words.c_str());
}

void Application::backspace() {
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Backspace, true);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Backspace, false);
}

/// The browser hands over the text itself: ImGui is told to paste it.
void Application::paste(const std::string& words) {
  clipboard() = words;
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddKeyEvent(ImGuiKey_V, true);
  io.AddKeyEvent(ImGuiKey_V, false);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

void Application::open(const std::string& name, const std::string& text) {
  ui_.ask(command::OpenText{name, text});
}

void Application::refuse_file() { toast_.say(std::string(ui_.t("app.file.too_large")), true); }

void Application::press(int button) {
  if (button == 0)
    ui_.ask(command::Run{});
  else if (button == 1)
    ui_.ask(command::Pause{});
  else
    ui_.ask(command::StepDay{});
}

void Application::choose_scenario(int index) {
  if (index >= 0 && index < static_cast<int>(shipped_.size()))
    ui_.ask(command::OpenShipped{shipped_[static_cast<std::size_t>(index)].id});
}

void Application::apply_commands() {
  for (const Command& command : ui_.take_commands()) {
    page_.now = emscripten_get_now();
    attempt([&] { command.apply(page_); });
    wake(page_.now);
  }
}

void Application::worker_ready(int worker) { session_.background().worker_ready(worker); }

void Application::worker_progress(int worker, double share) {
  session_.background().worker_progress(worker, share);
}

void Application::worker_result(int worker, std::span<const std::byte> bytes) {
  attempt([&] { session_.background().worker_result(worker, bytes); });
  if (!session_.background().running()) wake(emscripten_get_now());
}

void Application::worker_failed(const std::string& chinese, const std::string& english) {
  session_.background().cancel();
  const std::string& reason = ui_.language == Language::zh ? chinese : english;
  toast_.say(reason.empty() ? std::string(ui_.t("app.top.worker_gone"))
                            : ui_.t("app.top.worker_failed", {{"reason", reason}}),
             true);
}

} // namespace pondlab::app
