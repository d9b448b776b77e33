#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::report {

/// Writes JSON in the order in which it is told: two spaces a level, lists of plain values filled
/// into lines. Money is fen written as yuan with two decimals; a number that is not finite is null.
class JsonWriter {
public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_list();
  /// A list of plain values, as many a line as fit.
  JsonWriter& begin_line_list();
  JsonWriter& end_list();
  JsonWriter& key(std::string_view key);

  JsonWriter& text(std::string_view value);
  JsonWriter& boolean(bool value);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& real(double value);
  /// By its text, which must be valid.
  JsonWriter& number(std::string_view text);
  JsonWriter& money(std::int64_t fen);
  /// Money that is a mean: to the nearest fen.
  JsonWriter& money(double fen);
  JsonWriter& null();
  /// Sixteen hexadecimal digits.
  JsonWriter& hash(std::uint64_t value);

  /// The whole text, with a newline at its end.
  std::string take();

private:
  struct Level {
    bool filled = false; ///< plain values share lines
    bool empty = true;
  };
  JsonWriter& open(char bracket, bool filled);
  JsonWriter& close(char bracket);
  JsonWriter& put(std::string_view value);
  void separate(std::size_t width);
  void new_line();

  std::string out_;
  std::size_t line_start_ = 0;
  bool after_key_ = false;
  std::vector<Level> levels_;
};

/// JSON that `JsonWriter` wrote, on one line, which it ends.
std::string one_line(std::string_view json);

/// Fen as yuan with two decimals and no separators: -1234567 is "-12345.67".
std::string yuan_text(std::int64_t fen);
/// Sixteen hexadecimal digits.
std::string hash_text(std::uint64_t hash);

} // namespace pondlab::report
