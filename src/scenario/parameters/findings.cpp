#include "scenario/parameters/findings.hpp"

#include "scenario/json/limits.hpp"

#include <algorithm>

namespace pondlab::scenario {

void Findings::error(TextSpan at, const Path& path, std::string key,
                     std::vector<TextArgument> arguments, std::string suggestion) {
  ++errors_;
  add(Severity::error, at, path, std::move(key), std::move(arguments), std::move(suggestion));
}

void Findings::warning(TextSpan at, const Path& path, std::string key,
                       std::vector<TextArgument> arguments, std::string suggestion) {
  add(Severity::warning, at, path, std::move(key), std::move(arguments), std::move(suggestion));
}

void Findings::add(Severity severity, TextSpan at, const Path& path, std::string key,
                   std::vector<TextArgument> arguments, std::string suggestion) {
  if (full()) {
    ++left_out_;
    return;
  }
  found_.push_back({severity,
                    {file_, at.line, at.column},
                    path.text(),
                    std::move(key),
                    std::move(arguments),
                    std::move(suggestion)});
}

bool Findings::has_errors_below(const Path& path) const {
  const std::string head = path.text();
  return std::any_of(found_.begin(), found_.end(), [&](const Diagnostic& finding) {
    return finding.severity == Severity::error && finding.path.starts_with(head);
  });
}

bool Findings::full() const { return found_.size() >= max_findings; }

Diagnostics Findings::take() {
  std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.at.line, a.at.column) < std::pair(b.at.line, b.at.column);
  });
  if (left_out_) {
    Diagnostic rest;
    rest.severity = errors_ ? Severity::error : Severity::warning;
    rest.at.file = file_;
    rest.path = "$";
    rest.key = "more_findings";
    rest.arguments = {{"count", std::to_string(left_out_)}};
    found_.push_back(std::move(rest));
  }
  left_out_ = errors_ = 0;
  return std::move(found_);
}

std::string listed(const std::vector<std::string>& words) {
  constexpr std::size_t most = 12;
  std::string list;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) list += (i ? ", " : "") + words[i];
  return list + (words.size() > most ? ", …" : "");
}

} // namespace pondlab::scenario
