#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pondlab::engine {

/// How well a default is known. The page shows ● measured, ◐ reported, ○ assumed beside it.
enum class Grade : std::uint8_t {
  measured, ///< a published estimate, or computed from public data
  reported, ///< a vendor's or a brand's own figure
  assumed,  ///< ours, with a wide range
};

/// What becomes of a parameter when a scenario is made for a pool of another size: f times as many
/// members (scenario/adapt).
enum class Scaling : std::uint8_t {
  none,   ///< a rate, a price, a capacity, a number a person: the same in every pool
  pool,   ///< f times as much; what is one or more stays one or more
  by_day, ///< a list by days, whose running total becomes f times as much: a day may have none
};

/// What the user must know of a parameter besides its value. Its name and meaning are texts under
/// its record's kind (`parameter.<kind>.<key>.name`, `.help`), or under `parameter.common.<key>`
/// where several kinds say the same.
struct Field {
  std::string_view unit = "";   ///< key under `unit.`; empty where the kind says it all
  std::string_view source = ""; ///< key under `source.`; empty for plain inputs of the user
  Grade grade = Grade::assumed;
  /// Shown in forms and allowed in files only where a boolean or choice that the same record
  /// declares before has this value, or one of these: "kind=paid", "kind=paid|natural", "on=true".
  /// Empty: always.
  std::string_view when = "";
  Scaling scales = Scaling::none;
  /// A number for each of another of the same record that scales, `stores` of guides a store: takes
  /// up what whole numbers of that one cannot.
  std::string_view for_each = "";
  /// Of a list: the dates in it are the calendar's, and stay when a plan is moved to other days.
  bool keeps_dates = false;
  bool zero_is_no_limit = false; ///< of a number that limits something: at 0 it does not
  bool part_of_whole = false;    ///< of a rate: with the record's other parts it is 1 at most
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

/// What kind of thing a parameter is, and with it how files write it.
enum class ParameterType : std::uint8_t {
  boolean,
  count,
  money, ///< kept in fen; written as yuan with at most two decimals
  rate,  ///< kept in basis points (1 bp = 0.01 %); written as a fraction, at most four decimals
  real,
  date,       ///< ISO date "2020-02-01"
  duration,   ///< whole days
  choice,     ///< one of several names, kept as its index; each has a text `choice.<name>`
  reference,  ///< the id of something declared elsewhere in the file
  references, ///< ids; an empty list means "all" or "none" as the parameter's help says
  text,
  counts,
  dates,
  record, ///< nested; absent in a file = defaults
  list,   ///< of records
};

class ParameterVisitor;

/// A record within a record.
struct NestedRecord {
  std::function<void(ParameterVisitor&)> visit;
};

/// Type-erased access to a list of records: how many, resize, visit one.
struct RecordList {
  std::function<std::size_t()> size;
  std::function<void(std::size_t)> resize; ///< new elements get their defaults
  std::function<void(ParameterVisitor&, std::size_t)> visit;
};

/// Where a parameter is kept; never null. What it means is `Spec::type`: counts and money are
/// std::int64_t; rates, durations and choices std::int32_t; references and texts strings.
using ValueRef = std::variant<bool*, std::int32_t*, std::int64_t*, double*, Date*, std::string*,
                              std::vector<std::string>*, std::vector<std::int64_t>*,
                              std::vector<Date>*, const NestedRecord*, const RecordList*>;

/// Everything declared of a parameter but its key. What a type has no use for stays empty.
struct Spec {
  ParameterType type{};
  Range<std::int64_t> range; ///< of all numbers but real ones; `initial` of booleans and choices
  Range<double> real_range;
  bool required = false;                     ///< must be in a file
  std::span<const std::string_view> choices; ///< their names, by index; lives as long as the call
  Reference to{};                            ///< of references
  std::size_t max_size = 0;                  ///< of lists: items; of texts: bytes
  std::string_view record_kind;              ///< of records and lists: what they hold, for texts
  bool preset = false;                       ///< of records: some of it not as its kind has it
  Field field;
};

/// Walks the parameters of a record in their declared order. One `visit(ParameterVisitor&,
/// Record&)` beside each record names key, default, unit, range, source and grade once; the reader,
/// the JSON Schema, the form, the manual and the defaults are visitors, each in its own layer. Keys
/// must be unique within a record. `initial` of a range is the default.
class ParameterVisitor {
public:
  virtual ~ParameterVisitor() = default;

  /// All that a visitor implements: one parameter, of whatever type.
  virtual void field(std::string_view key, const ValueRef& value, const Spec& spec) = 0;

  // How records declare their parameters, a call a type.

