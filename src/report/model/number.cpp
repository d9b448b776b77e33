#include "report/model/number.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

namespace pondlab::report {
namespace {

constexpr const char* minus = "\u2212";
constexpr const char* none = "\u2013";

struct Magnitude {
  double from;
  double divisor;
  const char* suffix;
};

// 万 is used from 10,000 on, k from 10,000 on as well: four digits are read at a glance.
constexpr std::array<Magnitude, 2> chinese{{{1e8, 1e8, "亿"}, {1e4, 1e4, "万"}}};
constexpr std::array<Magnitude, 2> english{{{1e6, 1e6, "M"}, {1e4, 1e3, "k"}}};

int decimals_for(double value) { return value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2; }

std::string compact(Language language, double value) {
  const auto& scales = language == Language::zh ? chinese : english;
  for (const Magnitude& scale : scales) {
    // Rounded first, so that 99,999.6 does not become 100000.
    if (std::round(value) < scale.from) continue;
    const double scaled = value / scale.divisor;
    return grouped(scaled, scaled >= 99.95 ? 0 : 1) + scale.suffix;
  }
  return grouped(value, 0);
}

std::string magnitude(Language language, double value, Unit unit, Shape shape) {
  switch (unit) {
  case Unit::count:
    if (shape == Shape::compact && value < 100 && value != std::floor(value))
      return grouped(value, 1);
    return shape == Shape::compact ? compact(language, value) : grouped(value, 0);
  case Unit::money: {
    const double yuan = value / 100;
    if (shape == Shape::exact) return "¥" + grouped(yuan, 2);
    if (shape == Shape::whole) return "¥" + grouped(yuan, 0);
    return "¥" +
           (yuan < 100 && yuan != std::floor(yuan) ? grouped(yuan, 2) : compact(language, yuan));
  }
  case Unit::rate:
    return grouped(value * 100, decimals_for(value * 100)) + "%";
  case Unit::real:
    return value >= 1e4 && shape == Shape::compact ? compact(language, value)
                                                   : grouped(value, decimals_for(value));
  case Unit::times:
    return magnitude(language, value, Unit::real, shape) + (language == Language::zh ? " 倍" : "×");
  case Unit::duration:
    return grouped(value, value == std::floor(value) ? 0 : 1);
  }
  return {};
}

struct Civil {
  int year;
  int month;
  int day;
};

// Days since 1970-01-01 to the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible
// low-level date algorithms").
Civil civil(std::int32_t days) {
  const std::int32_t shifted = days + 719468;
  const std::int32_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int of_era = static_cast<int>(shifted - era * 146097);
  const int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * of_year + 2) / 153;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {static_cast<int>(era) * 400 + year_of_era + (month <= 2 ? 1 : 0), month,
          of_year - (153 * shifted_month + 2) / 5 + 1};
}

} // namespace

std::string number_text(Language language, double value, Unit unit, Shape shape) {
  if (!std::isfinite(value)) return none;
  const std::string text = magnitude(language, std::fabs(value), unit, shape);
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  return value < 0 && !is_zero ? minus + text : text;
}

std::string half_width_text(Language language, double half_width, Unit unit, Shape shape) {
  if (!std::isfinite(half_width)) return {};
  std::string text = magnitude(language, std::fabs(half_width), unit, shape);
  if (unit == Unit::money) text.erase(0, std::string("¥").size());
  return "±" + text;
}

std::string clock_text(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

std::string day_text(Language language, std::int32_t days) {
  static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Civil date = civil(days);
  if (language == Language::zh)
    return std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
  return std::to_string(date.day) + " " + months[static_cast<std::size_t>(date.month - 1)];
}

std::string date_text(Language language, std::int32_t days) {
  static constexpr std::array<const char*, 7> chinese_days{"周日", "周一", "周二", "周三",
                                                           "周四", "周五", "周六"};
  static constexpr std::array<const char*, 7> english_days{"Sun", "Mon", "Tue", "Wed",
                                                           "Thu", "Fri", "Sat"};
  const Civil date = civil(days);
  std::array<char, 32> iso{};
  std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  const auto weekday = static_cast<std::size_t>((days % 7 + 7 + 4) % 7); // 1970-01-01: Thursday
  if (language == Language::zh) return std::string(iso.data()) + " " + chinese_days[weekday];
  return std::string(english_days[weekday]) + " " + iso.data();
}

} // namespace pondlab::report
