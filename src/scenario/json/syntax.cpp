#include "scenario/json/syntax.hpp"

#include "base/utf8.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/limits.hpp"
#include "scenario/json/node.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace pondlab::scenario {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// Reads the refused text from the end of its last good token.
class Explainer {
public:
  Explainer(std::string_view text, std::size_t offset, const OpenBracket& open,
            std::string_view last_key)
      : text_(text), at_(offset), open_(open), last_key_(last_key) {}

  SyntaxFault explain(Expected expected) {
    skip_space();
    switch (expected) {
    case Expected::value:
      return value();
    case Expected::key_or_close:
      return key();
    case Expected::member_value:
      return colon();
    case Expected::member_or_close:
      return after_item('}');
    case Expected::item_or_close:
      return here() == ']' ? other("unexpected_character") : value();
    case Expected::next_or_close:
      return after_item(']');
    case Expected::nothing:
      return after_all();
    }
    return other("unexpected_character");
  }

private:
  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }
  void skip_space() {
    while (!at_end() && is_space(text_[at_])) ++at_;
  }

  SyntaxFault fault(std::string key, std::vector<TextArgument> arguments = {}) const {
    return {at_, std::move(key), std::move(arguments), {}};
  }
  SyntaxFault other(std::string key) const { return fault(std::move(key), {{"found", found()}}); }

  /// The offending word or character, for quoting.
  std::string found() const {
    std::size_t end = at_;
    if (here() == '"') return quoted_text();
    while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
    if (end == at_) return std::string(code_point_at(text_, at_).bytes);
    return std::string(text_.substr(at_, std::min<std::size_t>(end - at_, 40)));
  }

  /// The text that begins here, with its quotes where it is short.
  std::string quoted_text() const {
    const std::size_t close = text_.find_first_of("\"\n", at_ + 1);
    const bool is_short = close != std::string::npos && text_[close] == '"' && close - at_ < 40;
    return is_short ? std::string(text_.substr(at_, close + 1 - at_)) : "\"";
  }

  SyntaxFault ended() const {
    if (open_.line == 0) return fault("empty_file");
    return fault("unexpected_end",
                 {{"open", std::string(1, open_.bracket)}, {"line", std::to_string(open_.line)}});
  }

  /// Faults that are the same wherever they stand.
  SyntaxFault anywhere(std::string otherwise) const {
    if (at_end()) return ended();
    const char c = here();
    if (c == '/' || (c == '#' && !at_end())) return fault("comment");
    if (c == '\'' || c == '`') return other("single_quotes");
    if (c == '%') return fault("percent_sign");
    const std::string_view point = code_point_at(text_, at_).bytes;
    if (const char plain = plain_form(point); plain == ' ') {
      return fault("odd_space", {{"code", code_point_name(point)}});
    } else if (plain) {
      return fault("full_width",
                   {{"found", std::string(point)}, {"instead", std::string(1, plain)}});
    }
    if (!control_character(point).empty())
      return fault("control_character", {{"code", code_point_name(point)}});
    if ((c == '}' || c == ']') && open_.line && c != (open_.bracket == '{' ? '}' : ']'))
      return fault("wrong_bracket", {{"found", std::string(1, c)},
                                     {"open", std::string(1, open_.bracket)},
                                     {"close", open_.bracket == '{' ? "}" : "]"},
                                     {"line", std::to_string(open_.line)}});
    return other(std::move(otherwise));
  }

  /// What a full-width sign or an odd space was meant to be; 0 for other characters.
  static char plain_form(std::string_view point) {
    static constexpr std::array<std::pair<std::string_view, char>, 17> table{{
        {"，", ','},
        {"、", ','},
        {"：", ':'},
        {"“", '"'},
        {"”", '"'},
        {"＂", '"'},
        {"‘", '"'},
        {"’", '"'},
        {"｛", '{'},
        {"｝", '}'},
        {"［", '['},
        {"］", ']'},
        {"【", '['},
        {"】", ']'},
        {"。", '.'},
        {"\u3000", ' '},
        {"\u00a0", ' '},
    }};
    const auto entry = std::find_if(table.begin(), table.end(),
                                    [&](const auto& pair) { return pair.first == point; });
    return entry == table.end() ? '\0' : entry->second;
  }

  SyntaxFault value() {
    const char c = here();
    if (at_end()) return ended();
    if (c == '"') return string();
    if (is_digit(c) || c == '-' || c == '+' || c == '.') return number();
    if (is_letter(c)) return word();
    if (c == ',' || c == ':' || c == '}' || c == ']') return missing_value();
    return anywhere("unexpected_character");
  }

  SyntaxFault missing_value() const {
    const char c = here();
    if ((c == '}' || c == ']') && open_.line && c != (open_.bracket == '{' ? '}' : ']'))
      return anywhere("missing_value");
    return other("missing_value");
  }

  SyntaxFault key() {
    if (at_end()) return ended();
    if (here() == '"') return string();
    if (here() == ',') return other("missing_value");
    if (is_letter(here()) || is_digit(here())) return other("key_not_quoted");
    return anywhere("key_not_quoted");
  }

  SyntaxFault colon() {
    if (here() != ':') {
      if (at_end()) return ended();
      SyntaxFault missing = anywhere("missing_colon");
      if (missing.key == "missing_colon")
        missing.arguments.push_back({"key", std::string(last_key_)});
      return missing;
    }
    ++at_;
    skip_space();
    return value();
  }

  SyntaxFault after_item(char close) {
    if (here() != ',') return glued_to_number() ? number_with_tail() : anywhere("missing_comma");
    const std::size_t comma = at_++;
    skip_space();
    if (here() == '}' || here() == ']') {
      if (here() != close) return anywhere("missing_value");
      at_ = comma;
      return fault("trailing_comma", {{"close", std::string(1, close)}});
    }
    return close == '}' ? key() : value();
  }

  SyntaxFault after_all() const {
    return glued_to_number() ? number_with_tail() : anywhere("trailing_text");
  }

  /// Whether a digit stands right before: 01, 1.2.3, 1_000 and 5元 end early for the parser.
  bool glued_to_number() const {
    if (at_ == 0 || at_end() || !is_digit(text_[at_ - 1])) return false;
    const SyntaxFault plain = anywhere("missing_comma");
    return plain.key == "missing_comma" && here() != '"' && here() != '{' && here() != '[' &&
           here() != '}' && here() != ']' && here() != ':';
  }

  SyntaxFault number_with_tail() const {
    constexpr std::string_view ends = " \t\r\n,:[]{}\"";
    const std::size_t before = text_.find_last_of(ends, at_);
    const std::size_t start = before == std::string::npos ? 0 : before + 1;
    const std::size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    const auto shown = excerpt(text_.substr(start, end - start));
    return {start, "malformed_number", {{"found", shown.substr(1, shown.size() - 2)}}, {}};
  }

  SyntaxFault word() const {
    const std::string found = this->found();
    std::string lower = found;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    if (lower == "nan" || lower == "infinity" || lower == "inf")
      return fault("not_finite", {{"found", found}});
    SyntaxFault unknown = fault("unknown_word", {{"found", found}});
    if (lower == "none" || lower == "nil" || lower == "undefined") lower = "null";
    unknown.suggestion = nearest(lower, {"true", "false", "null"});
    return unknown;
  }

  SyntaxFault number() const {
    std::size_t end = at_;
    while (end < text_.size() && (is_digit(text_[end]) || is_letter(text_[end]) ||
                                  std::string_view("+-.").find(text_[end]) != std::string::npos))
      ++end;
    const std::string_view whole = text_.substr(at_, end - at_);
    const std::string shown(whole.substr(0, 40));
    if (whole.size() > max_number_bytes)
      return fault("number_too_long", {{"limit", std::to_string(max_number_bytes)}});
    if (is_number_text(whole)) return fault("number_too_large", {{"found", shown}});
    if (whole.size() > 1 && is_letter(whole[1]) && (whole[0] == '-' || whole[0] == '+'))
      return fault("not_finite", {{"found", shown}});
    return fault("malformed_number", {{"found", shown}});
  }

  SyntaxFault string() {
    const std::size_t start = at_++;
    for (; !at_end(); ++at_) {
      const char c = here();
      if (c == '"') break;
      if (c == '\n' || c == '\r') break;
      if (static_cast<unsigned char>(c) < 0x20)
        return fault("control_character",
                     {{"code", code_point_name(code_point_at(text_, at_).bytes)}});
      if (c == '\\') {
        if (at_ + 1 >= text_.size()) break;
        if (auto bad = escape()) return *bad;
      }
    }
    at_ = start;
    return fault("string_not_closed");
  }

  /// Checks the escape at `at_` and leaves `at_` on its last character.
  std::optional<SyntaxFault> escape() {
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c != 'u') {
      if (std::string_view("\"\\/bfnrt").find(c) == std::string::npos || c == '\0')
        return fault("bad_escape",
                     {{"found", "\\" + std::string(code_point_at(text_, at_ + 1).bytes)}});
      ++at_;
      return std::nullopt;
    }
    const int unit = hex4(at_ + 2);
    const auto shown = [&] { return std::string(text_.substr(at_, 6)); };
    if (unit < 0) return fault("bad_escape", {{"found", "\\u"}});
    if (unit >= 0xDC00 && unit <= 0xDFFF) return fault("lone_surrogate", {{"found", shown()}});
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      const bool escaped = text_.substr(at_ + 6, 2) == "\\u";
      const int low = escaped ? hex4(at_ + 8) : -1;
      if (low < 0xDC00 || low > 0xDFFF) return fault("lone_surrogate", {{"found", shown()}});
      at_ += 6;
    }
    at_ += 5;
    return std::nullopt;
  }

  int hex4(std::size_t offset) const {
    int value = 0;
    for (std::size_t i = offset; i < offset + 4; ++i) {
      const char c = i < text_.size() ? text_[i] : '\0';
      const int digit = is_digit(c)            ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }

  std::string_view text_;
  std::size_t at_;
  OpenBracket open_;
  std::string_view last_key_;
};

} // namespace

SyntaxFault explain_syntax(std::string_view text, std::size_t offset, Expected expected,
                           const OpenBracket& open, std::string_view last_key) {
  return Explainer(text, offset, open, last_key).explain(expected);
}

} // namespace pondlab::scenario
