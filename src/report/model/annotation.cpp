#include "report/model/annotation.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace pondlab::report {

namespace {

constexpr std::size_t most_shown = 10;

/// What GitHub's runner undoes: in messages these three, in properties two more.
std::string escaped(std::string_view text, bool property) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const std::string_view special = property ? "%\r\n:," : "%\r\n";
  std::string out;
  for (const char c : visible(text, property ? "" : "\n")) {
    if (special.find(c) != special.npos) {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 15u]};
    } else {
      out += c;
    }
  }
  return out;
}

std::string command_of(const Annotation& annotation) {
  static constexpr std::array<std::string_view, 3> names = {"error", "warning", "notice"};
  std::string properties;
  const auto add = [&](std::string_view key, const std::string& value) {
    properties += (properties.empty() ? " " : ",") + std::string(key) + "=" + escaped(value, true);
  };
  if (!annotation.file.empty()) add("file", annotation.file);
  if (annotation.line > 0) add("line", std::to_string(annotation.line));
  if (annotation.line > 0 && annotation.column > 0) add("col", std::to_string(annotation.column));
  if (!annotation.title.empty()) add("title", annotation.title);
  return "::" + std::string(names[static_cast<std::size_t>(annotation.level)]) + properties +
         "::" + escaped(annotation.message, false) + "\n";
}

} // namespace

std::string annotations_text(std::vector<Annotation> annotations, Language language) {
  std::ranges::stable_sort(annotations, {}, &Annotation::level);
  if (annotations.size() > most_shown) {
    const std::size_t left = annotations.size() - (most_shown - 1);
    annotations.resize(most_shown);
    annotations.back() = {annotations.back().level,
                          "Pondlab",
                          text(language, "report.more", {{"n", std::to_string(left)}}),
                          {}};
  }
  std::string out;
  for (const Annotation& annotation : annotations) out += command_of(annotation);
  return out;
}

std::string annotations_text(const Diagnostics& diagnostics, const std::string& file,
                             Language language) {
  std::vector<Annotation> annotations;
  for (const Diagnostic& finding : diagnostics)
    annotations.push_back({finding.severity == Severity::error ? Annotation::Level::error
                                                               : Annotation::Level::warning,
                           finding.path.empty() ? "$" : finding.path, to_text(finding, language),
                           file, finding.at.line, finding.at.column});
  return annotations_text(std::move(annotations), language);
}

} // namespace pondlab::report
