#include "app/plan/answers.hpp"

#include "app/command/plan_commands.hpp"
#include "app/draw/display_text.hpp"
#include "app/draw/paint.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/date_picker.hpp"
#include "app/widgets/text_field.hpp"
#include "base/clock.hpp"
#include "scenario/parameters/typed.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace pondlab::app {
namespace {

using Question = TypedAnswers::Question;

constexpr float label_height = 20;
constexpr float least_field = 116, most_field = 208;

struct Asked {
  Question question;
  std::string_view key; ///< of its texts, `app.answers.<key>`
};
constexpr std::array<Asked, 3> questions{
    {{Question::members, "members"}, {Question::start, "start"}, {Question::budget, "budget"}}};

std::string words(const Ui& ui, std::string_view key) {
  return std::string(ui.t("app.answers." + std::string(key)));
}

/// How the plan answers, as it is written into the field.
std::string present(const Ui& ui, Question question, const scenario::Answers& now) {
  if (question == Question::members) return count_text(ui, now.members.value_or(0));
  if (question == Question::start) return engine::to_text(*now.start);
  if (!now.budget) return {};
  const std::string fen = std::to_string(*now.budget % 100);
  return count_text(ui, *now.budget / 100) +
         (*now.budget % 100 == 0 ? "" : (fen.size() < 2 ? ".0" : ".") + fen);
}

/// Puts what was typed into `asked`; false where it is no answer.
bool read(Question question, const std::string& typed, scenario::Answers& asked) {
  if (question == Question::start) {
    asked.start = scenario::typed_date(typed, engine::Date{days_until_today()});
    return asked.start.has_value();
  }
  const bool is_budget = question == Question::budget;
  const auto number = scenario::typed_number(typed, is_budget ? 2 : 0);
  if (!number || *number <= 0) return false;
  if (is_budget) {
    asked.budget = number;
    return *number <= scenario::most_budget;
  }
  asked.members = number;
  return *number <= engine::max_people;
}

/// The three fields and the button behind them.
class Fields {
public:
  Fields(Ui& ui, const workbench::Session& session, const View& view)
      : ui_(ui), view_(view), document_(session.plan().document().shared_root()),
        can_adapt_(session.plan().study() != nullptr),
        now_(scenario::answers_of(session.plan().last_study()->scenario)) {}

  /// Returns the height.
  float draw(const Rect& at) {
    const std::string apply = words(ui_, "apply");
    const float button = button_width(ui_, apply);
    const float gap = size::margin;
    // One row where the button fits beside three fields, else the button has a row of its own.
    const bool one_row = 3 * (least_field + gap) + button <= at.w;
    const float room = one_row ? at.w - button - gap : at.w;
    const float width = std::min(most_field, (room - 2 * gap) / 3);
    Rect rest = at;
    for (const Asked& asked : questions) draw(asked, rest.cut_left(width, gap));
    Rect place{rest.x, at.y + label_height, button, size::control};
    if (!one_row)
      place = {at.x, at.y + label_height + size::control + size::gap, button, size::control};
    if (app::button(ui_, "answers.apply", place, apply,
                    {ButtonKind::primary, Icon::none, changed_ && !faulty_ && can_adapt_}))
      ui_.ask(command::Adapt{asked_});
    const float rows = label_height + size::control;
    return one_row ? rows : rows + size::gap + size::control;
  }

  /// What to type where something is no answer; else empty.
  const std::string& complaint() const { return complaint_; }

private:
  void draw(const Asked& asked, Rect area) {
    const std::string key(asked.key);
    draw_text(ui_, area.cut_top(label_height), words(ui_, key), {type::small, ui_.theme().muted});
    const std::string shown = present(ui_, asked.question, now_);
    const std::string* typed = view_.answers.of(asked.question, document_);
    const bool is_new = typed && *typed != shown && !typed->empty();
    const bool wrong = is_new && !read(asked.question, *typed, asked_);
    changed_ = changed_ || is_new;
    if (wrong && !faulty_) complaint_ = words(ui_, key + "_hint");
    faulty_ = faulty_ || wrong;
    TextFieldLook look;
    look.faulty = wrong;
    look.hint =
        asked.question == Question::budget ? ui_.t("app.answers.no_budget") : std::string_view();
    if (asked.question == Question::budget) look.prefix = "¥";
    Rect field{area.x, area.y, area.w, size::control};
    if (asked.question == Question::start) {
      const Rect button = field.cut_right(date_picker_width, 4);
      if (const auto day = date_picker(ui_, "answers.start.pick", button,
                                       std::array{asked_.start.value_or(*now_.start)}, *now_.start))
        ui_.ask(command::TypeAnswer{asked.question, engine::to_text(*day)});
    }
    if (const auto now = text_field(ui_, "answers." + key, field, typed ? *typed : shown, look))
      ui_.ask(command::TypeAnswer{asked.question, *now});
  }

