#include "scenario/parameters/values.hpp"

#include "base/utf8.hpp"
#include "engine/numeric/calendar.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/parameters/invisible.hpp"

#include <algorithm>
#include <array>

namespace pondlab::scenario {
namespace {

void out_of_range(const ValueSite& site, std::string min, std::string max, const NumberForm& form,
                  std::string suggestion = {}) {
  std::vector<TextArgument> arguments{
      {"value", excerpt(site.node)}, {"min", std::move(min)}, {"max", std::move(max)}};
  std::string key(form.range_fault);
  if (!form.unit.empty()) {
    key += "_unit";
    arguments.push_back({"unit", "@unit." + std::string(form.unit)});
  }
  site.error(std::move(key), std::move(arguments), std::move(suggestion));
}

/// A rate out of range was often meant in percent: 5 for 0.05.
std::string meant_percent(const ValueSite& site, const NumberForm& form,
                          engine::Range<std::int64_t> range) {
  if (form.decimals != rate_form.decimals) return {};
  const Decimal percent = read_decimal(site.node.number_text(), form.decimals - 2);
  const bool fits = percent.fault == Decimal::Fault::none && percent.scaled >= range.min &&
                    percent.scaled <= range.max;
  return fits ? decimal_text(percent.scaled, form.decimals) : std::string();
}

bool is_id_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::optional<std::int64_t> read_number(const ValueSite& site, const NumberForm& form,
                                        engine::Range<std::int64_t> range) {
  if (!site.node.is(NodeKind::number)) {
    site.error("not_a_number", {{"found", excerpt(site.node)}});
    return std::nullopt;
  }
  const Decimal decimal = read_decimal(site.node.number_text(), form.decimals);
  if (decimal.fault == Decimal::Fault::too_many_decimals) {
    site.error(std::string(form.decimals_fault), {{"value", excerpt(site.node)}});
    return std::nullopt;
  }
  if (decimal.fault == Decimal::Fault::none && decimal.scaled >= range.min &&
      decimal.scaled <= range.max)
    return decimal.scaled;
  out_of_range(site, decimal_text(range.min, form.decimals), decimal_text(range.max, form.decimals),
               form, meant_percent(site, form, range));
  return std::nullopt;
}

std::optional<double> read_real(const ValueSite& site, engine::Range<double> range,
                                std::string_view unit) {
  const std::optional<double> value = site.node.as_real();
  if (!value) {
    site.error("not_a_number", {{"found", excerpt(site.node)}});
    return std::nullopt;
  }
  if (*value >= range.min && *value <= range.max) return value;
  out_of_range(site, real_text(range.min), real_text(range.max), {.unit = unit});
  return std::nullopt;
}

std::optional<engine::Date> read_date(const ValueSite& site) {
  const std::optional<std::string_view> text = site.node.as_string();
  if (!text) {
    site.error("not_a_date", {{"found", excerpt(site.node)}});
    return std::nullopt;
  }
  if (const auto date = engine::parse_date(*text)) return date;
  const bool has_form = text->size() == 10 && (*text)[4] == '-' && (*text)[7] == '-' &&
                        std::count_if(text->begin(), text->end(), is_digit) == 8;
  if (has_form)
    site.error("no_such_day", {{"value", excerpt(site.node)}});
  else
    site.error("not_a_date", {{"found", excerpt(site.node)}}, meant_date(*text));
  return std::nullopt;
}

std::optional<std::string> read_text(const ValueSite& site, std::size_t max_bytes) {
  const std::optional<std::string_view> text = site.node.as_string();
  if (!text) {
    site.error("not_text", {{"found", excerpt(site.node)}});
    return std::nullopt;
  }
  if (const auto control = control_character(*text, "\n"); !control.empty()) {
    site.error("control_character", {{"code", code_point_name(control)}});
    return std::nullopt;
  }
  if (text->size() > max_bytes) {
    site.error("text_too_long",
               {{"size", std::to_string(text->size())}, {"limit", std::to_string(max_bytes)}});
    return std::nullopt;
  }
  return std::string(*text);
}

namespace {

template <class Allowed>
std::optional<std::string> read_name(const ValueSite& site, std::size_t max_bytes,
                                     Allowed allowed) {
  std::optional<std::string> name = read_text(site, max_bytes);
  if (!name) return name;
  if (const std::string_view invisible = invisible_character(*name); !invisible.empty()) {
    site.error("invisible_character", {{"code", code_point_name(invisible)}});
    return std::nullopt;
  }
  if (name->empty() || !std::all_of(name->begin(), name->end(), allowed)) {
    site.error("bad_id", {{"value", excerpt(site.node)}});
    return std::nullopt;
  }
  return name;
}

} // namespace

std::optional<std::string> read_id(const ValueSite& site, std::size_t max_bytes) {
  return read_name(site, max_bytes, is_id_character);
}

std::optional<std::string> read_reference(const ValueSite& site, std::size_t max_bytes) {
  // Mechanisms beyond the first of a kind are named "kind#n".
  return read_name(site, max_bytes, [](char c) { return c == '#' || is_id_character(c); });
}

std::string meant_date(std::string_view text) {
  std::array<int, 3> parts{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    int number = 0;
    for (; i < text.size() && is_digit(text[i]) && i - start < 8; ++i)
      number = number * 10 + (text[i] - '0');
    if (count == 0 && i - start == 8) // 20200201
      return meant_date(std::string(text.substr(start, 4)) + "-" +
                        std::string(text.substr(start + 4, 2)) + "-" +
                        std::string(text.substr(start + 6, 2)));
    if (count == parts.size()) return {};
    parts[count++] = number;
  }
  if (count < parts.size()) return {};
  const auto date = engine::make_date(parts[0], parts[1], parts[2]);
  return date ? engine::to_text(*date) : std::string();
}

} // namespace pondlab::scenario
