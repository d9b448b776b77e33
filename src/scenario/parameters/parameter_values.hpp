#pragma once

#include "engine/parameters/parameters.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

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
  /// Ids at `path`; none where there is no such list.
  std::vector<std::string> ids(const std::string& path) const;

  void boolean(std::string_view key, bool& value, bool, const engine::Field&) override;
  void count(std::string_view key, std::int64_t& value, engine::Range<std::int64_t>,
             const engine::Field&) override;
  void money(std::string_view key, std::int64_t& value, engine::Range<std::int64_t>,
             const engine::Field&) override;
  void rate(std::string_view key, std::int32_t& value, engine::Range<std::int32_t>,
            const engine::Field&) override;
  void real(std::string_view key, double& value, engine::Range<double>,
            const engine::Field&) override;
  void date(std::string_view, engine::Date&, bool, const engine::Field&) override {}
  void duration(std::string_view key, std::int32_t& days, engine::Range<std::int32_t>,
                const engine::Field&) override;
  void choice(std::string_view key, int& value, int, const std::vector<std::string_view>&,
              const engine::Field&) override;
  void reference(std::string_view, std::string&, engine::Reference, bool,
                 const engine::Field&) override {}
  void references(std::string_view key, std::vector<std::string>& ids, engine::Reference,
                  const engine::Field&) override;
  void text(std::string_view, std::string&, std::size_t, bool, const engine::Field&) override {}
  void counts(std::string_view, std::vector<std::int64_t>&, std::size_t,
              engine::Range<std::int64_t>, const engine::Field&) override {}
  void dates(std::string_view, std::vector<engine::Date>&, std::size_t,
             const engine::Field&) override {}
  void record(std::string_view key, std::string_view,
              const std::function<void(engine::ParameterVisitor&)>& visit) override;
  void list(std::string_view, std::string_view, const engine::RecordList&, std::size_t) override {}

private:
  void put(std::string_view key, double value) { numbers_[path_ + std::string(key)] = value; }

  std::string path_;
  std::map<std::string, double> numbers_;
  std::map<std::string, std::vector<std::string>> ids_;
};

} // namespace pondlab::scenario
