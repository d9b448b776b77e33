#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::engine {

/// How well a default is known. The page shows ● measured, ◐ reported, ○ assumed beside it.
enum class Grade : std::uint8_t {
  measured, ///< a published estimate, or computed from public data
  reported, ///< a vendor's or a brand's own figure
  assumed,  ///< ours, with a wide range
};

/// What the user must know of a parameter besides its value. Its name and meaning are texts under
/// the visitor's current path (`parameter.<kind>.<key>.name`, `.help`).
struct Field {
  std::string_view unit = "";   ///< key under `unit.`; empty where the kind says it all
  std::string_view source = ""; ///< key under `source.`; empty for plain inputs of the user
  Grade grade = Grade::assumed;
};

/// Default and inclusive range of a number.
template <class T>
struct Range {
  T initial{};
  T min{};
  T max{};
};

/// What a reference names.
enum class Reference : std::uint8_t {
  segment,
  store_group,
  guide_group,
  community_group,
  product,
  channel,
  mechanism,
  measure,
  strategy
};

/// A calendar date, as days since 1970-01-01 (may be negative).
struct Date {
  std::int32_t days = no_date;
  static constexpr std::int32_t no_date = INT32_MIN;
  bool known() const { return days != no_date; }
  friend auto operator<=>(const Date&, const Date&) = default;
};

class ParameterVisitor;

/// Type-erased access to a list of records: how many, resize, visit one.
struct RecordList {
  std::function<std::size_t()> size;
  std::function<void(std::size_t)> resize; ///< new elements get their defaults
  std::function<void(ParameterVisitor&, std::size_t)> visit;
};

/// Walks the parameters of a record in their declared order. One `visit(ParameterVisitor&,
/// Record&)` beside each record names key, default, unit, range, source and grade once; the reader,
/// the JSON Schema, the form, the manual and the defaults are visitors, each in its own layer. Keys
/// must be unique within a record. `initial` of a range is the default.
class ParameterVisitor {
public:
  virtual ~ParameterVisitor() = default;

  virtual void boolean(std::string_view key, bool& value, bool initial, const Field& = {}) = 0;
  virtual void count(std::string_view key, std::int64_t& value, Range<std::int64_t>,
                     const Field& = {}) = 0;
  /// Money in fen; written in files as yuan with at most two decimals.
  virtual void money(std::string_view key, std::int64_t& value, Range<std::int64_t>,
                     const Field& = {}) = 0;
  /// A rate in basis points (1 bp = 0.01 %); written in files as a fraction with at most four
  /// decimals.
  virtual void rate(std::string_view key, std::int32_t& value, Range<std::int32_t>,
                    const Field& = {}) = 0;
  virtual void real(std::string_view key, double& value, Range<double>, const Field& = {}) = 0;
  /// ISO date "2020-02-01". `initial` unknown makes the field required unless `optional`.
  virtual void date(std::string_view key, Date& value, bool optional = false,
                    const Field& = {}) = 0;
  /// A duration in whole days.
  virtual void duration(std::string_view key, std::int32_t& days, Range<std::int32_t>,
                        const Field& = {}) = 0;
  /// One of `names`, stored as its index. Each name has a text `choice.<name>`.
  virtual void choice(std::string_view key, int& value, int initial,
                      const std::vector<std::string_view>& names, const Field& = {}) = 0;
  /// The id of something declared elsewhere in the file; empty when optional and absent.
  virtual void reference(std::string_view key, std::string& id, Reference to, bool optional = false,
                         const Field& = {}) = 0;
  /// Ids of things declared elsewhere; an empty list means "all" or "none" as the parameter's help
  /// says.
  virtual void references(std::string_view key, std::vector<std::string>& ids, Reference to,
                          const Field& = {}) = 0;
  virtual void text(std::string_view key, std::string& value, std::size_t max_bytes,
                    bool optional = false, const Field& = {}) = 0;
  /// Plain lists of numbers and dates.
  virtual void counts(std::string_view key, std::vector<std::int64_t>& values, std::size_t max_size,
                      Range<std::int64_t>, const Field& = {}) = 0;
  virtual void dates(std::string_view key, std::vector<Date>& values, std::size_t max_size,
                     const Field& = {}) = 0;

  /// A nested record; `kind` names it for texts (`parameter.<kind>.…`). Absent in a file =
  /// defaults.
  virtual void record(std::string_view key, std::string_view kind,
                      const std::function<void(ParameterVisitor&)>& visit) = 0;
  /// A list of records, each of `kind`; at most `max_size`.
  virtual void list(std::string_view key, std::string_view kind, const RecordList& list,
                    std::size_t max_size) = 0;
};

/// A record member with its own `visit`.
template <class Record>
void visit_record(ParameterVisitor& visitor, std::string_view key, std::string_view kind,
                  Record& record) {
  visitor.record(key, kind, [&](ParameterVisitor& inner) { visit(inner, record); });
}

/// Sets every parameter of a record to its declared default.
class Defaults final : public ParameterVisitor {
public:
  void boolean(std::string_view, bool& value, bool initial, const Field&) override {
    value = initial;
  }
  void count(std::string_view, std::int64_t& value, Range<std::int64_t> range,
             const Field&) override {
    value = range.initial;
  }
  void money(std::string_view, std::int64_t& value, Range<std::int64_t> range,
             const Field&) override {
    value = range.initial;
  }
  void rate(std::string_view, std::int32_t& value, Range<std::int32_t> range,
            const Field&) override {
    value = range.initial;
  }
  void real(std::string_view, double& value, Range<double> range, const Field&) override {
    value = range.initial;
  }
  void date(std::string_view, Date& value, bool, const Field&) override { value = Date{}; }
  void duration(std::string_view, std::int32_t& days, Range<std::int32_t> range,
                const Field&) override {
    days = range.initial;
  }
  void choice(std::string_view, int& value, int initial, const std::vector<std::string_view>&,
              const Field&) override {
    value = initial;
  }
  void reference(std::string_view, std::string& id, Reference, bool, const Field&) override {
    id.clear();
  }
  void references(std::string_view, std::vector<std::string>& ids, Reference,
                  const Field&) override {
    ids.clear();
  }
  void text(std::string_view, std::string& value, std::size_t, bool, const Field&) override {
    value.clear();
  }
  void counts(std::string_view, std::vector<std::int64_t>& values, std::size_t, Range<std::int64_t>,
              const Field&) override {
    values.clear();
  }
  void dates(std::string_view, std::vector<Date>& values, std::size_t, const Field&) override {
    values.clear();
  }
  void record(std::string_view, std::string_view,
              const std::function<void(ParameterVisitor&)>& visit) override {
    visit(*this);
  }
  void list(std::string_view, std::string_view, const RecordList& list, std::size_t) override {
    list.resize(0);
  }
};

/// A record with every parameter at its declared default.
template <class Record>
Record with_defaults() {
  Record record{};
  Defaults defaults;
  visit(defaults, record);
  return record;
}

/// A list member whose records have their own `visit`.
template <class Record>
void visit_list(ParameterVisitor& visitor, std::string_view key, std::string_view kind,
                std::vector<Record>& records, std::size_t max_size) {
  visitor.list(key, kind,
               {[&] { return records.size(); },
                [&](std::size_t size) { records.resize(size, with_defaults<Record>()); },
                [&](ParameterVisitor& inner, std::size_t i) { visit(inner, records[i]); }},
               max_size);
}

} // namespace pondlab::engine
