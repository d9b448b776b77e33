#include "scenario/parameters/parameter_values.hpp"

namespace pondlab::scenario {

double ParameterValues::number(const std::string& path, double otherwise) const {
  const auto found = numbers_.find(path);
  return found == numbers_.end() ? otherwise : found->second;
}

std::vector<std::string> ParameterValues::ids(const std::string& path) const {
  const auto found = ids_.find(path);
  return found == ids_.end() ? std::vector<std::string>{} : found->second;
}

void ParameterValues::boolean(std::string_view key, bool& value, bool, const engine::Field&) {
  put(key, value ? 1 : 0);
}

void ParameterValues::count(std::string_view key, std::int64_t& value, engine::Range<std::int64_t>,
                            const engine::Field&) {
  put(key, static_cast<double>(value));
}

void ParameterValues::money(std::string_view key, std::int64_t& value, engine::Range<std::int64_t>,
                            const engine::Field&) {
  put(key, static_cast<double>(value));
}

void ParameterValues::rate(std::string_view key, std::int32_t& value, engine::Range<std::int32_t>,
                           const engine::Field&) {
  put(key, value);
}

void ParameterValues::real(std::string_view key, double& value, engine::Range<double>,
                           const engine::Field&) {
  put(key, value);
}

void ParameterValues::duration(std::string_view key, std::int32_t& days,
                               engine::Range<std::int32_t>, const engine::Field&) {
  put(key, days);
}

void ParameterValues::choice(std::string_view key, int& value, int,
                             const std::vector<std::string_view>&, const engine::Field&) {
  put(key, value);
}

void ParameterValues::references(std::string_view key, std::vector<std::string>& ids,
                                 engine::Reference, const engine::Field&) {
  ids_[path_ + std::string(key)] = ids;
}

void ParameterValues::record(std::string_view key, std::string_view,
                             const std::function<void(engine::ParameterVisitor&)>& visit) {
  const std::string outer = path_;
  path_ += std::string(key) + ".";
  visit(*this);
  path_ = outer;
}

} // namespace pondlab::scenario
