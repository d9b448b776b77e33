#include "engine/parameters/preset.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <variant>

namespace pondlab::engine {

namespace {

/// A preset is part of the program: a mistake in one is a programmer's.
[[noreturn]] void refuse(const PresetField& field, const std::string& why) {
  throw std::logic_error("preset of " + std::string(field.path) + ": " + why);
}

bool takes_number(ParameterType type) {
  return type == ParameterType::boolean || type == ParameterType::count ||
         type == ParameterType::money || type == ParameterType::rate ||
         type == ParameterType::real || type == ParameterType::duration;
}

template <class T>
void change(Range<T>& range, const PresetField& field) {
  const Range<T> declared = range;
  const auto take = [](T& bound, std::optional<double> other) {
    if (other) bound = static_cast<T>(*other);
  };
  take(range.initial, field.initial);
  take(range.min, field.min);
  take(range.max, field.max);
  if (range.min < declared.min || range.max > declared.max) refuse(field, "widens the range");
  if (range.initial < range.min || range.initial > range.max)
    refuse(field, "its default is out of range");
}

Spec changed(Spec spec, const PresetField& field) {
  if (!field.choice.empty()) {
    const auto found = std::ranges::find(spec.choices, field.choice);
    if (found == spec.choices.end()) refuse(field, "no such choice");
    spec.range.initial = found - spec.choices.begin();
  }
  if (field.initial || field.min || field.max) {
    if (!takes_number(spec.type)) refuse(field, "is neither a number nor a boolean");
    if (spec.type == ParameterType::real)
      change(spec.real_range, field);
    else
      change(spec.range, field);
  }
  if (!field.unit.empty()) spec.field.unit = field.unit;
  if (!field.source.empty()) spec.field.source = field.source;
  spec.field.grade = field.grade.value_or(spec.field.grade);
  return spec;
}

bool reaches_below(const Preset& preset, const std::string& prefix) {
  return std::ranges::any_of(
      preset.fields, [&](const PresetField& field) { return field.path.starts_with(prefix); });
}

} // namespace

PresetVisitor::PresetVisitor(const Preset& preset, ParameterVisitor& to)
    : preset_(preset), to_(to), own_(preset.fields.size()), met_(&own_) {}

PresetVisitor::PresetVisitor(const Preset& preset, ParameterVisitor& to, std::string path,
                             std::vector<bool>& met)
    : preset_(preset), to_(to), path_(std::move(path)), met_(&met) {}

void PresetVisitor::field(std::string_view key, const ValueRef& value, const Spec& spec) {
  const std::string path = path_ + std::string(key);
  if (const auto* record = std::get_if<const NestedRecord*>(&value)) {
    const NestedRecord preset{[&](ParameterVisitor& inner) {
      PresetVisitor below(preset_, inner, path + ".", *met_);
      (*record)->visit(below);
    }};
    Spec own = spec;
    own.preset = reaches_below(preset_, path + ".");
    return to_.field(key, &preset, own);
  }
  const auto found = std::ranges::find(preset_.fields, path, &PresetField::path);
  if (found == preset_.fields.end()) return to_.field(key, value, spec);
  (*met_)[static_cast<std::size_t>(found - preset_.fields.begin())] = true;
  to_.field(key, value, changed(spec, *found));
}

void PresetVisitor::finish() const {
  for (std::size_t i = 0; i < met_->size(); ++i)
    if (!(*met_)[i]) refuse(preset_.fields[i], "no such parameter");
}

} // namespace pondlab::engine
