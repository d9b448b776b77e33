#include "scenario/file/migration.hpp"

#include "scenario/json/edit.hpp"
#include "scenario/parameters/findings.hpp"

#include <algorithm>

namespace pondlab::scenario {
namespace {

Result<NodePtr> refused(std::string_view file, TextSpan at, std::string key,
                        std::vector<TextArgument> arguments) {
  Findings findings{std::string(file)};
  findings.error(at, Path() / "format_version", std::move(key), std::move(arguments));
  return {std::nullopt, findings.take()};
}

} // namespace

std::span<const Migration> migrations() { return {}; }

Result<NodePtr> migrate(const NodePtr& root, std::string_view file,
                        std::span<const Migration> steps, int to) {
  const std::string newest = std::to_string(to);
  if (!root->is(NodeKind::object)) {
    Findings findings{std::string(file)};
    findings.error(root->at(), Path(), "not_an_object", {{"found", excerpt(*root)}});
    return {std::nullopt, findings.take()};
  }
  const Node* stated = root->find("format_version");
  if (!stated) return refused(file, root->at(), "missing_format_version", {{"newest", newest}});
  const std::optional<std::int64_t> version = stated->as_integer();
  if (version && *version > to)
    return refused(file, stated->at(), "newer_format",
                   {{"found", std::to_string(*version)}, {"newest", newest}});

  NodePtr current = root;
  std::int64_t reached = version.value_or(0);
  while (reached < to) {
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Migration& migration) {
      return migration.from == reached;
    });
    if (step == steps.end())
      return refused(file, stated->at(), "unknown_format",
                     {{"found", excerpt(*stated)}, {"newest", newest}});
    current = step->apply(current);
    ++reached;
  }
  if (current != root) current = with_value(current, Path() / "format_version", Node::integer(to));
  return {current, {}};
}

} // namespace pondlab::scenario