  Ui& ui_;
  const View& view_;
  const scenario::NodePtr& document_;
  bool can_adapt_;
  scenario::Answers now_;
  scenario::Answers asked_;
  bool changed_ = false, faulty_ = false;
  std::string complaint_;
};

/// What was changed, each in a line or two; they are read once and put away.
float draw_notices(Ui& ui, const Rect& at, const std::vector<scenario::AdaptNotice>& notices) {
  const Theme& colours = ui.theme();
  float y = at.y;
  const Rect close{at.right() - 28, at.y - 4, 28, 28};
  if (icon_button(ui, "answers.close", close, Icon::close, words(ui, "close")))
    ui.ask(command::CloseNotices{});
  for (const scenario::AdaptNotice& notice : notices) {
    fill({at.x + 2, y + 7, 4, 4}, colours.accent, 2);
    y += draw_paragraph(ui, {at.x + 14, y, at.w - 14 - 40, 100}, to_text(notice, ui.language),
                        {type::small, colours.text}, 2) +
         2;
  }
  return y - at.y;
}

/// What the campaign of the strategy on show is likely to cost, against the budget; or why that is
/// not said.
struct CostLine {
  std::string words;
  bool is_known = false;
  bool is_over = false;
};
CostLine cost_line(const Ui& ui, const workbench::Session& session) {
  const auto cost = session.background().expected_cost();
  if (!cost || !cost->defined())
    return {words(ui, session.background().estimates_cost() ? "cost_estimated" : "cost_unknown")};
  const workbench::PlanDocument& plan = session.plan();
  const auto budget = scenario::answers_of(plan.last_study()->scenario).budget;
  const auto money = [&](double fen) {
    return report::number_text(ui.language, fen, report::Unit::money, report::Shape::whole);
  };
  const double limit = budget ? static_cast<double>(*budget) : 0;
  const bool is_over = budget && cost->mean > limit;
  const bool is_near =
      budget && cost->has_interval() && cost->low() <= limit && limit <= cost->high();
  const char* key = !budget   ? "cost"
                    : is_near ? "cost_near"
                    : is_over ? "cost_over"
                              : "cost_within";
  return CostLine{ui.t("app.answers." + std::string(key),
                       {{"strategy", plan.strategy_name(plan.strategy(), ui.language)},
                        {"cost", money(cost->mean)},
                        {"budget", money(limit)},
                        {"count", std::to_string(cost->n)}}),
                  true, is_over};
}

/// In the same room whatever it says, as what stands below must not move when it is known.
float draw_cost(Ui& ui, const Rect& at, const workbench::Session& session) {
  if (std::ranges::all_of(session.plan().campaign(), &workbench::CampaignBar::removed)) return 0;
  constexpr float one_line_from = 640;
  const int lines = at.w < one_line_from ? 2 : 1;
  const Rect area{at.x, at.y, at.w, line_height(type::small) * static_cast<float>(lines)};
  const CostLine cost = cost_line(ui, session);
  if (cost.is_known) ui.place("answers.cost", area);
  draw_paragraph(ui, area, cost.words,
                 {type::small, cost.is_over    ? ui.theme().loss
                               : cost.is_known ? ui.theme().text
                                               : ui.theme().muted},
                 lines);
  return area.h;
}

} // namespace

float draw_answers(Ui& ui, const Rect& at, const workbench::Session& session, const View& view) {
  if (!session.plan().last_study()) return 0;
  const Theme& colours = ui.theme();
  Rect inside = at.inset(size::margin + 4, size::pad);
  Fields fields(ui, session, view);
  inside.y += fields.draw(inside) + size::gap;
  inside.y += draw_cost(ui, inside, session);
  const auto& notices = session.adaptation();
  const bool is_read = view.answers.closed == session.plan().document().shared_root();
  if (!fields.complaint().empty())
    inside.y += draw_paragraph(ui, inside, fields.complaint(), {type::small, colours.loss}, 2);
  else if (!notices.empty() && !is_read)
    inside.y += draw_notices(ui, inside, notices);
  else
    inside.y +=
        draw_paragraph(ui, inside, words(ui, session.plan().study() ? "help" : "mend_first"),
                       {type::small, colours.muted}, 2);
  const float height = inside.y + size::gap - at.y;
  rule(at.x, at.y + height, at.right(), at.y + height, colours.line);
  return height + 1;
}

} // namespace pondlab::app
