#pragma once

#include "engine/parameters/parameters.hpp"

#include <map>
#include <string>
#include <string_view>

namespace pondlab::scenario {

/// The numbers among a mechanism's parameters by their path, as the engine keeps them: fen, basis
/// points, days; a choice is its place in the list. For whoever shows what a mechanism offers
/// without knowing its kind.
class ParameterValues final : public engine::ParameterVisitor {
public:
  bool has(const std::string& path) const { return numbers_.contains(path); }
  /// The number at `path`, or `otherwise` where there is none.
  double number(const std::string& path, double otherwise = 0) const;
  std::int64_t whole_number(const std::string& path, std::int64_t otherwise = 0) const {
    return static_cast<std::int64_t>(number(path, static_cast<double>(otherwise)));
  }

  void field(std::string_view key, const engine::ValueRef& value, const engine::Spec&) override;

private:
  std::string path_;
  std::map<std::string, double> numbers_;
};

} // namespace pondlab::scenario
