#include "support/generated_scenario.hpp"

#include "support/builds.hpp"

#include "engine/model/setup.hpp"
#include "engine/numeric/calendar.hpp"
#include "engine/numeric/random.hpp"
#include "engine/world/measure.hpp"
#include "mechanisms/catalogue.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/file/scenario.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <stdexcept>

namespace pondlab::tests {

namespace {

using Json = nlohmann::ordered_json;
using scenario::ParameterInfo;
using scenario::ParameterType;
using scenario::RecordInfo;

/// Numbers that take time or memory, held small: by kind of record and key.
const std::map<std::string, double> small = {
    {"segment.members", 60},      {"segment.sea", 40},
    {"store_group.stores", 3},    {"store_group.guides_per_store", 3},
    {"network.degree", 6},        {"inflow.per_day", 5},
    {"inflow.budget_a_day", 200}, {"inflow.daily", 5},
    {"basket.person_scale", 200}, {"purchase.rate_shape", 3},
    {"period.demand", 3},
};

class Generator {
public:
  Generator(std::uint64_t number, int attempt)
      : draws_(draws_of("generated scenario", number, attempt)),
        names_(draws_of("names of a generated scenario", number, attempt)) {
    add(scenario::description_of<engine::Setup>("scenario"));
    for (const mechanisms::Kind& kind : mechanisms::catalogue())
      add(scenario::description_of(kind));
  }

