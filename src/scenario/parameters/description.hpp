#pragma once

#include "engine/parameters/parameters.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

enum class ParameterType : std::uint8_t {
  boolean,
  count,
  money,
  rate,
  real,
  date,
  duration,
  choice,
  reference,
  references,
  text,
  counts,
  dates,
  record,
  list,
};

/// A real number this large or larger, of either sign, stands for no bound.
inline constexpr double unbounded = 1e15;

/// "boolean", "count" …: the name of a type in keys of texts (`type.<name>`).
std::string_view name_of(ParameterType type);
std::string_view name_of(engine::Grade grade);

/// Everything a form, a schema or a manual needs to know of one parameter.
struct ParameterInfo {
  std::string path; ///< from the described record on: "limits.count", "items[].price"
  std::string key;
  ParameterType type{};
  bool required = false;
  std::string initial, min, max; ///< as files write them (yuan, fractions); empty where none
  std::string unit;              ///< key under `unit.`, empty where the type says it all
  std::string source;            ///< key under `source.`
  engine::Grade grade = engine::Grade::assumed;
  std::vector<std::string> choices;
  engine::Reference to{};   ///< of references
  std::size_t max_size = 0; ///< of lists: items; of texts: bytes
  std::string record_kind;  ///< of records and lists: what they hold
};

/// The parameters of one kind of record, in their declared order.
struct RecordInfo {
  std::string kind;
  std::vector<ParameterInfo> parameters;
};

/// Collects what a record declares about its parameters; nested kinds of records are described
/// once. The record is written to (lists get one element and lose it again): give it one of its
/// own.
class Describe final : public engine::ParameterVisitor {
public:
  explicit Describe(std::string_view record_kind);

  /// The described record first, then the kinds nested in it, in the order of their first use.
  const std::vector<RecordInfo>& records() const { return records_; }
  /// All parameters with their paths, nested ones after the parameter that holds them.
  const std::vector<ParameterInfo>& parameters() const { return flat_; }

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
  ParameterInfo named(std::string_view key, ParameterType type, const engine::Field& field) const;
  void number(std::string_view key, ParameterType type, engine::Range<std::int64_t> range,
              int decimals, const engine::Field& field);
  void store(ParameterInfo info);
  void nested(ParameterInfo info, std::string_view mark,
              const std::function<void(engine::ParameterVisitor&)>& visit);

  std::vector<RecordInfo> records_;
  std::vector<ParameterInfo> flat_;
  std::size_t record_ = 0; ///< the one being described
  bool known_ = false;     ///< its kind has been described before
  std::string path_;       ///< of the record being described, with its separator
};

/// What a kind of record with its own `visit` declares.
template <class Record>
Describe description_of(std::string_view record_kind) {
  Record record = engine::with_defaults<Record>();
  Describe describe(record_kind);
  visit(describe, record);
  return describe;
}

} // namespace pondlab::scenario
