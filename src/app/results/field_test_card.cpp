#include "app/results/field_test_card.hpp"

#include "app/command/work_commands.hpp"
#include "app/draw/document_table.hpp"
#include "app/draw/icons.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "app/widgets/fold.hpp"
#include "app/widgets/progress.hpp"
#include "report/trial/pilot_text.hpp"
#include "report/trial/trial_text.hpp"

#include <algorithm>
#include <utility>

namespace pondlab::app {
namespace {

using report::Notice;
using report::Tone;
using workbench::FieldTest;

constexpr float sign_width = 28;
constexpr float progress_height = 28;

/// The same in figures: of a trial, orders.
std::vector<report::DocumentTable> tables_of(const Ui& ui, const FieldTest& test) {
  std::vector<report::DocumentTable> tables;
  if (test.trial()) tables.push_back(report::TrialText(*test.trial(), ui.language).summary(0));
  if (test.pilot()) tables.push_back(report::PilotText(*test.pilot(), ui.language).summary());
  return tables;
}

/// One of the two tests, as a card.
class FieldTestCard {
public:
  /// `name` is "trial" or "pilot": of its texts and of what can be pressed.
  FieldTestCard(Ui& ui, std::string name, const FieldTest& test, Command start, float width)
      : ui_(ui), name_(std::move(name)), test_(test), start_(std::move(start)),
        inner_(width - 2 * size::margin), notices_(test.news(ui.language)) {
    for (report::DocumentTable& table : tables_of(ui, test))
      tables_.emplace_back(ui, std::move(table), inner_);
  }

  /// What is behind a fold, and whether it is open.
  void fold(std::vector<report::DocumentTable> tables, bool open) {
    folds_ = !tables.empty();
    open_ = open;
    if (open)
      for (report::DocumentTable& table : tables)
        tables_.emplace_back(ui_, std::move(table), inner_);
  }

  float height() const {
    float height = 2 * size::margin + size::control + size::gap;
    if (test_.running()) height += progress_height;
    if (is_known() && test_.out_of_date()) height += line_height(type::body) + 4;
    if (!is_known()) return height + paragraph(t("what"), inner_, type::body);
    for (const Notice& notice : notices_)
      height += paragraph(notice.text, inner_ - sign_width, type::body) + 4;
    for (const DocumentTableView& table : tables_) height += size::gap + table.height();
    if (folds_) height += size::gap + line_height(type::small);
    return height + size::gap + paragraph(t("note"), inner_, type::small);
  }

  void draw(const Rect& at) {
    const Theme& colours = ui_.theme();
    Rect inside = card(ui_, at);
    ui_.place("results." + name_, at);
    draw_title(inside.cut_top(size::control, size::gap));
    if (test_.running()) draw_running(inside.cut_top(progress_height));
    if (!is_known()) {
      draw_paragraph(ui_, inside, t("what"), {type::body, colours.muted});
      return;
    }
    if (test_.out_of_date()) {
      Rect line = inside.cut_top(line_height(type::body), 4);
      ui_.place(name_ + ".out_of_date", line);
      draw_icon(Icon::warning, line.cut_left(20, 6), colours.warm, 16);
      draw_text(
          ui_, line,
          ui_.t("app.field_test.out_of_date", {{"strategy", test_.strategy_name(ui_.language)}}),
          {type::body, colours.warm});
    }
    for (const Notice& notice : notices_) draw_notice(inside, notice);
    for (const DocumentTableView& table : tables_) {
      inside.cut_top(size::gap);
      table.draw(inside.cut_top(table.height()));
    }
    if (folds_) draw_fold(inside);
    inside.cut_top(size::gap);
    draw_paragraph(ui_, inside, t("note"), {type::small, colours.muted});
  }

private:
  bool is_known() const { return test_.trial() || test_.pilot(); }
  std::string_view t(std::string_view key) const {
    return ui_.t("app.field_test." + name_ + "." + std::string(key));
  }
  float paragraph(std::string_view words, float width, float em) const {
    return line_height(em) * static_cast<float>(wrap_text(ui_, words, width, em).size());
  }

