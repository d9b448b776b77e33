#pragma once

#include "scenario/parameters/description.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::cli {

/// What a name can stand for in a scenario file: a record with its parameters, or one parameter.
struct Topic {
  const scenario::RecordInfo* record = nullptr;       ///< null for a plain parameter
  const scenario::ParameterInfo* parameter = nullptr; ///< null for a record named by its kind
  std::string holder; ///< kind of the record that declares the parameter; its texts go by it
};

/// A parameter with its path from the described record on.
struct Listed {
  std::string path; ///< "coupon.face", "segments[].id"
  std::string holder;
  const scenario::ParameterInfo* parameter = nullptr;
};

/// Everything that a scenario file can hold, by name.
class Topics {
public:
  Topics();

  /// "sms", "segment", "sms.coupon.face", "$.segments[0].members": what a person would call it.
  std::optional<Topic> find(std::string_view path) const;
  /// Plain parameters of a record, those of nested records included.
  std::vector<Listed> parameters_of(const scenario::RecordInfo& record) const;

  const std::vector<std::string>& mechanisms() const { return mechanisms_; }
  /// Kinds of records, those of the file's top level first.
  const std::vector<std::string>& records() const { return record_names_; }
  /// All names of mechanisms, records and parameters, for suggestions.
  std::vector<std::string> names() const;

private:
  void add(const scenario::Describe& description);
  const scenario::RecordInfo* record(const std::string& id) const;
  void list(const scenario::RecordInfo& record, const std::string& prefix,
            std::vector<Listed>& listed) const;

  std::map<std::string, scenario::RecordInfo> by_id_;
  std::vector<std::string> mechanisms_;
  std::vector<std::string> record_names_;
};

} // namespace pondlab::cli
