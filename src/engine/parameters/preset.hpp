#pragma once

#include "engine/parameters/parameters.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::engine {

/// What a preset declares otherwise of one parameter; what is left out stays as its class declares
/// it. Numbers are as the engine keeps them: fen, basis points, days; booleans 0 and 1.
struct PresetField {
  std::string_view path;          ///< from the mechanism's record on: "seen", "coupon.validity"
  std::optional<double> initial;  ///< of a number or boolean
  std::string_view choice = "";   ///< the default of a choice, by name
  std::optional<double> min, max; ///< a range may be narrowed, not widened
  std::string_view unit = "";
  std::string_view source = "";
  std::optional<Grade> grade;
};

/// What makes one class of mechanisms serve as another kind. A class that wants to know more of the
/// kind it serves as (how people are reached, what the platform forbids) derives a preset of its
/// own from this one and takes it in its constructor.
struct Preset {
  std::span<const PresetField> fields;
};

/// Shows another visitor a record as a preset declares it. Parameters in lists of records cannot be
/// preset.
class PresetVisitor final : public ParameterVisitor {
public:
  /// Both must outlive the visitor.
  PresetVisitor(const Preset& preset, ParameterVisitor& to);

  void field(std::string_view key, const ValueRef& value, const Spec& spec) override;
  /// Throws std::logic_error if a field of the preset has met no parameter. Call after the visit.
  void finish() const;

private:
  PresetVisitor(const Preset& preset, ParameterVisitor& to, std::string path,
                std::vector<bool>& met);

  const Preset& preset_;
  ParameterVisitor& to_;
  std::string path_;       ///< of the record visited, with its dot
  std::vector<bool> own_;  ///< which fields of the preset have met their parameter
  std::vector<bool>* met_; ///< the outermost record's
};

} // namespace pondlab::engine
