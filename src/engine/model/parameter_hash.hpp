#pragma once

#include "engine/numeric/random.hpp"
#include "engine/parameters/parameters.hpp"

#include <bit>

namespace pondlab::engine {

/// Fingerprints the parameters of a record by key and value, in their declared order.
class ParameterHash final : public ParameterVisitor {
public:
  std::uint64_t value() const { return hash_; }

  void boolean(std::string_view key, bool& value, bool, const Field&) override { add(key, value); }
  void count(std::string_view key, std::int64_t& value, Range<std::int64_t>,
             const Field&) override {
    add(key, value);
  }
  void money(std::string_view key, std::int64_t& value, Range<std::int64_t>,
             const Field&) override {
    add(key, value);
  }
  void rate(std::string_view key, std::int32_t& value, Range<std::int32_t>, const Field&) override {
    add(key, value);
  }
  void real(std::string_view key, double& value, Range<double>, const Field&) override {
    add(key, std::bit_cast<std::int64_t>(value));
  }
  void date(std::string_view key, Date& value, bool, const Field&) override {
    add(key, value.days);
  }
  void duration(std::string_view key, std::int32_t& days, Range<std::int32_t>,
                const Field&) override {
    add(key, days);
  }
  void choice(std::string_view key, int& value, int, const std::vector<std::string_view>&,
              const Field&) override {
    add(key, value);
  }
  void reference(std::string_view key, std::string& id, Reference, bool, const Field&) override {
    add(key, id);
  }
  void references(std::string_view key, std::vector<std::string>& ids, Reference,
                  const Field&) override {
    add(key, static_cast<std::int64_t>(ids.size()));
    for (const std::string& id : ids) add(key, id);
  }
  void text(std::string_view key, std::string& value, std::size_t, bool, const Field&) override {
    add(key, value);
  }
  void counts(std::string_view key, std::vector<std::int64_t>& values, std::size_t,
              Range<std::int64_t>, const Field&) override {
    add(key, static_cast<std::int64_t>(values.size()));
    for (const std::int64_t value : values) add(key, value);
  }
  void dates(std::string_view key, std::vector<Date>& values, std::size_t, const Field&) override {
    add(key, static_cast<std::int64_t>(values.size()));
    for (const Date value : values) add(key, value.days);
  }
  void record(std::string_view key, std::string_view,
              const std::function<void(ParameterVisitor&)>& visit) override {
    add(key, std::int64_t{1});
    visit(*this);
  }
  void list(std::string_view key, std::string_view, const RecordList& list, std::size_t) override {
    add(key, static_cast<std::int64_t>(list.size()));
    for (std::size_t i = 0; i < list.size(); ++i) list.visit(*this, i);
  }
  void add(std::string_view key, std::int64_t value) {
    hash_ = mix64(hash_, mix64(hash_text(key), static_cast<std::uint64_t>(value)));
  }
  void add(std::string_view key, const std::string& value) {
    hash_ = mix64(hash_, mix64(hash_text(key), hash_text(value)));
  }

private:
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
