#include "report/model/parameter_text.hpp"

#include "report/model/names.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/path.hpp"
#include "scenario/parameters/localized_text.hpp"
#include "scenario/parameters/parameter_texts.hpp"
#include "scenario/publish/record_info.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

using scenario::ParameterInfo;
using scenario::ParameterType;

/// A path taken apart.
class Named {
public:
  Named(Language language, std::string_view path, const scenario::Node* root = nullptr)
      : language_(language), node_(root) {
    if (const auto parsed = scenario::Path::parse(path)) take(parsed->steps());
  }
  Named(Language language, const scenario::Path& path) : language_(language) { take(path.steps()); }

  bool known() const { return known_; }
  const std::string& name() const { return name_; }
  const ParameterInfo& parameter() const { return *parameter_; }
  const std::string& kind() const { return holder_; } ///< of the record that holds it

private:
  void take(const std::vector<scenario::Step>& steps) {
    std::size_t first = 0;
    if (steps.size() > 1 && steps[0] == scenario::Step("campaign")) {
      const auto* id = std::get_if<std::string>(&steps[1]);
      if (!id) return;
      kind_ = record_ = id->substr(0, id->find('#'));
      name_ = mechanism_name(language_, *id);
      first = 2; // lists in mechanisms hold no records
      node_ = nullptr;
    }
    for (std::size_t i = first; i < steps.size(); ++i)
      if (!step(steps[i])) return;
    known_ = parameter_ != nullptr;
  }

  bool step(const scenario::Step& step) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      node_ = node_ && *index < node_->items().size() ? node_->items()[*index].get() : nullptr;
      const std::string item = node_ ? scenario::item_name(*node_, language_) : std::string();
      name_ +=
          item.empty() ? " " + std::to_string(*index + 1) : std::string(parameter_separator) + item;
      return true;
    }
    const auto& key = std::get<std::string>(step);
    node_ = node_ ? node_->find(key) : nullptr;
    parameter_ = scenario::parameter_info(record_, key);
    // The set-up is what files hold at their top.
    const std::string holder = kind_ == "setup" ? "scenario" : kind_;
    if (!parameter_ || !scenario::has_parameter_name(language_, holder, key)) return false;
    name_ += std::string(name_.empty() ? "" : parameter_separator) +
             std::string(scenario::parameter_name(language_, holder, key));
    holder_ = holder;
    kind_ = parameter_->record_kind;
    record_ = parameter_->record;
    return true;
  }

  Language language_;
  const scenario::Node* node_ = nullptr; ///< of the path so far
  std::string kind_ = "setup";           ///< for texts
  std::string record_ = kind_;           ///< of that kind, with its defaults
  std::string name_;
  std::string holder_;
  const ParameterInfo* parameter_ = nullptr;
  bool known_ = false;
};

} // namespace

std::string parameter_name(Language language, std::string_view path, const scenario::Node* root) {
  const Named named(language, path, root);
  return named.known() ? named.name() : std::string(path);
}

namespace {

std::string typed_value(ParameterType type, double value) {
  constexpr double rounding = 1e6; // a hundredfold has noise in its last digits
  const double size = std::abs(value);
  const std::string sign = value < 0 ? "−" : "";
  if (type == ParameterType::rate)
    return sign + scenario::real_text(std::round(size * 100 * rounding) / rounding) + "%";
  return sign + (type == ParameterType::money ? "¥" : "") + scenario::real_text(size);
}

} // namespace

std::string parameter_value(Language language, std::string_view path, double value) {
  const Named named(language, path);
  return typed_value(named.known() ? named.parameter().type : ParameterType::real, value);
}

namespace {

/// "14 天", "¥0.04 每条": a number of a file with its unit.
std::string number_in_words(Language language, const ParameterInfo& info, std::string_view number) {
  if (info.zero_is_no_limit && number == "0") return std::string(text(language, "unit.no_limit"));
  const double value = scenario::read_real(number).value_or(0);
  const std::string unit = info.type == ParameterType::duration ? "days"
                           : info.type == ParameterType::count || info.type == ParameterType::money
                               ? info.unit
                               : std::string();
  std::string words = info.type == ParameterType::count || info.type == ParameterType::duration
                          ? grouped(value, 0)
                          : typed_value(info.type, value);
  if (!unit.empty()) words += " " + std::string(text(language, "unit." + unit));
  return words;
}

/// What is referred to by its name in `root`, which may be null.
std::string referred(Language language, const ParameterInfo& info, std::string_view id,
                     const scenario::Node* root) {
  const std::string key = "choice." + std::string(id);
  if (info.to == engine::Reference::channel && has_text(language, key))
    return std::string(text(language, key));
  if (root)
    for (const scenario::DeclaredItem& item : declared_items(*root, info.to, language))
      if (item.id == id) return item.name;
  return std::string(id);
}

/// Some items by their names, many or nameless ones by their number.
std::string items_in_words(Language language, const scenario::Node& list) {
  constexpr std::size_t most_named = 4;
  std::string names;
  for (const scenario::NodePtr& item : list.items()) {
    const std::string name = scenario::item_name(*item, language);
    if (list.items().size() > most_named || name.empty())
      return text(language, "report.items", {{"count", std::to_string(list.items().size())}});
    names += (names.empty() ? "" : std::string(text(language, "report.list"))) + name;
  }
  return names;
}

bool is_reference(const ParameterInfo& info) {
  return info.type == ParameterType::reference || info.type == ParameterType::references;
}

std::string in_words(Language language, const ParameterInfo& info, const scenario::Node& value,
                     const scenario::Node* root = nullptr) {
  if (const auto flag = value.as_boolean())
    return std::string(text(language, *flag ? "report.yes" : "report.no"));
  if (value.is(scenario::NodeKind::number))
    return number_in_words(language, info, value.number_text());
  if (const auto word = value.as_string()) {
    if (is_reference(info)) return referred(language, info, *word, root);
    const std::string key = "choice." + std::string(*word);
    const bool choice = info.type == ParameterType::choice && has_text(language, key);
    return choice ? std::string(text(language, key)) : std::string(*word);
  }
  if (value.items().empty()) return {};
  if (info.type == ParameterType::list) return items_in_words(language, value);
  std::string all;
  for (const scenario::NodePtr& item : value.items())
    all += (all.empty() ? "" : std::string(text(language, "report.list"))) +
           in_words(language, info, *item, root);
  return all;
}

std::string default_in_words(Language language, const std::string& kind,
                             const ParameterInfo& info) {
  if (info.initial.empty())
    return std::string(scenario::parameter_absent(language, kind, info.key));
  if (info.type == ParameterType::boolean)
    return in_words(language, info, *scenario::Node::boolean(info.initial == "true"));
  if (info.type == ParameterType::choice)
    return in_words(language, info, *scenario::Node::string(info.initial));
  return number_in_words(language, info, info.initial);
}

} // namespace

std::string parameter_value(Language language, const scenario::Path& path,
                            const scenario::Node* value, const scenario::Node* root) {
  const Named named(language, path);
  if (!named.known()) return value ? scenario::excerpt(*value) : std::string();
  if (value) return in_words(language, named.parameter(), *value, root);
  return default_in_words(language, named.kind(), named.parameter());
}

std::string doubt_source(Language language, const scenario::ParameterUncertainty& doubt) {
  const std::string& source = doubt.source.in(language);
  return doubt.usual ? std::string(text(language, "source." + source)) : source;
}

} // namespace pondlab::report
