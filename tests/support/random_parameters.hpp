#pragma once

#include "engine/numeric/random.hpp"
#include "engine/parameters/parameters.hpp"

#include <cmath>
#include <string>
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

  void boolean(std::string_view key, bool& value, bool, const engine::Field&) override {
    draw_for(key);
    value = draws_.below(2) == 1;
  }
  void count(std::string_view key, std::int64_t& value, engine::Range<std::int64_t> range,
             const engine::Field&) override {
    draw_for(key);
    value = whole_number(range);
  }
  void money(std::string_view key, std::int64_t& value, engine::Range<std::int64_t> range,
             const engine::Field&) override {
    draw_for(key);
    value = whole_number(range);
  }
  void rate(std::string_view key, std::int32_t& value, engine::Range<std::int32_t> range,
            const engine::Field&) override {
    draw_for(key);
    // What is rare by default must happen here to few people in few days.
    const bool rare = key == "opt_out" || key == "mute" || key == "attend" || key == "claim";
    value = rare ? static_cast<std::int32_t>(draws_.below(static_cast<std::uint32_t>(range.max)))
                 : whole_number(range);
  }
  void real(std::string_view key, double& value, engine::Range<double> range,
            const engine::Field&) override {
    draw_for(key);
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
  void date(std::string_view key, engine::Date& value, bool optional,
            const engine::Field&) override {
    draw_for(key);
    value = optional && draws_.below(2) == 0 ? engine::Date{} : some_day();
  }
  void duration(std::string_view key, std::int32_t& days, engine::Range<std::int32_t> range,
                const engine::Field&) override {
    draw_for(key);
    days = whole_number(range);
  }
  void choice(std::string_view key, int& value, int, const std::vector<std::string_view>& names,
              const engine::Field&) override {
    draw_for(key);
    value = static_cast<int>(draws_.below(static_cast<std::uint32_t>(names.size())));
  }
  void reference(std::string_view key, std::string& id, engine::Reference to, bool,
                 const engine::Field&) override {
    draw_for(key);
    const std::vector<std::string>& known = names(to);
    id = known.empty() ? "" : known[draws_.below(static_cast<std::uint32_t>(known.size()))];
  }
  void references(std::string_view key, std::vector<std::string>& ids, engine::Reference to,
                  const engine::Field&) override {
    draw_for(key);
    ids.clear();
    if (draws_.below(2) == 0) return;
    for (const std::string& id : names(to))
      if (draws_.below(2) == 0) ids.push_back(id);
  }
  void text(std::string_view key, std::string& value, std::size_t, bool,
            const engine::Field&) override {
    draw_for(key);
    value = "text" + std::to_string(draws_.below(1'000));
  }
  void counts(std::string_view key, std::vector<std::int64_t>& values, std::size_t,
              engine::Range<std::int64_t> range, const engine::Field&) override {
    draw_for(key);
    values.assign(draws_.below(5), 0);
    for (std::int64_t& value : values)
      value = std::min<std::int64_t>(range.max, range.min + draws_.below(20));
  }
  void dates(std::string_view key, std::vector<engine::Date>& values, std::size_t,
             const engine::Field&) override {
    draw_for(key);
    values.assign(draws_.below(2) == 0 ? 0 : 1 + draws_.below(6), {});
    for (engine::Date& value : values) value = some_day();
  }
  void record(std::string_view key, std::string_view,
              const std::function<void(ParameterVisitor&)>& visit) override {
    const std::string outer = path_;
    path_ += "." + std::string(key);
    visit(*this);
    path_ = outer;
  }
  void list(std::string_view key, std::string_view, const engine::RecordList& list,
            std::size_t) override {
    draw_for(key);
    list.resize(1 + draws_.below(2));
    const std::string outer = path_;
    for (std::size_t i = 0; i < list.size(); ++i) {
      path_ = outer + "." + std::string(key) + std::to_string(i);
      list.visit(*this, i);
    }
    path_ = outer;
  }

  engine::Date some_day() {
    return {world_.start.days +
            static_cast<std::int32_t>(draws_.below(static_cast<std::uint32_t>(world_.days)))};
  }

private:
  void draw_for(std::string_view key) {
    draws_ = engine::Draws(engine::Source(number_, 0),
                           engine::hash_text(path_ + "." + std::string(key)), -1, std::uint32_t{0});
  }
  template <class Int>
  Int whole_number(engine::Range<Int> range) {
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
      return std::clamp(static_cast<Int>(some), range.min, range.max);
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
