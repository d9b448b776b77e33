#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/json/node.hpp"
#include "scenario/parameters/findings.hpp"
#include "scenario/parameters/references.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pondlab::scenario {

/// Reads one record from an object of the document. It collects every fault instead of stopping at
/// the first: unknown and missing keys, wrong types, values out of range, too many decimals, dates
/// that do not exist, unknown choices. A faulty or absent value leaves the declared default. Ids
/// are declared and used in `references`, to be checked when everything has been read.
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
  const Node* take(std::string_view key);
  const Node* take_required(std::string_view key);
  const Node* take_list(std::string_view key, std::size_t max_size);
  void wrong_type(const Node& node, const Path& path, std::string key);
  void report_duplicate_ids(const Node& list, const Path& path);
  void report_unknown_keys();
  void report_reversed_ranges();
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
  std::vector<std::pair<std::string, double>> values_; ///< numbers and days read, for ranges
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