  Json scenario() {
    Json file;
    file["format_version"] = 1;
    if (chance(.5)) file["name"] = words();
    days_ = 2 + below(10);
    file["run"] = {{"seed", below(1'000)}, {"replications", 1 + below(3)}};
    file["horizon"] = {{"start", date(0)}, {"days", days_}};
    for (const char* list : {"segments", "products", "stores"}) {
      const int least = list == std::string_view("segments") ? 1 : 0;
      add_list(file, list, least + below(3));
    }
    add_list(file, "inflow", below(3));
    add_list(file, "calendar", below(2));
    add_list(file, "shocks", below(2));
    for (const char* part : {"economics", "network", "response"})
      if (chance(.5)) file[part] = record(part);
    file["campaign"] = campaign();
    add_strategies(file);
    add_ranges(file);
    if (chance(.5)) file["expectations"] = expectations(file);
    return file;
  }

private:
  static engine::Draws draws_of(const char* what, std::uint64_t number, int attempt) {
    return {engine::Source(number, static_cast<std::uint32_t>(attempt)), engine::hash_text(what),
            -1, std::uint32_t{0}};
  }
  std::uint32_t below(std::uint32_t n) { return draws_.below(n); }
  bool chance(double p) { return draws_.unit() < p; }
  std::string date(int day) {
    return engine::to_text(engine::Date{engine::make_date(2020, 1, 28)->days + day});
  }

  void add(const scenario::Describe& description) {
    for (const RecordInfo& info : description.records()) records_.emplace(info.kind, info);
  }

  const ParameterInfo& top(const std::string& key) const {
    for (const ParameterInfo& info : records_.at("scenario").parameters)
      if (info.key == key) return info;
    throw std::out_of_range(key);
  }

  void add_list(Json& file, const std::string& key, std::uint32_t size) {
    if (size == 0) return;
    Json list = Json::array();
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::string kind = top(key).record_kind;
      id_ = kind + std::to_string(i);
      list.push_back(record(kind));
      ids_[kind].push_back(id_);
    }
    file[key] = list;
  }

  Json record(const std::string& kind) {
    Json out = Json::object();
    for (const ParameterInfo& info : records_.at(kind).parameters) {
      if (is_localized(info)) {
        if (names_.unit() < .4) out[info.key] = words(names_);
        continue;
      }
      if (!is_allowed(info, out)) continue;
      const bool counts_people = info.key == "members";
      if (info.required || counts_people || chance(.4)) {
        Json value = this->value(kind, info);
        if (!value.is_null()) out[info.key] = std::move(value);
      }
    }
    put_in_order(out);
    if (kind == "correlation")
      for (Json& value : out) value = std::round(300 * value.get<double>()) / 1'000;
    if (kind == "funding") // three of them are no more than the whole
      for (Json& value : out) value = std::floor(3'333 * value.get<double>()) / 10'000;
    return out;
  }

  /// Whether the choice on which a parameter hangs, drawn before it, goes with it.
  static bool is_allowed(const ParameterInfo& info, const Json& record) {
    if (!info.when) return true;
    if (!record.contains(info.when->key)) return info.when->admits(info.when->initial);
    const Json& chosen = record[info.when->key];
    return info.when->admits(chosen.is_string() ? chosen.get<std::string>() : chosen.dump());
  }

  /// Ends of ranges drawn the wrong way round change places.
  static void put_in_order(Json& record) {
    for (const auto& [first, last] :
         {std::pair("from", "to"), std::pair("idle_min", "idle_max"),
          std::pair("hour_from", "hour_to"), std::pair("tenure_min", "tenure_max")})
      if (record.contains(first) && record.contains(last) && record[last] < record[first])
        std::swap(record[first], record[last]);
  }

  Json value(const std::string& kind, const ParameterInfo& info) {
    switch (info.type) {
    case ParameterType::boolean:
      return chance(.5);
    case ParameterType::count:
    case ParameterType::duration:
      return static_cast<std::int64_t>(number(kind, info, 1));
    case ParameterType::money:
      return number(kind, info, 100);
    case ParameterType::rate:
      return number(kind, info, 10'000);
    case ParameterType::real:
      return number(kind, info, 1'000);
    case ParameterType::date:
      return date(static_cast<int>(below(days_)));
    case ParameterType::choice:
      return info.choices[below(static_cast<std::uint32_t>(info.choices.size()))];
    case ParameterType::reference: {
      const auto& ids = ids_of(info.to);
      return ids.empty() ? Json() : Json(ids[below(static_cast<std::uint32_t>(ids.size()))]);
    }
    case ParameterType::references: {
      Json some = Json::array();
      for (const std::string& id : ids_of(info.to))
        if (chance(.5)) some.push_back(id);
      return some;
    }
    case ParameterType::text:
      return info.key == "id" ? Json(id_) : words();
    case ParameterType::counts:
    case ParameterType::dates: {
      Json list = Json::array();
      for (std::uint32_t i = 0, n = below(4); i < n; ++i)
        list.push_back(info.type == ParameterType::dates
                           ? Json(date(static_cast<int>(below(days_))))
                           : Json(std::stoll(info.min) + below(6)));
      return list;
    }
    case ParameterType::record:
      return record(info.record_kind);
    case ParameterType::list: {
      Json list = Json::array();
      for (std::uint32_t i = 0, n = 1 + below(2); i < n; ++i)
        list.push_back(record(info.record_kind));
      return list;
    }
    }
    return {};
  }

  /// An end of the range, near the default, or anywhere; in steps of 1 / `unit`.
  double number(const std::string& kind, const ParameterInfo& info, double unit) {
    const double initial = info.initial.empty() ? 0 : std::stod(info.initial);
    const double min = info.min.empty() ? -1'000 : std::stod(info.min);
    double max = info.max.empty() ? 1'000 : std::stod(info.max);
    if (const auto limit = small.find(kind + "." + info.key); limit != small.end())
      max = std::min(max, limit->second);
    double value = initial;
    switch (below(8)) {
    case 0:
      value = min;
      break;
    case 1:
      value = max <= 10 * std::max(1., initial) ? max : initial;
      break;
    case 2:
      value = min + (std::min(max, min + 100 * std::max(1., initial)) - min) * draws_.unit();
      break;
    default:
      value = initial == 0 ? 20 * draws_.unit() : initial * (.3 + 2.7 * draws_.unit());
    }
    value = std::clamp(value, min, max);
    return std::clamp(std::round(value * unit) / unit, min, max);
  }

  const std::vector<std::string>& ids_of(engine::Reference to) {
    using engine::Reference;
    if (to == Reference::segment) return ids_["segment"];
    if (to == Reference::product) return ids_["product"];
    return ids_[to == Reference::channel ? "channel" : "store_group"];
  }

  Json words() { return words(draws_); }
  static Json words(engine::Draws& draws) {
    static const char* const some[] = {"Plain", "双节预热", "“quoted” & <b>", "two\nlines",
                                       "a/b\\c"};
    const std::string one = some[draws.below(5)];
    if (draws.unit() < .5) return one;
    return {{"zh", one}, {"en", some[draws.below(5)]}};
  }

  Json campaign() {
    Json campaign = Json::object();
    for (const mechanisms::Kind& kind : mechanisms::catalogue())
      for (std::uint32_t n = 1; chance(n == 1 ? .35 : .3); ++n)
        campaign[std::string(kind.kind) + (n == 1 ? "" : "#" + std::to_string(n))] =
            record(std::string(kind.kind));
    return campaign;
  }

  void add_strategies(Json& file) {
    const std::uint32_t n = below(3);
    for (std::uint32_t i = 0; i < n; ++i) {
      Json patch = Json::object();
      if (chance(.3)) patch["name"] = words();
      patch["campaign"] = campaign();
      for (const auto& [id, own] : file["campaign"].items())
        if (chance(.2)) patch["campaign"][id] = nullptr;
      if (chance(.3)) patch["economics"] = record("economics");
      if (chance(.2)) patch["response"] = record("response");
      file["strategies"]["plan" + std::to_string(i)] = patch;
    }
  }

  /// Numbers of the file by their paths.
  static void collect(const Json& node, const std::string& path,
                      std::vector<std::pair<std::string, double>>& found) {
    if (node.is_number()) found.emplace_back(path, node.get<double>());
    if (node.is_object())
      for (const auto& [key, child] : node.items()) {
        const bool plain = key.find('#') == key.npos;
        collect(child, path + (plain ? "." + key : ".") + (plain ? "" : key), found);
      }
    if (node.is_array())
      for (std::size_t i = 0; i < node.size(); ++i)
        collect(node[i], path + "[" + std::to_string(i) + "]", found);
  }

  void add_ranges(Json& file) {
    std::vector<std::pair<std::string, double>> numbers;
    for (const char* part : {"economics", "segments", "response", "campaign", "calendar"})
      if (file.contains(part)) collect(file[part], std::string("$.") + part, numbers);
    if (numbers.empty()) return;
    Json doubts = Json::array();
    std::vector<std::string> taken;
    for (std::uint32_t i = 0, n = below(4); i < n; ++i) {
      const auto& [path, value] = numbers[below(static_cast<std::uint32_t>(numbers.size()))];
      if (std::ranges::find(taken, path) != taken.end()) continue;
      taken.push_back(path);
      const double width = (chance(.2) ? .8 : .1) * std::abs(value);
      doubts.push_back({{"parameter", path},
                        {"low", value - width},
                        {"high", value + width},
                        {"shape", chance(.3) ? "normal" : "uniform"}});
    }
    if (!doubts.empty()) file["doubts"] = doubts;
  }

  Json expectations(const Json& file) {
    Json list = Json::array();
    const auto measures = engine::measures();
    const engine::Measure& measure = measures[below(static_cast<std::uint32_t>(measures.size()))];
    if (measure.of_mechanism) return list;
    Json expected = {{"measure", measure.key}, {"at_least", -1e6}};
    if (chance(.5)) set_against(expected, file);
    if (chance(.4) && !engine::is_of_end_alone(measure)) divide_by_days(expected);
    list.push_back(std::move(expected));
    return list;
  }

  /// Another strategy, as a difference or a ratio.
  void set_against(Json& expected, const Json& file) {
    std::vector<std::string> others{"none"};
    if (file.contains("strategies"))
      for (const auto& [id, strategy] : file["strategies"].items()) others.push_back(id);
    const auto one = [&] { return others[below(static_cast<std::uint32_t>(others.size()))]; };
    expected["strategy"] = one();
    std::erase(others, expected["strategy"].get<std::string>());
    if (others.empty()) {
      expected.erase("strategy");
      return;
    }
    expected["versus"] = one();
    if (chance(.5)) expected["as"] = chance(.5) ? "ratio" : "difference";
  }

  /// Some days over those before, or over all.
  void divide_by_days(Json& expected) {
    const auto from = static_cast<int>(1 + below(days_ - 1));
    expected["from"] = date(from);
    if (chance(.5)) expected["over"]["from"] = date(0);
    expected["over"]["to"] = date(from - 1);
  }

  engine::Draws draws_;
  engine::Draws names_; ///< for what changes no result, so that it moves no other draw
  std::map<std::string, RecordInfo> records_;
  std::map<std::string, std::vector<std::string>> ids_;
  std::string id_;
  std::uint32_t days_ = 1;
};

} // namespace

std::string drawn_scenario(std::uint64_t number, int attempt) {
  return Generator(number, attempt).scenario().dump(1);
}

std::string generated_scenario(std::uint64_t number, int* attempts) {
  for (int attempt = 0; attempt < 200; ++attempt) {
    std::string text = drawn_scenario(number, attempt);
    if (attempts) *attempts = attempt + 1;
    if (scenario::read(text, "generated.json")) return text;
  }
  throw std::runtime_error("no valid scenario in 200 attempts: number " + std::to_string(number));
}

std::uint64_t generated_scenarios() {
  if (is_slow_build()) return 40;
  return std::getenv("PONDLAB_LONG") ? 10'000 : 200;
}

} // namespace pondlab::tests
