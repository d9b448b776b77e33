#include "report/format/json_writer.hpp"

#include "scenario/json/canonical.hpp"
#include "scenario/json/decimal.hpp"

#include <fmt/format.h>

#include <cmath>

namespace pondlab::report {

namespace {

constexpr std::size_t line_width = 100;

} // namespace

std::string one_line(std::string_view json) {
  std::string line;
  bool indented = false; // strings hold no line ends: what follows one is layout
  for (const char c : json) {
    indented = c == '\n' || (indented && c == ' ');
    if (!indented) line += c;
  }
  return line + '\n';
}

std::string yuan_text(std::int64_t fen) {
  const auto magnitude =
      fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  return fmt::format("{}{}.{:02}", fen < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

std::string hash_text(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

JsonWriter& JsonWriter::begin_object() { return open('{', false); }
JsonWriter& JsonWriter::end_object() { return close('}'); }
JsonWriter& JsonWriter::begin_list() { return open('[', false); }
JsonWriter& JsonWriter::begin_line_list() { return open('[', true); }
JsonWriter& JsonWriter::end_list() { return close(']'); }

JsonWriter& JsonWriter::key(std::string_view key) {
  separate(0);
  out_ += scenario::json_string(key) + ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) { return put(scenario::json_string(value)); }
JsonWriter& JsonWriter::boolean(bool value) { return put(value ? "true" : "false"); }
JsonWriter& JsonWriter::number(std::string_view text) { return put(text); }
JsonWriter& JsonWriter::integer(std::int64_t value) { return put(std::to_string(value)); }
JsonWriter& JsonWriter::null() { return put("null"); }
JsonWriter& JsonWriter::money(std::int64_t fen) { return put(yuan_text(fen)); }
JsonWriter& JsonWriter::hash(std::uint64_t value) { return text(hash_text(value)); }

JsonWriter& JsonWriter::real(double value) {
  return std::isfinite(value) ? put(scenario::real_text(value)) : null();
}

JsonWriter& JsonWriter::money(double fen) {
  return std::isfinite(fen) ? money(static_cast<std::int64_t>(std::llround(fen))) : null();
}

std::string JsonWriter::take() {
  out_ += '\n';
  return std::move(out_);
}

JsonWriter& JsonWriter::open(char bracket, bool filled) {
  separate(1);
  out_ += bracket;
  levels_.push_back({.filled = filled});
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.filled && !level.empty) new_line();
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::put(std::string_view value) {
  separate(value.size());
  out_ += value;
  return *this;
}

/// What goes between the last value and the next one of `width`.
void JsonWriter::separate(std::size_t width) {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (!level.filled) {
    new_line();
  } else if (out_.size() - line_start_ + width + 2 > line_width) {
    new_line();
  } else if (!level.empty) {
    out_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::new_line() {
  out_ += '\n';
  line_start_ = out_.size();
  out_.append(2 * levels_.size(), ' ');
}

} // namespace pondlab::report
