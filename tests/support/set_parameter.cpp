#include "support/set_parameter.hpp"

#include <stdexcept>
#include <variant>

namespace pondlab::tests {

using namespace engine;

namespace {

using Value = std::variant<double, Date, std::vector<Date>, std::vector<std::string>>;

/// Finds the parameter whose path is asked for and gives it a value.
class Setter final : public ParameterVisitor {
public:
  Setter(std::string_view path, Value value) : path_(path), value_(std::move(value)) {}
  bool found() const { return found_; }

  void boolean(std::string_view key, bool& value, bool, const Field&) override {
    number(key, value);
  }
  void count(std::string_view key, std::int64_t& value, Range<std::int64_t>,
             const Field&) override {
    number(key, value);
  }
  void money(std::string_view key, std::int64_t& value, Range<std::int64_t>,
             const Field&) override {
    number(key, value);
  }
  void rate(std::string_view key, std::int32_t& value, Range<std::int32_t>, const Field&) override {
    number(key, value);
  }
  void real(std::string_view key, double& value, Range<double>, const Field&) override {
    number(key, value);
  }
  void date(std::string_view key, Date& value, bool, const Field&) override { other(key, value); }
  void duration(std::string_view key, std::int32_t& days, Range<std::int32_t>,
                const Field&) override {
    number(key, days);
  }
  void choice(std::string_view key, int& value, int, const std::vector<std::string_view>&,
              const Field&) override {
    number(key, value);
  }
  void reference(std::string_view, std::string&, Reference, bool, const Field&) override {}
  void references(std::string_view key, std::vector<std::string>& ids, Reference,
                  const Field&) override {
    other(key, ids);
  }
  void text(std::string_view, std::string&, std::size_t, bool, const Field&) override {}
  void counts(std::string_view, std::vector<std::int64_t>&, std::size_t, Range<std::int64_t>,
              const Field&) override {}
  void dates(std::string_view key, std::vector<Date>& values, std::size_t, const Field&) override {
    other(key, values);
  }
  void record(std::string_view key, std::string_view,
              const std::function<void(ParameterVisitor&)>& visit) override {
    const std::string outer = prefix_;
    prefix_ += std::string(key) + ".";
    visit(*this);
    prefix_ = outer;
  }
  void list(std::string_view, std::string_view, const RecordList&, std::size_t) override {}

private:
  template <class T>
  void number(std::string_view key, T& value) {
    if (prefix_ + std::string(key) != path_) return;
    value = static_cast<T>(std::get<double>(value_));
    found_ = true;
  }
  template <class T>
  void other(std::string_view key, T& value) {
    if (prefix_ + std::string(key) != path_) return;
    value = std::get<T>(value_);
    found_ = true;
  }

  std::string path_, prefix_;
  Value value_;
  bool found_ = false;
};

void set_value(CampaignEntry& entry, std::string_view path, Value value) {
  Setter setter(path, std::move(value));
  entry.mechanism->visit(setter);
  if (!setter.found())
    throw std::invalid_argument(entry.id + " has no parameter " + std::string(path));
}

} // namespace

void set(CampaignEntry& entry, std::string_view path, double value) {
  set_value(entry, path, value);
}
void set(CampaignEntry& entry, std::string_view path, const std::vector<Date>& dates) {
  set_value(entry, path, dates);
}
void set(CampaignEntry& entry, std::string_view path, const std::vector<std::string>& ids) {
  set_value(entry, path, ids);
}
void set(CampaignEntry& entry, std::string_view path, Date date) { set_value(entry, path, date); }

} // namespace pondlab::tests
