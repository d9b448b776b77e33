#include "report/model/parameter_text.hpp"

#include "report/model/names.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/path.hpp"
#include "scenario/parameters/parameter_texts.hpp"
#include "scenario/publish/record_info.hpp"

#include <cmath>

namespace pondlab::report {

namespace {

using scenario::ParameterInfo;
using scenario::ParameterType;

constexpr std::string_view separator = " · ";

/// A path taken apart.
class Named {
public:
  Named(Language language, std::string_view path) : language_(language) {
    const auto parsed = scenario::Path::parse(path);
    if (!parsed) return;
    const auto& steps = parsed->steps();
    std::size_t first = 0;
    if (steps.size() > 1 && steps[0] == scenario::Step("campaign")) {
      const auto* id = std::get_if<std::string>(&steps[1]);
      if (!id) return;
      kind_ = record_ = id->substr(0, id->find('#'));
      name_ = mechanism_name(language_, *id);
      first = 2;
    }
    for (std::size_t i = first; i < steps.size(); ++i)
      if (!step(steps[i])) return;
    known_ = parameter_ != nullptr;
  }

  bool known() const { return known_; }
  const std::string& name() const { return name_; }
  const ParameterInfo& parameter() const { return *parameter_; }

private:
  bool step(const scenario::Step& step) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      name_ += " " + std::to_string(*index + 1);
      return true;
    }
    const auto& key = std::get<std::string>(step);
    parameter_ = scenario::parameter_info(record_, key);
    // The set-up is what files hold at their top.
    const std::string holder = kind_ == "setup" ? "scenario" : kind_;
    if (!parameter_ || !scenario::has_parameter_name(language_, holder, key)) return false;
    name_ += std::string(name_.empty() ? "" : separator) +
             std::string(scenario::parameter_name(language_, holder, key));
    kind_ = parameter_->record_kind;
    record_ = parameter_->record;
    return true;
  }

  Language language_;
  std::string kind_ = "setup"; ///< for texts
  std::string record_ = kind_; ///< of that kind, with its defaults
  std::string name_;
  const ParameterInfo* parameter_ = nullptr;
  bool known_ = false;
};

} // namespace

std::string parameter_name(Language language, std::string_view path) {
  const Named named(language, path);
  return named.known() ? named.name() : std::string(path);
}

std::string parameter_value(Language language, std::string_view path, double value) {
  constexpr double rounding = 1e6; // a hundredfold has noise in its last digits
  const Named named(language, path);
  const auto type = named.known() ? named.parameter().type : ParameterType::real;
  const double size = std::abs(value);
  const std::string sign = value < 0 ? "−" : "";
  if (type == ParameterType::rate)
    return sign + scenario::real_text(std::round(size * 100 * rounding) / rounding) + "%";
  return sign + (type == ParameterType::money ? "¥" : "") + scenario::real_text(size);
}

std::string doubt_source(Language language, const scenario::ParameterUncertainty& doubt) {
  return doubt.usual ? std::string(text(language, "source." + doubt.source)) : doubt.source;
}

} // namespace pondlab::report
