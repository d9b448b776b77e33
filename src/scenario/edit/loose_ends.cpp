#include "scenario/edit/loose_ends.hpp"

#include "scenario/json/edit.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace pondlab::scenario {
namespace {

/// Indices of the items of `list` that something is wrong with, the last first.
std::set<std::size_t, std::greater<>> faulty_items(const Diagnostics& findings, const Path& list) {
  std::set<std::size_t, std::greater<>> faulty;
  for (const Diagnostic& finding : findings) {
    const auto path = Path::parse(finding.path);
    if (finding.severity != Severity::error || !path || !path->starts_with(list)) continue;
    const Path rest = path->below(list);
    if (rest.is_root()) continue;
    if (const auto* index = std::get_if<std::size_t>(&rest.steps().front())) faulty.insert(*index);
  }
  return faulty;
}

int remove_faulty(NodePtr& root, const Diagnostics& findings, const Path& list) {
  int removed = 0;
  for (const std::size_t index : faulty_items(findings, list)) {
    if (NodePtr rest = without(root, list / index)) {
      root = std::move(rest);
      ++removed;
    }
  }
  return removed;
}

} // namespace

Tidied without_loose_ends(const NodePtr& root, const std::string& file) {
  Tidied tidied{.root = root};
  const Path search = Path() / "search";
  // References that lead nowhere are found before what else may be wrong with the same lists.
  for (bool again = true; again;) {
    const Diagnostics findings = read(Document(tidied.root, file)).diagnostics;
    const int expectations = remove_faulty(tidied.root, findings, Path() / "expectations");
    const int levers = remove_faulty(tidied.root, findings, search / "levers");
    const int doubts = remove_faulty(tidied.root, findings, Path() / "doubts");
    const int names = remove_faulty(tidied.root, findings, search / "strategies");
    tidied.expectations += expectations;
    tidied.levers += levers;
    tidied.doubts += doubts;
    again = expectations + levers + doubts + names > 0;
  }
  return tidied;
}

} // namespace pondlab::scenario
