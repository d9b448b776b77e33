#include "app/plan/form.hpp"

#include "app/command/plan_commands.hpp"
#include "app/draw/paint.hpp"
#include "app/plan/field_row.hpp"
#include "app/widgets/button.hpp"
#include "app/widgets/card.hpp"
#include "report/model/item_title.hpp"

#include <algorithm>

namespace pondlab::app {
namespace {

using scenario::Node;
using scenario::ParameterInfo;
using scenario::ParameterType;
using scenario::Path;

float draw_record(Ui& ui, const Rect& at, const FormContext& form, const Path& path,
                  const scenario::RecordInfo& record, const FormSection* section = nullptr);

void remember_title(Ui& ui, const Rect& row, std::string_view words) {
  draw_text(ui, {row.x, row.y + 10, row.w, 24}, words, {type::body, ui.theme().text, true});
}

/// A record within a record: its own heading, its fields indented by nothing.
float draw_nested(Ui& ui, const Rect& at, const FormContext& form, const Path& path,
                  const ParameterInfo& parameter, std::string_view owner) {
  const scenario::RecordInfo* record = scenario::record_info(parameter.record);
  if (!record) return 0;
  constexpr float head = 40;
  rule(at.x, at.y + 6, at.right(), at.y + 6, ui.theme().line, 1, 0.6f);
  remember_title(ui, {at.x, at.y, at.w, head}, parameter_name(ui, owner, parameter.key));
  return head + draw_record(ui, {at.x, at.y + head, at.w, at.h}, form, path, *record);
}

/// What it is about, or of a new one that says nothing yet its number.
std::string title_of_item(const Ui& ui, const FormContext& form, const Node& item,
                          std::string_view kind, std::size_t i) {
  std::string title = report::item_title(ui.language, item, form.plan.shown_root().get());
  if (!title.empty()) return title;
  return std::string(ui.t_or("record." + std::string(kind) + ".name", kind)) + " " +
         std::to_string(i + 1);
}

float draw_items(Ui& ui, const Rect& at, const FormContext& form, const Path& path,
                 const std::string& kind) {
  const scenario::RecordInfo* record = scenario::record_info(kind);
  if (!record) return 0;
  const Node* list = form.plan.find(path);
  float y = at.y;
  const std::size_t count = list ? list->items().size() : 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Path item = path / i;
    const Rect head{at.x, y + 4, at.w, 32};
    remember_title(ui, {head.x, y, head.w - 40, 40},
                   title_of_item(ui, form, *list->items()[i], kind, i));
    if (icon_button(ui, "remove." + item.text(), {head.right() - 32, head.y, 32, 32}, Icon::close,
                    ui.t("app.form.remove")))
      ui.ask(command::Remove{item.text()});
    y += 40;
    y += draw_record(ui, {at.x, y, at.w, at.h}, form, item, *record) + size::pad;
    rule(at.x, y - 6, at.right(), y - 6, ui.theme().line, 1, 0.6f);
  }
  if (button(ui, "add." + path.text(),
             {at.x, y + 6, button_width(ui, ui.t("app.form.add"), Icon::plus), 32},
             ui.t("app.form.add"), {ButtonKind::plain, Icon::plus}))
    ui.ask(command::Edit{(path / count).text(), "{}"});
  return y + 44 - at.y;
}

float draw_record(Ui& ui, const Rect& at, const FormContext& form, const Path& path,
                  const scenario::RecordInfo& record, const FormSection* section) {
  float y = at.y;
  for (const ParameterInfo& parameter : record.parameters) {
    if (section && !section->shows(parameter.key)) continue;
    const Path value = path / parameter.key;
    if (!is_shown(parameter, form.plan.find(path)) || form.leaves_out(value)) continue;
    const Rect row{at.x, y, at.w, at.h};
    if (parameter.type == ParameterType::record && !is_localized(parameter))
      y += draw_nested(ui, row, form, value, parameter, record.kind);
    else if (parameter.type == ParameterType::list) {
      remember_title(ui, row, parameter_name(ui, record.kind, parameter.key));
      y += 40 + draw_items(ui, {at.x, y + 40, at.w, at.h}, form, value, parameter.record_kind);
    } else {
      y += draw_field_row(ui, row, form, value, record.kind, parameter);
    }
  }
  return y - at.y;
}

} // namespace

float draw_form(Ui& ui, const Rect& at, const FormContext& form, const FormSection& section) {
  const auto path = Path::parse(section.path);
  const scenario::RecordInfo* record = scenario::record_info(section.kind);
  if (!path || !record) return 0;
  if (section.is_list) return draw_items(ui, at, form, *path, section.kind);
  return draw_record(ui, at, form, section.only.empty() ? *path : path->parent(), *record,
                     &section);
}

} // namespace pondlab::app
