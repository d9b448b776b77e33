#pragma once

#include "engine/numeric/random.hpp"
#include "engine/parameters/parameters.hpp"

#include <algorithm>
#include <concepts>
#include <string>
#include <variant>
#include <vector>

namespace pondlab::tests {

/// Gives each parameter of a record a random value of its range: half of them stay at the default,
/// some go to an end of the range, the others move within a factor of three. A few rates
/// are uniform.
class RandomParameters final : public engine::ParameterVisitor {
public:
  /// What references may name, and the days that dates may fall on.
  struct World {
    std::vector<std::string> segments;
    std::vector<std::string> products;
    engine::Date start;
    std::int32_t days = 1;
  };

  /// `owner` names the record: each parameter draws under its own path, so that a new parameter
  /// leaves the others as they were.
  RandomParameters(std::uint64_t number, std::string owner, const World& world)
      : number_(number), path_(std::move(owner)), world_(world) {}

  template <class Record>
  void visit_all(Record& record) {
    visit(*this, record);
  }

  void field(std::string_view key, const engine::ValueRef& value,
             const engine::Spec& spec) override {
    draws_ = engine::Draws(engine::Source(number_, 0),
                           engine::hash_text(path_ + "." + std::string(key)), -1, std::uint32_t{0});
    std::visit([&](auto* of) { draw(key, *of, spec); }, value);
  }

  engine::Date some_day() {
    return {world_.start.days +
            static_cast<std::int32_t>(draws_.below(static_cast<std::uint32_t>(world_.days)))};
  }

private:
  using Spec = engine::Spec;

  void draw(std::string_view, bool& value, const Spec&) { value = draws_.below(2) == 1; }
  template <std::integral T>
  void draw(std::string_view key, T& value, const Spec& spec) {
    // What is rare or long by default must happen here to few people in few days.
    const bool rare =
        key == "opt_out" || key == "mute" || key == "attend" || key == "claim" || key == "buy";
    if (spec.type == engine::ParameterType::choice)
      value = static_cast<T>(draws_.below(static_cast<std::uint32_t>(spec.choices.size())));
    else if (spec.field.unit == "of_cut") // three of them are no more than the whole
      value = static_cast<T>(draws_.below(static_cast<std::uint32_t>(spec.range.max / 3)));
    else if (spec.type == engine::ParameterType::rate && rare)
      value = static_cast<T>(draws_.below(static_cast<std::uint32_t>(spec.range.max)));
    else if (spec.type == engine::ParameterType::duration && spec.range.initial > 365)
      value = static_cast<T>(spec.range.min + draws_.below(8));
    else
      value = static_cast<T>(whole_number(spec.range));
  }
  void draw(std::string_view, double& value, const Spec& spec) {
    const engine::Range<double>& range = spec.real_range;
    switch (draws_.below(8)) {
    case 0:
      value = range.min;
      break;
    case 1:
    case 2:
    case 3:
      value = std::clamp(range.initial * (.3 + 2.7 * draws_.unit()), range.min, range.max);
      break;
    default:
      value = range.initial;
    }
  }
  void draw(std::string_view, engine::Date& value, const Spec& spec) {
    value = !spec.required && draws_.below(2) == 0 ? engine::Date{} : some_day();
  }
  void draw(std::string_view, std::string& value, const Spec& spec) {
    if (spec.type == engine::ParameterType::text) {
      value = "text" + std::to_string(draws_.below(1'000));
      return;
    }
    const std::vector<std::string>& known = names(spec.to);
    value = known.empty() ? "" : known[draws_.below(static_cast<std::uint32_t>(known.size()))];
  }
  void draw(std::string_view key, std::vector<std::string>& ids, const Spec& spec) {
    ids.clear();
    // What counts on few goods seldom counts.
    if (draws_.below(2) == 0 || (key == "applies_to" && draws_.below(3) > 0)) return;
    for (const std::string& id : names(spec.to))
      if (draws_.below(2) == 0) ids.push_back(id);
  }
  void draw(std::string_view, std::vector<std::int64_t>& values, const Spec& spec) {
    values.assign(draws_.below(5), 0);
    for (std::int64_t& value : values)
      value = std::min<std::int64_t>(spec.range.max, spec.range.min + draws_.below(20));
  }
  void draw(std::string_view, std::vector<engine::Date>& values, const Spec&) {
    values.assign(draws_.below(2) == 0 ? 0 : 1 + draws_.below(6), {});
    for (engine::Date& value : values) value = some_day();
  }
  void draw(std::string_view key, const engine::NestedRecord& record, const Spec&) {
    const std::string outer = path_;
    path_ += "." + std::string(key);
    record.visit(*this);
    path_ = outer;
  }
  void draw(std::string_view key, const engine::RecordList& list, const Spec&) {
    list.resize(1 + draws_.below(2));
    const std::string outer = path_;
    for (std::size_t i = 0; i < list.size(); ++i) {
      path_ = outer + "." + std::string(key) + std::to_string(i);
      list.visit(*this, i);
    }
    path_ = outer;
  }

  std::int64_t whole_number(engine::Range<std::int64_t> range) {
    switch (draws_.below(8)) {
    case 0:
      return range.min;
    case 1:
      return range.max < range.initial * 4 ? range.max : range.initial;
    case 2:
    case 3: {
      const double factor = .3 + 2.7 * draws_.unit();
      const double some = range.initial > 0 ? static_cast<double>(range.initial) * factor
                                            : static_cast<double>(draws_.below(30));
      return std::clamp(static_cast<std::int64_t>(some), range.min, range.max);
    }
    default:
      return range.initial;
    }
  }
  const std::vector<std::string>& names(engine::Reference to) const {
    static const std::vector<std::string> none;
    if (to == engine::Reference::segment) return world_.segments;
    if (to == engine::Reference::product) return world_.products;
    return none;
  }

  std::uint64_t number_;
  std::string path_;
  const World& world_;
  engine::Draws draws_{engine::Source{}, 0, -1, std::uint32_t{0}};
};

} // namespace pondlab::tests
