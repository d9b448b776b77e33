#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/json/node.hpp"

#include <string_view>
#include <vector>

namespace pondlab::tests {

/// Writes the parameters of a record as the JSON object that the reader would read back as the same
/// record. Absent optional values, empty texts and lists, and what a choice rules out are left out.
class RecordWriter final : public engine::ParameterVisitor {
public:
  void field(std::string_view key, const engine::ValueRef& value,
             const engine::Spec& spec) override;
  scenario::NodePtr object() const { return scenario::Node::object(members_); }

private:
  std::vector<scenario::Member> members_;
};

/// A record that has a `visit`, as JSON.
template <class Record>
scenario::NodePtr written(Record record) {
  RecordWriter writer;
  visit(writer, record);
  return writer.object();
}

} // namespace pondlab::tests
