#include "support/set_parameter.hpp"

#include <stdexcept>
#include <type_traits>
#include <utility>
#include <variant>

namespace pondlab::tests {

using namespace engine;

namespace {

using Value = std::variant<double, Date, std::string, std::vector<Date>, std::vector<std::string>>;

/// Finds the parameter whose path is asked for and gives it a value.
class Setter final : public ParameterVisitor {
public:
  Setter(std::string_view path, Value value) : path_(path), value_(std::move(value)) {}
  bool found() const { return found_; }

  void field(std::string_view key, const ValueRef& value, const Spec&) override {
    const std::string path = prefix_ + std::string(key);
    std::visit(
        [&](auto* to) {
          using T = std::remove_cvref_t<decltype(*to)>;
          if constexpr (std::is_same_v<T, NestedRecord>) {
            const std::string outer = std::exchange(prefix_, path + ".");
            to->visit(*this);
            prefix_ = outer;
          } else if (path == path_) {
            set(*to);
          }
        },
        value);
  }

private:
  template <class T>
    requires std::is_arithmetic_v<T>
  void set(T& value) {
    value = static_cast<T>(std::get<double>(value_));
    found_ = true;
  }
  template <class T>
    requires std::is_same_v<T, Date> || std::is_same_v<T, std::string> ||
             std::is_same_v<T, std::vector<Date>> || std::is_same_v<T, std::vector<std::string>>
  void set(T& value) {
    value = std::get<T>(value_);
    found_ = true;
  }
  template <class T> // what no test sets
  void set(const T&) {}

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
void set(CampaignEntry& entry, std::string_view path, const std::string& id) {
  set_value(entry, path, id);
}
void set(CampaignEntry& entry, std::string_view path, Date date) { set_value(entry, path, date); }

} // namespace pondlab::tests
