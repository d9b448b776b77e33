#include "workbench/session/starter.hpp"

#include "scenario/publish/record_info.hpp"

#include <utility>
#include <vector>

namespace pondlab::workbench {
namespace {

using scenario::Member;
using scenario::Node;
using scenario::NodePtr;
using scenario::ParameterInfo;
using scenario::ParameterType;

/// Whether a value says something of the example's own days or pool.
bool is_the_examples_own(const ParameterInfo& parameter) {
  return parameter.type == ParameterType::date || parameter.type == ParameterType::dates ||
         parameter.type == ParameterType::reference || parameter.type == ParameterType::references;
}

NodePtr general(const NodePtr& node, const scenario::RecordInfo& record);

NodePtr general_value(const NodePtr& value, const ParameterInfo& parameter) {
  const scenario::RecordInfo* record = scenario::record_info(parameter.record);
  if (!record) return value;
  if (!value->is(scenario::NodeKind::array)) return general(value, *record);
  std::vector<NodePtr> items;
  for (const NodePtr& item : value->items()) items.push_back(general(item, *record));
  return Node::array(std::move(items));
}

NodePtr general(const NodePtr& node, const scenario::RecordInfo& record) {
  std::vector<Member> members;
  for (const Member& member : node->members()) {
    const ParameterInfo* parameter = record.find(member.key);
    if (!parameter || is_the_examples_own(*parameter)) continue;
    members.push_back({member.key, {}, general_value(member.value, *parameter)});
  }
  return Node::object(std::move(members));
}

} // namespace

NodePtr starter(const std::string& kind, const Node* example) {
  const Node* campaign = example ? example->find("campaign") : nullptr;
  const Member* entry = campaign ? campaign->member(kind) : nullptr;
  const scenario::RecordInfo* record = scenario::record_info(kind);
  return entry && record ? general(entry->value, *record) : Node::object();
}

} // namespace pondlab::workbench
