#pragma once

#include "base/diagnostic.hpp"
#include "scenario/json/node.hpp"
#include "scenario/json/path.hpp"

#include <string>
#include <vector>

namespace pondlab::scenario {

/// Collects what a validation finds, up to max_findings; the rest is only counted. Argument values
/// that begin with `@` are keys of texts ("@unit.days") and are shown in the reader's language.
class Findings {
public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  void error(TextSpan at, const Path& path, std::string key,
             std::vector<TextArgument> arguments = {}, std::string suggestion = {});
  void warning(TextSpan at, const Path& path, std::string key,
               std::vector<TextArgument> arguments = {}, std::string suggestion = {});

  bool has_errors() const { return errors_ > 0; }
  /// Whether anything below `path` has an error: what follows from it need not be said.
  bool has_errors_below(const Path& path) const;
  /// Whether further findings would only be counted: costly searches for suggestions can stop.
  bool full() const;

  /// Everything found, in the order of the file, and last how much was left out.
  Diagnostics take();

private:
  void add(Severity severity, TextSpan at, const Path& path, std::string key,
           std::vector<TextArgument> arguments, std::string suggestion);

  std::string file_;
  Diagnostics found_;
  std::size_t errors_ = 0;
  std::size_t left_out_ = 0;
};

/// `words` with commas, cut after the twelfth, for "one of …".
std::string listed(const std::vector<std::string>& words);

} // namespace pondlab::scenario
