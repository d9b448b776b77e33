#include "scenario/parameters/parameter_values.hpp"

#include <type_traits>
#include <utility>
#include <variant>

namespace pondlab::scenario {

double ParameterValues::number(const std::string& path, double otherwise) const {
  const auto found = numbers_.find(path);
  return found == numbers_.end() ? otherwise : found->second;
}

void ParameterValues::field(std::string_view key, const engine::ValueRef& value,
                            const engine::Spec&) {
  const std::string path = path_ + std::string(key);
  std::visit(
      [&](const auto* of) {
        using T = std::remove_cvref_t<decltype(*of)>;
        if constexpr (std::is_arithmetic_v<T>) {
          numbers_[path] = static_cast<double>(*of);
        } else if constexpr (std::is_same_v<T, engine::NestedRecord>) {
          const std::string outer = std::exchange(path_, path + ".");
          of->visit(*this);
          path_ = outer;
        }
      },
      value);
}

} // namespace pondlab::scenario
