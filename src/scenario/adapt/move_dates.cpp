#include "scenario/adapt/move_dates.hpp"

#include "engine/numeric/calendar.hpp"
#include "scenario/adapt/parameter_places.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/parameters/findings.hpp"

#include <utility>

namespace pondlab::scenario {
namespace {

class Mover {
public:
  Mover(NodePtr root, std::int32_t days, const std::string& file)
      : root_(std::move(root)), days_(days), findings_(file) {}

  Result<NodePtr> move() {
    const NodePtr before = root_;
    move_in(*before, Path());
    if (const Node* strategies = before->find("strategies"))
      for (const Member& member : strategies->members())
        move_in(*member.value, Path() / "strategies" / member.key);
    if (findings_.has_errors()) return {std::nullopt, findings_.take()};
    return {root_, {}};
  }

private:
  void move_in(const Node& record, const Path& head) {
    for (const ParameterPlace& place : places_of(record, is_moved)) {
      if (!place.node) continue;
      const Path path = head.joined(place.path);
      if (place.parameter->info.type == ParameterType::date)
        move(*place.node, path);
      else
        for (std::size_t i = 0; i < place.node->items().size(); ++i)
          move(*place.node->items()[i], path / i);
    }
  }

  static bool is_moved(const DeclaredParameter& one) {
    const bool date = one.info.type == ParameterType::date || one.info.type == ParameterType::dates;
    return date && !one.keeps_dates;
  }

  void move(const Node& node, const Path& path) {
    const auto date = engine::parse_date(node.as_string().value_or(""));
    if (!date) return;
    const std::string text = engine::to_text({date->days + days_});
    if (engine::parse_date(text))
      root_ = with_value(root_, path, Node::string(text, node.at()));
    else
      findings_.error(node.at(), path, "moved_out_of_years",
                      {{"date", engine::to_text(*date)}, {"days", std::to_string(days_)}});
  }

  NodePtr root_;
  std::int32_t days_;
  Findings findings_;
};

} // namespace

Result<NodePtr> moved(const NodePtr& root, std::int32_t days, const std::string& file) {
  if (days == 0) return {root, {}};
  return Mover(root, days, file).move();
}

CalendarLeft calendar_left(const engine::Setup& setup, const engine::Horizon& run) {
  CalendarLeft left{.all = setup.calendar.size()};
  for (const engine::Period& period : setup.calendar)
    left.outside += period.to < run.start || period.from.days >= run.start.days + run.days;
  return left;
}

} // namespace pondlab::scenario
