#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/parameters/condition.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

using engine::ParameterType;

/// A real number this large or larger, of either sign, stands for no bound.
inline constexpr double unbounded = 1e15;

/// "boolean", "count" …: the name of a type in keys of texts (`type.<name>`).
std::string_view name_of(ParameterType type);
std::string_view name_of(engine::Grade grade);

/// Decimals that files may give a number of this type; none for real numbers and what is no number.
std::optional<int> decimals_of(ParameterType type);
/// Whether it is one number, real ones included.
bool is_number(ParameterType type);

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
  std::optional<Condition> when;                  ///< nothing: always allowed
  engine::Reference to{};                         ///< of references
  std::size_t max_size = 0;                       ///< of lists: items; of texts: bytes
  std::string record_kind;                        ///< of records and lists: what they hold
  std::string record;                             ///< `RecordInfo::id` of that
  engine::Scaling scales = engine::Scaling::none; ///< with the size of the pool
  std::string for_each;     ///< key of another one, for each of which it counts; empty: none
  bool keeps_dates = false; ///< of lists: when a plan is moved to other days
  bool zero_is_no_limit = false;
};

/// Whether it is a localized text: two texts in a file, one to people.
bool is_localized(const ParameterInfo& parameter);

/// The parameters of one kind of record, in their declared order.
struct RecordInfo {
  std::string kind; ///< for texts
  std::vector<ParameterInfo> parameters;
  /// The kind, or where a preset declares some of it otherwise, whose it is: "promotion.schedule".
  std::string id = kind;

  /// The parameter `key`, or null.
  const ParameterInfo* find(std::string_view key) const;
};

/// Collects what a record declares about its parameters; nested kinds of records are described
/// once, and again where a preset declares some of one otherwise. The record is written to (lists
/// get one element and lose it again): give it one of its own. Throws std::logic_error if a
/// condition names no earlier boolean or choice of its record, or no value of it.
class Describe final : public engine::ParameterVisitor {
public:
  explicit Describe(std::string_view record_kind);

  /// The described record first, then the kinds nested in it, in the order of their first use.
  const std::vector<RecordInfo>& records() const { return records_; }
  /// All parameters with their paths, nested ones after the parameter that holds them.
  const std::vector<ParameterInfo>& parameters() const { return flat_; }

  void field(std::string_view key, const engine::ValueRef& value,
             const engine::Spec& spec) override;

private:
  void store(ParameterInfo info);
  void nested(const engine::NestedRecord& record, const ParameterInfo& info);
  void nested(const engine::RecordList& list, const ParameterInfo& info);
  /// Describes what `visit` declares as the record that `info` holds, its paths beginning with
  /// `path`.
  void describe(const ParameterInfo& info, std::string path,
                const std::function<void(engine::ParameterVisitor&)>& visit);

  std::vector<RecordInfo> records_;
  std::vector<ParameterInfo> flat_;
  std::size_t record_ = 0; ///< the one being described
  bool known_ = false;     ///< it has been described before
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
