#include "base/diagnostic.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <utility>

namespace pondlab {

namespace {

std::string place(const Position& at) {
  if (at.file.empty()) return {};
  std::string result = visible(at.file) + ':';
  if (at.line > 0) result += std::to_string(at.line) + ':' + std::to_string(at.column) + ':';
  return result + ' ';
}

/// Arguments that name a text ("@unit.days") become that text.
std::vector<TextArgument> resolved(std::vector<TextArgument> arguments, Language language) {
  for (TextArgument& argument : arguments)
    if (argument.value.starts_with('@') && argument.in_english.empty())
      argument.value = text(language, std::string_view(argument.value).substr(1));
  return arguments;
}

/// Insertions, deletions, changes and swaps of neighbours that lead from `a` to `b`.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

} // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

std::string sentence_of(const Diagnostic& diagnostic, Language language) {
  const std::string stem = "diagnostic." + diagnostic.key;
  const std::vector<TextArgument> arguments = resolved(diagnostic.arguments, language);
  const std::string_view separator = text(language, "diagnostic.separator");
  std::string result = text(language, stem + ".wrong", arguments);
  if (has_text(language, stem + ".right")) {
    result += separator;
    result += text(language, stem + ".right", arguments);
  }
  if (!diagnostic.suggestion.empty()) {
    result += separator;
    result += text(language, "diagnostic.suggestion", {{"suggestion", diagnostic.suggestion}});
  }
  return result;
}

std::string to_text(const Diagnostic& diagnostic, Language language) {
  const bool is_error = diagnostic.severity == Severity::error;
  const std::string_view severity =
      text(language, is_error ? "diagnostic.error" : "diagnostic.warning");
  return place(diagnostic.at) + text(language, "diagnostic.line",
                                     {{"severity", std::string(severity)},
                                      {"sentence", sentence_of(diagnostic, language)},
                                      {"path", diagnostic.path.empty() ? "$" : diagnostic.path}});
}

DiagnosticError::DiagnosticError(Failure failure, Diagnostic diagnostic)
    : Error(failure, to_text(diagnostic, Language::en)), diagnostic_(std::move(diagnostic)) {}

std::string DiagnosticError::sentence(Language language) const {
  return to_text(diagnostic_, language);
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::u32string wanted = code_points(word);
  std::size_t allowed = std::max<std::size_t>(1, wanted.size() / 3);
  std::string best;
  for (const std::string& candidate : candidates) {
    const std::u32string known = code_points(candidate);
    const auto [shorter, longer] = std::minmax({wanted.size(), known.size()});
    if (longer - shorter > allowed) continue; // no distance is less than that
    const std::size_t distance = edit_distance(wanted, known);
    if (distance < allowed || (distance == allowed && best.empty())) {
      allowed = distance;
      best = candidate;
    }
  }
  return best;
}

} // namespace pondlab
