#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/json/node.hpp"

#include <string_view>
#include <vector>

namespace pondlab::scenario {

/// Writes a record as an object, as a file has it: every parameter that has a value, in declared
/// order. Unknown dates, empty references and empty texts are left out.
class Writer final : public engine::ParameterVisitor {
public:
  NodePtr object() const { return Node::object(members_); }

  void boolean(std::string_view key, bool& value, bool initial, const engine::Field&) override;
  void count(std::string_view key, std::int64_t& value, engine::Range<std::int64_t>,
             const engine::Field&) override;
  void money(std::string_view key, std::int64_t& value, engine::Range<std::int64_t>,
             const engine::Field&) override;
  void rate(std::string_view key, std::int32_t& value, engine::Range<std::int32_t>,
            const engine::Field&) override;
  void real(std::string_view key, double& value, engine::Range<double>,
            const engine::Field&) override;
  void date(std::string_view key, engine::Date& value, bool optional,
            const engine::Field&) override;
  void duration(std::string_view key, std::int32_t& days, engine::Range<std::int32_t>,
                const engine::Field&) override;
  void choice(std::string_view key, int& value, int initial,
              const std::vector<std::string_view>& names, const engine::Field&) override;
  void reference(std::string_view key, std::string& id, engine::Reference to, bool optional,
                 const engine::Field&) override;
  void references(std::string_view key, std::vector<std::string>& ids, engine::Reference to,
                  const engine::Field&) override;
  void text(std::string_view key, std::string& value, std::size_t max_bytes, bool optional,
            const engine::Field&) override;
  void counts(std::string_view key, std::vector<std::int64_t>& values, std::size_t max_size,
              engine::Range<std::int64_t>, const engine::Field&) override;
  void dates(std::string_view key, std::vector<engine::Date>& values, std::size_t max_size,
             const engine::Field&) override;
  void record(std::string_view key, std::string_view kind,
              const std::function<void(engine::ParameterVisitor&)>& visit) override;
  void list(std::string_view key, std::string_view kind, const engine::RecordList& list,
            std::size_t max_size) override;

private:
  void put(std::string_view key, NodePtr value);
  std::vector<Member> members_;
};

/// A record with its own `visit`, as an object of a document.
template <class Record>
NodePtr write_record(Record record) {
  Writer writer;
  visit(writer, record);
  return writer.object();
}

} // namespace pondlab::scenario