  void boolean(std::string_view key, bool& value, bool initial, const Field& about = {}) {
    field(key, &value, {.type = ParameterType::boolean, .range = {initial, 0, 1}, .field = about});
  }
  void count(std::string_view key, std::int64_t& value, Range<std::int64_t> range,
             const Field& about = {}) {
    field(key, &value, {.type = ParameterType::count, .range = range, .field = about});
  }
  void money(std::string_view key, std::int64_t& fen, Range<std::int64_t> range,
             const Field& about = {}) {
    field(key, &fen, {.type = ParameterType::money, .range = range, .field = about});
  }
  void rate(std::string_view key, std::int32_t& bp, Range<std::int32_t> range,
            const Field& about = {}) {
    field(key, &bp, {.type = ParameterType::rate, .range = widened(range), .field = about});
  }
  void real(std::string_view key, double& value, Range<double> range, const Field& about = {}) {
    field(key, &value, {.type = ParameterType::real, .real_range = range, .field = about});
  }
  void date(std::string_view key, Date& value, bool optional = false, const Field& about = {}) {
    field(key, &value, {.type = ParameterType::date, .required = !optional, .field = about});
  }
  void duration(std::string_view key, std::int32_t& days, Range<std::int32_t> range,
                const Field& about = {}) {
    field(key, &days, {.type = ParameterType::duration, .range = widened(range), .field = about});
  }
  void choice(std::string_view key, std::int32_t& index, std::int32_t initial,
              std::initializer_list<std::string_view> names, const Field& about = {}) {
    field(key, &index,
          {.type = ParameterType::choice,
           .range = {initial, 0, static_cast<std::int64_t>(names.size()) - 1},
           .choices = {names.begin(), names.size()},
           .field = about});
  }
  /// Empty when optional and absent.
  void reference(std::string_view key, std::string& id, Reference to, bool optional = false,
                 const Field& about = {}) {
    field(key, &id,
          {.type = ParameterType::reference, .required = !optional, .to = to, .field = about});
  }
  void references(std::string_view key, std::vector<std::string>& ids, Reference to,
                  const Field& about = {}) {
    field(key, &ids, {.type = ParameterType::references, .to = to, .field = about});
  }
  void text(std::string_view key, std::string& value, std::size_t max_bytes, bool optional = false,
            const Field& about = {}) {
    field(key, &value,
          {.type = ParameterType::text,
           .required = !optional,
           .max_size = max_bytes,
           .field = about});
  }
  void counts(std::string_view key, std::vector<std::int64_t>& values, std::size_t max_size,
              Range<std::int64_t> range, const Field& about = {}) {
    field(key, &values,
          {.type = ParameterType::counts, .range = range, .max_size = max_size, .field = about});
  }
  void dates(std::string_view key, std::vector<Date>& values, std::size_t max_size,
             const Field& about = {}) {
    field(key, &values, {.type = ParameterType::dates, .max_size = max_size, .field = about});
  }
  void record(std::string_view key, std::string_view kind, const NestedRecord& record) {
    field(key, &record, {.type = ParameterType::record, .record_kind = kind});
  }
  void list(std::string_view key, std::string_view kind, const RecordList& list,
            std::size_t max_size, const Field& about = {}) {
    field(key, &list,
          {.type = ParameterType::list, .max_size = max_size, .record_kind = kind, .field = about});
  }

private:
  static Range<std::int64_t> widened(Range<std::int32_t> range) {
    return {range.initial, range.min, range.max};
  }
};

/// A record member with its own `visit`.
template <class Record>
void visit_record(ParameterVisitor& visitor, std::string_view key, std::string_view kind,
                  Record& record) {
  visitor.record(key, kind, {[&](ParameterVisitor& inner) { visit(inner, record); }});
}

/// Sets every parameter of a record to its declared default; lists become empty.
class Defaults final : public ParameterVisitor {
public:
  void field(std::string_view, const ValueRef& value, const Spec& spec) override {
    std::visit([&](auto* to) { set(*to, spec); }, value);
  }

private:
  template <std::integral T> // bool among them
  static void set(T& value, const Spec& spec) {
    value = static_cast<T>(spec.range.initial);
  }
  static void set(double& value, const Spec& spec) { value = spec.real_range.initial; }
  template <class T> // dates, strings, vectors
  static void set(T& value, const Spec&) {
    value = T{};
  }
  void set(const NestedRecord& record, const Spec&) { record.visit(*this); }
  static void set(const RecordList& list, const Spec&) { list.resize(0); }
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
                std::vector<Record>& records, std::size_t max_size, const Field& about = {}) {
  visitor.list(key, kind,
               {[&] { return records.size(); },
                [&](std::size_t size) { records.resize(size, with_defaults<Record>()); },
                [&](ParameterVisitor& inner, std::size_t i) { visit(inner, records[i]); }},
               max_size, about);
}

} // namespace pondlab::engine