  void draw_title(Rect line) {
    if (test_.running()) {
      const std::string_view stop = ui_.t("app.compare.stop");
      if (button(ui_, name_ + ".stop", line.cut_right(button_width(ui_, stop, Icon::close), 8),
                 stop, {ButtonKind::plain, Icon::close, true, {}}))
        ui_.ask(command::StopTests{});
    } else {
      const std::string_view start = t(is_known() ? "again" : "start");
      if (button(ui_, name_ + ".start",
                 line.cut_right(button_width(ui_, start, Icon::replicate), 8), start,
                 {ButtonKind::plain, Icon::replicate, test_.possible(), t("start_help")}))
        ui_.ask(start_);
    }
    line.y += (line.h - line_height(type::lead)) / 2;
    card_title(ui_, line, t("title"), t("title_note"));
  }

  void draw_running(Rect line) {
    draw_text(ui_, line.cut_top(18),
              ui_.t("app.field_test.done", {{"done", std::to_string(test_.done())},
                                            {"all", std::to_string(test_.wanted())}}),
              {type::small, ui_.theme().muted});
    progress(ui_, {line.x, line.y, line.w, 5}, static_cast<float>(test_.share()));
  }

  void draw_notice(Rect& inside, const Notice& notice) {
    const Theme& colours = ui_.theme();
    const Colour sign = test_.out_of_date()          ? colours.muted
                        : notice.tone == Tone::good  ? colours.accent
                        : notice.tone == Tone::plain ? colours.muted
                                                     : colours.warm;
    draw_icon(notice.tone == Tone::good ? Icon::pass : Icon::warning,
              {inside.x, inside.y, 18, line_height(type::body)}, sign, 16);
    const float used = draw_paragraph(
        ui_, {inside.x + sign_width, inside.y, inside.w - sign_width, inside.h}, notice.text,
        {type::body, test_.out_of_date() ? colours.muted : colours.text});
    inside.cut_top(used, 4);
  }

  void draw_fold(Rect& inside) {
    inside.cut_top(size::gap);
    Rect line = inside.cut_top(line_height(type::small));
    const std::string_view label = t("others");
    if (fold_handle(ui_, name_ + ".others", line.cut_left(fold_handle_width(ui_, label)), label,
                    open_))
      ui_.ask(command::OpenTrial{!open_});
  }

  Ui& ui_;
  std::string name_;
  const FieldTest& test_;
  Command start_;
  float inner_;
  std::vector<Notice> notices_;
  std::vector<DocumentTableView> tables_;
  bool folds_ = false, open_ = false;
};

/// All but orders.
std::vector<report::DocumentTable> other_figures(const Ui& ui, const FieldTest& test) {
  std::vector<report::DocumentTable> tables;
  if (!test.trial()) return tables;
  const report::TrialText words(*test.trial(), ui.language);
  for (std::size_t figure = 1; words.has(figure); ++figure) tables.push_back(words.summary(figure));
  return tables;
}

} // namespace

float draw_field_tests(Ui& ui, const Rect& at, const workbench::Session& session,
                       const View& view) {
  const workbench::BackgroundWork& work = session.background();
  if (!work.trial().possible() && !work.trial().trial() && !work.pilot().pilot()) return 0;
  FieldTestCard trial(ui, "trial", work.trial(), command::TryOut{}, at.w);
  trial.fold(other_figures(ui, work.trial()), view.trial_open);
  const float first = trial.height();
  trial.draw({at.x, at.y, at.w, first});
  FieldTestCard pilot(ui, "pilot", work.pilot(), command::SizePilot{}, at.w);
  pilot.draw({at.x, at.y + first + size::margin, at.w, pilot.height()});
  return first + size::margin + pilot.height();
}

std::vector<Notice> field_test_notices(const Ui& ui, const workbench::Session& session) {
  std::vector<Notice> all;
  for (const FieldTest* test : {&session.background().trial(), &session.background().pilot()})
    for (Notice& notice : test->news(ui.language)) all.push_back(std::move(notice));
  return all;
}

std::vector<report::DocumentTable> field_test_tables(const Ui& ui,
                                                     const workbench::Session& session) {
  std::vector<report::DocumentTable> all;
  for (const FieldTest* test : {&session.background().trial(), &session.background().pilot()})
    for (report::DocumentTable& table : tables_of(ui, *test)) all.push_back(std::move(table));
  return all;
}

} // namespace pondlab::app
