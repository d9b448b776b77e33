#pragma once

#include "engine/model/mechanism.hpp"
#include "engine/parameters/preset.hpp"

#include <concepts>
#include <memory>

namespace pondlab::mechanisms {

/// A mechanism of class `Base` that serves as another kind: reader, schema, form, manual and
/// defaults see its parameters as the preset declares them. `Base` is handed the preset if it has a
/// constructor that takes it. Throws std::logic_error when the preset names a parameter that `Base`
/// does not have, or leaves a range.
template <class Base>
class WithPreset final : public Base {
public:
  /// The preset must outlive the mechanism.
  template <std::derived_from<engine::Preset> P>
    requires std::constructible_from<Base, const P&>
  explicit WithPreset(const P& preset) : Base(preset), preset_(preset) {
    set_defaults();
  }
  template <std::derived_from<engine::Preset> P>
  explicit WithPreset(const P& preset) : preset_(preset) {
    set_defaults();
  }

  void visit(engine::ParameterVisitor& visitor) override {
    engine::PresetVisitor as_preset(preset_, visitor);
    Base::visit(as_preset);
  }

private:
  void set_defaults() {
    engine::Defaults defaults;
    engine::PresetVisitor as_preset(preset_, defaults);
    Base::visit(as_preset);
    as_preset.finish();
  }

  const engine::Preset& preset_;
};

// What the catalogue's lines name: `make<Sms>`, or `make<Sms, presets::mms>` for a kind that shares
// a class with others. A preset is a constant of the program.

template <class Mechanism>
std::shared_ptr<engine::Mechanism> make() {
  return std::make_shared<Mechanism>();
}
template <class Mechanism, const auto& preset>
std::shared_ptr<engine::Mechanism> make() {
  return std::make_shared<WithPreset<Mechanism>>(preset);
}

} // namespace pondlab::mechanisms
