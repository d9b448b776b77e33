#pragma once

#include "engine/numeric/random.hpp"
#include "engine/parameters/localized_text.hpp"
#include "engine/parameters/parameters.hpp"

#include <bit>
#include <concepts>
#include <string>
#include <vector>

namespace pondlab::engine {

/// Fingerprints the parameters of a record by key and value, in their declared order. What is there
/// for people alone, as a name, makes no difference.
class ParameterHash final : public ParameterVisitor {
public:
  std::uint64_t value() const { return hash_; }

  void field(std::string_view key, const ValueRef& value, const Spec& spec) override {
    if (spec.record_kind == localized_text_kind) return;
    std::visit([&](const auto* of) { add(key, *of); }, value);
  }

  void add(std::string_view key, std::int64_t value) {
    hash_ = mix64(hash_, mix64(hash_text(key), static_cast<std::uint64_t>(value)));
  }
  void add(std::string_view key, const std::string& value) {
    hash_ = mix64(hash_, mix64(hash_text(key), hash_text(value)));
  }

private:
  template <std::integral T>
  void add(std::string_view key, T value) {
    add(key, static_cast<std::int64_t>(value));
  }
  void add(std::string_view key, double value) { add(key, std::bit_cast<std::int64_t>(value)); }
  void add(std::string_view key, Date value) { add(key, value.days); }
  template <class T>
  void add(std::string_view key, const std::vector<T>& values) {
    add(key, values.size());
    for (const T& value : values) add(key, value);
  }
  void add(std::string_view key, const NestedRecord& record) {
    add(key, 1);
    record.visit(*this);
  }
  void add(std::string_view key, const RecordList& list) {
    add(key, list.size());
    for (std::size_t i = 0; i < list.size(); ++i) list.visit(*this, i);
  }

  std::uint64_t hash_ = 0x6172616D65746572u;
};

/// Fingerprint of a record that has a `visit`.
template <class T>
std::uint64_t parameter_hash(T record) {
  ParameterHash hash;
  visit(hash, record);
  return hash.value();
}

} // namespace pondlab::engine
