#include "app/gallery/new_plan_form.hpp"

#include "app/command/new_plan_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/gallery/new_plan_preview.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/flow.hpp"
#include "app/widgets/hit.hpp"
#include "app/widgets/text_field.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace pondlab::app {
namespace {

using scenario::NumberQuestion;
using scenario::PlanNumber;

constexpr float question_line = 22;
constexpr float most_form = 860, preview_width = 360, least_beside = 1000;

/// One of several to choose from; `ticked` ones are of a set of which several can be.
bool choice(Ui& ui, const std::string& name, const Rect& area, std::string_view label, bool chosen,
            bool ticked) {
  const Theme& colours = ui.theme();
  const Hit state = hit(ui, name, area);
  fill(area, chosen          ? mix(colours.surface, colours.accent, .16f)
             : state.hovered ? colours.raised
                             : colours.surface);
  outline(area, chosen ? colours.accent : colours.line);
  if (state.focused) focus_ring(ui, area);
  Rect inside = area.inset(size::pad, 0);
  if (ticked) {
    const Rect box = inside.cut_left(16, size::gap);
    if (chosen)
      draw_icon(Icon::pass, box, colours.accent, 14);
    else
      draw_icon(Icon::plus, box, colours.muted, 12);
  }
  draw_text(ui, inside, label,
            {type::body, chosen ? colours.text : colours.muted, false,
             ticked ? Align::left : Align::centre});
  return state.clicked;
}

class Form {
public:
  Form(Ui& ui, const NewPlanLook& look)
      : ui_(ui), look_(look), read_(workbench::read_plan(look.typed)) {}

  const workbench::ReadPlan& read() const { return read_; }

  /// Returns the height.
  float draw(const Rect& area) {
    rest_ = area;
    draw_categories();
    draw_numbers({PlanNumber::members, PlanNumber::bought_lately, PlanNumber::order_value,
                  PlanNumber::margin},
                 rest_.w >= 760 ? 4 : 2);
    draw_head(6, ui_.t("new_plan.stores_and_guides.name"), {}, {});
    draw_fields({PlanNumber::stores, PlanNumber::guides}, rest_.w >= 760 ? 4 : 2, 0);
    draw_channels();
    draw_goals();
    draw_foot();
    return rest_.y - area.y;
  }

private:
  std::string_view name(std::string_view question) const {
    return ui_.t("new_plan.question." + std::string(question) + ".name");
  }

  std::string help_of(std::string_view question) const {
    return std::string(ui_.t("new_plan.question." + std::string(question) + ".help"));
  }

  std::string fault_of(std::string_view question) const {
    const scenario::PlanFault* fault = read_.fault_of(question);
    return fault ? to_text(*fault, ui_.language) : std::string();
  }

  /// A question with its number, and beside it what helps to answer it, or what is wrong.
  void draw_head(int number, std::string_view words, const std::string& help,
                 const std::string& fault) {
    const Theme& colours = ui_.theme();
    const std::string label = std::to_string(number) + "  " + std::string(words);
    const float used = draw_text(ui_, {rest_.x, rest_.y, rest_.w, question_line}, label,
                                 {type::body, colours.text, true});
    const std::string& note = fault.empty() ? help : fault;
    const TextStyle style{type::small, fault.empty() ? colours.muted : colours.loss};
    const float room = rest_.w - used - size::pad;
    rest_.y += question_line;
    if (!note.empty() && text_width(ui_, note, type::small) <= room)
      draw_text(ui_, {rest_.x + used + size::pad, rest_.y - question_line + 1, room, question_line},
                note, style);
    else if (!note.empty())
      rest_.y += draw_paragraph(ui_, {rest_.x, rest_.y, rest_.w, 100}, note, style, 2);
    rest_.y += size::unit + 2;
  }

