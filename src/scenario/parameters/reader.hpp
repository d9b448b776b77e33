#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/json/node.hpp"
#include "scenario/parameters/findings.hpp"
#include "scenario/parameters/references.hpp"
#include "scenario/parameters/values.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pondlab::scenario {

/// Reads one record from an object of the document. It collects every fault instead of stopping at
/// the first: unknown and missing keys, wrong types, values out of range, too many decimals, dates
/// that do not exist, unknown choices, parameters that do not go with a choice. A faulty or absent
/// value leaves the declared default. Ids are declared and used in `references`, to be checked when
/// everything has been read.
class Reader final : public engine::ParameterVisitor {
public:
  /// `node` may be null: the record is absent, all its values are defaults, and what it requires is
  /// reported as missing at `at`. `record_kind` names the record ("segment").
  Reader(const Node* node, TextSpan at, Path path, std::string_view record_kind, Findings& findings,
         References& references);

  /// Accepts a key that is read elsewhere.
  void accept(std::string_view key);
  /// Reports keys that no parameter has asked for, and ranges whose end comes before their
  /// beginning (`from` and `to`, `…_min` and `…_max`). Call once, after the visit. A `note` is
  /// allowed in every record.
  void finish();

  void field(std::string_view key, const engine::ValueRef& value,
             const engine::Spec& spec) override;

private:
  void read(std::string_view key, bool& value, const engine::Spec&);
  /// Whole numbers of any form, and choices.
  template <std::integral T>
  void read(std::string_view key, T& value, const engine::Spec&);
  void read(std::string_view key, double& value, const engine::Spec&);
  void read(std::string_view key, engine::Date& value, const engine::Spec&);
  void read(std::string_view key, std::string& value, const engine::Spec&);
  void read(std::string_view key, std::vector<std::string>& ids, const engine::Spec&);
  void read(std::string_view key, std::vector<std::int64_t>& values, const engine::Spec&);
  void read(std::string_view key, std::vector<engine::Date>& values, const engine::Spec&);
  void read(std::string_view key, const engine::NestedRecord& record, const engine::Spec&);
  void read(std::string_view key, const engine::RecordList& list, const engine::Spec&);

  /// Reports a parameter that the file gives though its condition is not met.
  bool is_allowed(std::string_view key, const engine::Spec&);
  std::optional<std::int64_t> read_choice(const Node& node, const Path& path, const engine::Spec&);
  std::optional<std::string> read_string(const ValueSite& site, bool is_id, const engine::Spec&);
  const Node* take(std::string_view key);
  /// Reports the key as missing where it is required.
  const Node* take(std::string_view key, const engine::Spec&);
  const Node* take_list(std::string_view key, std::size_t max_size);
  void wrong_type(const Node& node, const Path& path, std::string key);
  void report_duplicate_ids(const Node& list, const Path& path);
  void report_unknown_keys();
  void report_reversed_ranges();
  void report_too_large_parts();
  void remember(std::string_view key, double value) { values_.emplace_back(key, value); }
  Path below(std::string_view key) const { return path_ / key; }

  const Node* node_;
  TextSpan at_;
  bool faulty_ = false; ///< not an object: reported as a whole
  Path path_;
  std::string record_kind_;
  Findings& findings_;
  References& references_;
  std::vector<std::string> known_;
  std::vector<std::pair<std::string, std::string>> choices_; ///< read, booleans too; for `when`
  std::int64_t parts_ = 0;                                   ///< of one whole, basis points read
  std::vector<std::pair<std::string, double>> values_;       ///< numbers and days read, for ranges
};

/// Reads a record that has its own `visit`, with its unknown keys.
template <class Record>
Record read_record(const Node* node, TextSpan at, const Path& path, std::string_view record_kind,
                   Findings& findings, References& references) {
  Record record = engine::with_defaults<Record>();
  Reader reader(node, at, path, record_kind, findings, references);
  visit(reader, record);
  reader.finish();
  return record;
}

} // namespace pondlab::scenario
