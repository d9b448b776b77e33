#include "scenario/parameters/typed.hpp"

#include "base/utf8.hpp"
#include "scenario/json/decimal.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace pondlab::scenario {
namespace {

constexpr std::size_t most_characters = 40;

/// With half-width signs, without spaces; empty when it is too long.
std::u32string plain(std::string_view text) {
  std::u32string all;
  for (char32_t c : code_points(text)) {
    if (c >= U'！' && c <= U'～') c = c - U'！' + U'!';
    if (c != U' ' && c != U'\t' && c != U'\u3000' && c != U'\u00a0') all += c;
  }
  return all.size() <= most_characters ? all : std::u32string();
}

bool is_plain_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Takes one of several endings off; false where there is none.
template <std::size_t Count>
bool take_off(std::u32string& text, const std::array<std::u32string_view, Count>& endings) {
  for (const std::u32string_view ending : endings)
    if (text.ends_with(ending)) {
      text.resize(text.size() - ending.size());
      return true;
    }
  return false;
}

/// Tens that "万" and the like stand for.
int take_off_scale(std::u32string& text) {
  static constexpr std::array<std::pair<std::u32string_view, int>, 12> scales{{{U"百万", 6},
                                                                               {U"千万", 7},
                                                                               {U"万", 4},
                                                                               {U"萬", 4},
                                                                               {U"亿", 8},
                                                                               {U"千", 3},
                                                                               {U"百", 2},
                                                                               {U"w", 4},
                                                                               {U"W", 4},
                                                                               {U"k", 3},
                                                                               {U"K", 3},
                                                                               {U"m", 6}}};
  for (const auto& [word, tens] : scales)
    if (text.ends_with(word)) {
      text.resize(text.size() - word.size());
      return tens;
    }
  return 0;
}

/// Digits with thousands apart by commas: every group but the first has three.
std::optional<std::string> ungrouped(const std::u32string& text) {
  std::string digits;
  std::size_t since_comma = 0;
  bool grouped = false, fraction = false;
  for (const char32_t c : text) {
    if (c == U',') {
      if (fraction || since_comma == 0 || since_comma > 3 || (grouped && since_comma != 3))
        return std::nullopt;
      grouped = true;
      since_comma = 0;
    } else if (is_plain_digit(c) || (c == U'.' && !fraction)) {
      if (c == U'.' && grouped && since_comma != 3) return std::nullopt;
      fraction = fraction || c == U'.';
      digits += static_cast<char>(c);
      ++since_comma;
    } else {
      return std::nullopt;
    }
  }
  if (grouped && !fraction && since_comma != 3) return std::nullopt;
  return digits;
}

} // namespace

std::optional<std::int64_t> typed_number(std::string_view text, int decimals) {
  std::u32string words = plain(text);
  if (words.starts_with(U'¥') || words.starts_with(U'￥')) words.erase(0, 1);
  take_off(words, std::array<std::u32string_view, 5>{U"块钱", U"元", U"块", U"人", U"名"});
  const int tens = take_off_scale(words);
  std::optional<std::string> digits = ungrouped(words);
  if (!digits) return std::nullopt;
  const std::size_t first = digits->find_first_not_of('0');
  const bool whole_part = first != digits->npos && (*digits)[first] != '.';
  if (first != digits->npos) digits->erase(0, whole_part || first == 0 ? first : first - 1);
  if (!is_number_text(*digits)) return std::nullopt;
  const Decimal number = read_decimal(*digits, decimals + tens);
  if (number.fault != Decimal::Fault::none) return std::nullopt;
  return number.scaled;
}

namespace {

/// The numbers in a date, and how many digits the first has; nothing where other words stand
/// between them.
std::optional<std::vector<int>> numbers_in(const std::u32string& text) {
  static constexpr std::u32string_view between = U"-/.年月日号";
  std::vector<int> numbers;
  bool inside = false;
  int digits = 0;
  for (const char32_t c : text) {
    if (is_plain_digit(c)) {
      if (!inside) numbers.push_back(digits = 0);
      if (++digits > 8) return std::nullopt;
      numbers.back() = numbers.back() * 10 + static_cast<int>(c - U'0');
      inside = true;
    } else if (between.find(c) != between.npos && !numbers.empty()) {
      inside = false;
    } else {
      return std::nullopt;
    }
  }
  return numbers;
}

int year_of(engine::Date date) { return std::stoi(engine::to_text(date).substr(0, 4)); }

/// The next such day; February 29 may take some years.
std::optional<engine::Date> next(int month, int day, engine::Date today) {
  constexpr int most_years = 8;
  for (int year = year_of(today); year <= year_of(today) + most_years; ++year)
    if (const auto date = engine::make_date(year, month, day); date && *date >= today) return date;
  return std::nullopt;
}

} // namespace

std::optional<engine::Date> typed_date(std::string_view text, engine::Date today) {
  const auto numbers = numbers_in(plain(text));
  if (!numbers) return std::nullopt;
  const std::vector<int>& n = *numbers;
  if (n.size() == 1 && n[0] >= 1900'01'01)
    return engine::make_date(n[0] / 1'00'00, n[0] / 1'00 % 1'00, n[0] % 1'00);
  if (n.size() == 3) return engine::make_date(n[0] < 100 ? 2000 + n[0] : n[0], n[1], n[2]);
  return n.size() == 2 ? next(n[0], n[1], today) : std::nullopt;
}

} // namespace pondlab::scenario