  void draw_categories() {
    draw_head(1, name("category"), help_of("category"), fault_of("category"));
    Flow flow({rest_.x, rest_.y, rest_.w, 0}, size::control);
    for (const std::string& one : scenario::plan_categories()) {
      const std::string_view label = ui_.t("new_plan.category." + one + ".name");
      const Rect place = flow.next(text_width(ui_, label) + 2 * size::pad + 2);
      if (choice(ui_, "new_plan.category." + one, place, label, one == read_.answers.category,
                 false))
        ui_.ask(command::AnswerCategory{one});
    }
    rest_.y += flow.height() + size::margin;
  }

  /// Questions 2 to 5, in columns.
  void draw_numbers(const std::vector<PlanNumber>& numbers, std::size_t columns) {
    draw_fields(numbers, columns, 2);
  }

  /// `first`: the number of the first question; 0 where they are parts of one.
  void draw_fields(const std::vector<PlanNumber>& numbers, std::size_t columns, int first) {
    const float gap = size::margin;
    const float width =
        (rest_.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t row = 0; row < numbers.size(); row += columns) {
      const std::size_t end = std::min(row + columns, numbers.size());
      float labels = 1, height = 0;
      for (std::size_t i = row; i < end; ++i)
        labels = std::max(labels, static_cast<float>(wrap_text(ui_, label_of(numbers[i], first, i),
                                                               width, type::body, first > 0)
                                                         .size()));
      for (std::size_t i = row; i < end; ++i) {
        const Rect area{rest_.x + static_cast<float>(i - row) * (width + gap), rest_.y, width, 0};
        height = std::max(height, draw_field(area, numbers[i], label_of(numbers[i], first, i),
                                             labels * line_height(type::body), first > 0));
      }
      rest_.y += height + size::margin;
    }
  }

  std::string label_of(PlanNumber number, int first, std::size_t place) const {
    const std::string words(name(question_of(number).key));
    return first > 0 ? std::to_string(first + static_cast<int>(place)) + "  " + words : words;
  }

  float draw_field(const Rect& area, PlanNumber number, const std::string& label, float label_room,
                   bool strong) {
    const Theme& colours = ui_.theme();
    const NumberQuestion& question = question_of(number);
    draw_paragraph(ui_, area, label, {type::body, strong ? colours.text : colours.muted, strong},
                   2);
    const Rect field{area.x, area.y + label_room + size::unit, area.w, size::row};
    const std::string usual = answer_text(question, read_.answers.number(number));
    const auto& typed = look_.typed.numbers[static_cast<std::size_t>(number)];
    const std::string fault = fault_of(question.key);
    TextFieldLook look;
    look.faulty = !fault.empty();
    if (question.unit == "yuan") look.prefix = "¥";
    if (const auto now = text_field(ui_, "new_plan." + std::string(question.key), field,
                                    typed && !typed->empty() ? *typed : usual, look))
      ui_.ask(command::AnswerNumber{number, *now});
    if (question.unit == "percent" || question.unit == "people")
      draw_text(ui_, field.inset(size::pad, 0),
                ui_.t("new_plan.unit." + std::string(question.unit)),
                {type::small, colours.muted, false, Align::right});
    const float y = field.bottom() + size::unit;
    const float words =
        draw_paragraph(ui_, {area.x, y, area.w, 100}, fault.empty() ? help_of(question.key) : fault,
                       {type::small, fault.empty() ? colours.muted : colours.loss}, 3);
    return y + words - area.y;
  }

  void draw_channels() {
    draw_head(7, name("channels"), help_of("channels"), fault_of("channels"));
    Flow flow({rest_.x, rest_.y, rest_.w, 0}, size::control);
    for (const std::string& one : scenario::plan_channels()) {
      const std::string_view label = ui_.t("new_plan.channels." + one + ".name");
      const Rect place = flow.next(text_width(ui_, label) + 2 * size::pad + 16 + size::gap + 2);
      const bool chosen = read_.answers.reaches_by(one);
      if (!choice(ui_, "new_plan.channels." + one, place, label, chosen, true)) continue;
      std::vector<std::string> channels = read_.answers.channels;
      if (chosen)
        std::erase(channels, one);
      else
        channels.push_back(one);
      ui_.ask(command::AnswerChannels{channels});
    }
    rest_.y += flow.height() + size::margin;
  }

