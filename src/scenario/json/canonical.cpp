#include "scenario/json/canonical.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace pondlab::scenario {
namespace {

constexpr std::size_t line_width = 100;

/// A character that is not written as it is.
std::string escape(const CodePoint& point) {
  if (point.is_malformed) return "\\" + visible(point.bytes);
  const auto value = static_cast<std::uint32_t>(point.value);
  switch (value) {
  case '\n':
    return "\\n";
  case '\t':
    return "\\t";
  case '\r':
    return "\\r";
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  default:
    if (value <= 0xFFFF) return fmt::format("\\u{:04x}", value);
    return fmt::format("\\u{:04x}\\u{:04x}", 0xD7C0 + (value >> 10), 0xDC00 + (value & 0x3FF));
  }
}

std::string scalar_text(const Node& node) {
  switch (node.kind()) {
  case NodeKind::boolean:
    return *node.as_boolean() ? "true" : "false";
  case NodeKind::number:
    return std::string(node.number_text());
  case NodeKind::string:
    return json_string(*node.as_string());
  default:
    return "null";
  }
}

bool is_scalar(const Node& node) { return !node.is(NodeKind::array) && !node.is(NodeKind::object); }

/// A list of scalars on one line, or an empty text when it does not fit.
std::string one_line(const Node& array, std::size_t indent) {
  std::string line = "[";
  for (const NodePtr& item : array.items()) {
    if (!is_scalar(*item)) return {};
    if (line.size() > 1) line += ", ";
    line += scalar_text(*item);
    if (indent + line.size() >= line_width) return {};
  }
  return line + "]";
}

void append(std::string& out, const Node& node, std::size_t indent) {
  if (is_scalar(node)) {
    out += scalar_text(node);
    return;
  }
  const bool is_object = node.is(NodeKind::object);
  if (!is_object) {
    if (const std::string line = one_line(node, indent); !line.empty()) {
      out += line;
      return;
    }
  }
  const std::string margin = "\n" + std::string(indent + 2, ' ');
  out += is_object ? '{' : '[';
  std::string_view separator;
  for (const NodePtr& item : node.items()) {
    (out += separator) += margin;
    append(out, *item, indent + 2);
    separator = ",";
  }
  for (const Member& member : node.members()) {
    (out += separator) += margin + json_string(member.key) + ": ";
    append(out, *member.value, indent + 2);
    separator = ",";
  }
  if (!separator.empty()) out += "\n" + std::string(indent, ' ');
  out += is_object ? '}' : ']';
}

} // namespace

std::string canonical_text(const Node& root) {
  std::string out;
  append(out, root, 0);
  return out += '\n';
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_plain = !point.is_malformed && !is_unseen(point.value) && point.value != U'"' &&
                          point.value != U'\\';
    if (is_plain)
      out += point.bytes;
    else
      out += escape(point);
    at += point.bytes.size();
  }
  return out += '"';
}

} // namespace pondlab::scenario
