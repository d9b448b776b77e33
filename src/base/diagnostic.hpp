#pragma once

#include "base/error.hpp"
#include "base/text.hpp"

#include <string>
#include <vector>

namespace pondlab {

enum class Severity : unsigned char { error, warning };

/// A place in a text file; line and column count from 1, columns in Unicode code points.
/// Line 0 means that no place is known.
struct Position {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One finding of a validation. It carries keys and values, not prose: `diagnostic.<key>.wrong` is
/// the text that says what is wrong, `diagnostic.<key>.right` the one that says what would be
/// right.
struct Diagnostic {
  Severity severity = Severity::error;
  Position at;
  std::string path;                    ///< JSON path, "$.campaign.sms.send_on[0]"; "$" is the whole
  std::string key;                     ///< kind of finding, e.g. "unknown_key"
  std::vector<TextArgument> arguments; ///< values for the texts; "@unit.days" stands for a text
  std::string suggestion;              ///< did you mean …; empty where nothing is near
};

using Diagnostics = std::vector<Diagnostic>;

/// True when at least one finding is an error.
bool has_errors(const Diagnostics& diagnostics);

/// What is wrong, what would be right, and what may have been meant, as far as they are known: a
/// sentence for where the place is to be seen.
std::string sentence_of(const Diagnostic& diagnostic, Language language);

/// One line for a person: `file:line:column: error: what is wrong; what would be right [path]`,
/// with the suggestion where there is one.
std::string to_text(const Diagnostic& diagnostic, Language language);

/// A finding on which nothing can go on: its line is the error's sentence.
class DiagnosticError : public Error {
public:
  DiagnosticError(Failure failure, Diagnostic diagnostic);
  std::string sentence(Language language) const override;

private:
  Diagnostic diagnostic_;
};

/// The candidate nearest to `word` by edit distance, or an empty string when none is near enough
/// (at most a third of the word's length, and at least one).
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

} // namespace pondlab