  void draw_goals() {
    const std::string words(ui_.t("new_plan.goal." + read_.answers.goal + ".words"));
    draw_head(8, name("goal"), words, fault_of("goal"));
    Flow flow({rest_.x, rest_.y, rest_.w, 0}, size::control);
    for (const std::string& one : scenario::plan_goals()) {
      const std::string_view label = ui_.t("new_plan.goal." + one + ".name");
      const Rect place = flow.next(text_width(ui_, label) + 2 * size::pad + 2);
      if (choice(ui_, "new_plan.goal." + one, place, label, one == read_.answers.goal, false))
        ui_.ask(command::AnswerGoal{one});
    }
    rest_.y += flow.height() + size::section;
  }

  void draw_foot() {
    const std::string_view make = ui_.t("app.new_plan.make");
    const std::string_view back = ui_.t("app.new_plan.back");
    const float width = button_width(ui_, make, Icon::run);
    Flow flow({rest_.x, rest_.y, rest_.w, 0}, size::row);
    if (button(ui_, "new_plan.make", flow.next(width + size::margin), make,
               {ButtonKind::primary, Icon::run, read_.faults.empty()}))
      ui_.ask(command::MakeNewPlan{});
    if (button(ui_, "new_plan.back", flow.next(button_width(ui_, back)), back, {ButtonKind::quiet}))
      ui_.ask(command::ShowNewPlan{false});
    rest_.y += flow.height() + size::gap;
  }

  Ui& ui_;
  const NewPlanLook& look_;
  workbench::ReadPlan read_;
  Rect rest_;
};

} // namespace

void draw_new_plan_card(Ui& ui, Rect& page) {
  const Theme& colours = ui.theme();
  const bool narrow = page.w < 520;
  const float height = narrow ? 116 : 76;
  const Rect area{page.x, page.y, page.w, height};
  const Hit state = hit(ui, "new_plan", area);
  fill(area, mix(colours.surface, colours.accent, state.hovered ? .16f : .08f));
  outline(area, state.hovered ? colours.accent : mix(colours.line, colours.accent, .5f));
  if (state.focused) focus_ring(ui, area);
  Rect inside = area.inset(size::margin, size::pad);
  const std::string_view go = ui.t("app.new_plan.begin");
  const float width = text_width(ui, go) + 22;
  Rect action = narrow ? inside.cut_bottom(22, 2) : inside.cut_right(width, size::margin);
  const Rect plus = action.cut_left(18, size::unit);
  draw_icon(Icon::plus, plus, colours.accent, 14);
  draw_text(ui, action, go, {type::body, colours.accent, true});
  draw_text(ui, inside.cut_top(26), ui.t("app.new_plan.title"), {type::lead, colours.text, true});
  draw_paragraph(ui, inside, ui.t("app.new_plan.words"), {type::small, colours.muted}, 2);
  if (state.clicked) ui.ask(command::ShowNewPlan{true});
  page.y += height + size::margin;
}

void draw_new_plan_form(Ui& ui, Rect& page, const NewPlanLook& look) {
  const bool beside = page.w >= least_beside;
  Rect area = page;
  if (beside) area.w = std::min(most_form, page.w - preview_width - size::section);
  Form form(ui, look);
  const float height = form.draw(area);
  float bottom = page.y + height;
  if (form.read().faults.empty()) {
    const Rect place = beside ? Rect{area.right() + size::section, page.y, preview_width, 0}
                              : Rect{page.x, bottom + size::gap, page.w, 0};
    bottom = std::max(bottom, place.y + draw_new_plan_preview(ui, place, form.read().answers));
  }
  page.y = bottom;
}

} // namespace pondlab::app
