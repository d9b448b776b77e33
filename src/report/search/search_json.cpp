#include "base/version.hpp"
#include "report/format/estimate_json.hpp"
#include "report/format/json_writer.hpp"
#include "report/model/names.hpp"
#include "report/search/search_report.hpp"

namespace pondlab::report {

namespace {

using experiment::Finalist;
using experiment::Search;
using experiment::TriedPlan;

void write_node(JsonWriter& json, const scenario::Node& node) {
  switch (node.kind()) {
  case scenario::NodeKind::null:
    json.null();
    return;
  case scenario::NodeKind::boolean:
    json.boolean(*node.as_boolean());
    return;
  case scenario::NodeKind::number:
    json.number(node.number_text());
    return;
  case scenario::NodeKind::string:
    json.text(*node.as_string());
    return;
  case scenario::NodeKind::array:
    json.begin_list();
    for (const scenario::NodePtr& item : node.items()) write_node(json, *item);
    json.end_list();
    return;
  case scenario::NodeKind::object:
    json.begin_object();
    for (const scenario::Member& member : node.members()) {
      json.key(member.key);
      write_node(json, *member.value);
    }
    json.end_object();
    return;
  }
}

class SearchWriter {
public:
  SearchWriter(const Search& search, const std::string& file) : search_(search), file_(file) {}

  std::string write() {
    json_.begin_object().key("pondlab_search").integer(search_format);
    write_head();
    json_.key("levers").begin_list();
    for (const scenario::DecisionVariable& variable : search_.variables()) {
      json_.begin_object().key("parameter").text(variable.parameter);
      json_.key("low").real(variable.low).key("high").real(variable.high).end_object();
    }
    json_.end_list();
    json_.key("finalists").begin_list();
    for (const Finalist& finalist : search_.finalists()) write_finalist(finalist);
    json_.end_list();
    json_.key("plans").begin_list();
    for (const TriedPlan& plan : search_.plans()) write_plan(plan);
    json_.end_list();
    return json_.end_object().take();
  }

private:
  void write_head() {
    json_.key("scenario").text(file_);
    json_.key("version").text(version());
    json_.key("seed").integer(static_cast<std::int64_t>(search_.seed()));
    json_.key("measure").text(search_.criterion().key);
    json_.key("unit").text(unit_key(search_.criterion().unit));
    json_.key("against").text(search_.against().key);
    json_.key("against_unit").text(unit_key(search_.against().unit));
    json_.key("trials").integer(search_.trials());
    json_.key("replications").integer(search_.experiment().done());
    json_.key("leader").text(search_.comparison().strategies[search_.decision().leader]);
    json_.key("settled").boolean(search_.decision().settled);
  }

  void write_finalist(const Finalist& finalist) {
    const auto& prospect = search_.decision().prospects[finalist.strategy];
    const TriedPlan& plan = search_.plans()[finalist.plan];
    json_.begin_object().key("plan").text(plan.id);
    json_.key("on_front").boolean(finalist.on_front);
    json_.key("gain").begin_object();
    write_estimate(json_, search_.criterion().unit, finalist.gain);
    json_.end_object().key("against").begin_object();
    write_estimate(json_, search_.against().unit, finalist.other);
    json_.end_object();
    json_.key("explored_gain");
    write_value(json_, search_.criterion().unit, plan.explored.gain);
    json_.key("best").real(prospect.best).key("near_best").real(prospect.near_best);
    json_.key("deepest_cut").real(finalist.deepest_cut);
    json_.key("limits").begin_list();
    for (std::size_t i = 0; i < finalist.limits.size(); ++i) {
      const auto& limit = search_.scenario().header.search.limits[i];
      json_.begin_object().key("measure").text(limit.measure);
      json_.key("verdict").text(key_of(finalist.limits[i].verdict));
      write_estimate(json_, engine::find_measure(limit.measure)->unit, finalist.limits[i].estimate);
      json_.end_object();
    }
    json_.end_list().end_object();
  }

  void write_plan(const TriedPlan& plan) {
    json_.begin_object().key("plan").text(plan.id);
    json_.key("strategy").text(plan.strategy);
    json_.key("as_it_stands").boolean(plan.as_it_stands).key("refined").boolean(plan.refined);
    json_.key("settings").begin_line_list();
    for (const double setting : plan.settings) json_.real(setting);
    json_.end_list();
    json_.key("gain");
    write_value(json_, search_.criterion().unit, plan.explored.gain);
    json_.key("within_limits").boolean(plan.explored.allowed);
    json_.key("patch");
    write_node(json_, plan.patch ? *plan.patch : *scenario::Node::object());
    json_.end_object();
  }

  const Search& search_;
  const std::string& file_;
  JsonWriter json_;
};

} // namespace

std::string search_json(const experiment::Search& search, const std::string& file) {
  return SearchWriter(search, file).write();
}

} // namespace pondlab::report
