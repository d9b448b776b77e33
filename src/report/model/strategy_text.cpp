#include "report/model/strategy_text.hpp"

#include "report/model/names.hpp"
#include "report/model/parameter_text.hpp"

#include <algorithm>

namespace pondlab::report {

namespace {

using scenario::Node;
using scenario::NodeKind;
using scenario::Path;

constexpr std::size_t most_lines = 12; ///< of one strategy; beyond them their number says it

bool is_object(const Node* node) { return node && node->is(NodeKind::object); }

/// Whether the author wrote it for readers of the file.
bool is_remark(std::string_view key) { return key == "note" || key == "$schema"; }

/// "$.campaign.sms": what is added or taken away whole.
bool is_entry(const Path& path) {
  return path.size() == 2 && path.steps().front() == scenario::Step("campaign");
}

std::string id_of(const Path& entry) { return std::get<std::string>(entry.steps()[1]); }

class StrategyLines {
public:
  /// What is compared comes from these roots, which name the items of lists.
  StrategyLines(Language language, const Node& before, const Node& after)
      : language_(language), before_(before), after_(after) {}

  /// A line for each value that is another one.
  void compare(const Path& path, const Node* before, const Node* after) {
    if (before && after && same_content(*before, *after)) return;
    if (is_entry(path) && !before) return add_entry("added", path, *after);
    if (is_entry(path) && !after) return say("dropped", {{"mechanism", entry_name(path)}});
    if (is_object(before) || is_object(after)) return compare_members(path, before, after);
    const std::string was = parameter_value(language_, path, before, &before_);
    const std::string is = parameter_value(language_, path, after, &after_);
    const std::string name = parameter_name(language_, path.text());
    if (was == is && !was.empty())
      say("otherwise", {{"parameter", name}}); // lists as long as each other
    else if (was.empty())
      say("set", {{"parameter", name}, {"value", is}});
    else
      say("changed", {{"parameter", name}, {"before", was}, {"after", is.empty() ? "–" : is}});
  }

  /// A line for the entry's own values, and one for each record in it.
  void add_entry(const std::string& key, const Path& path, const Node& entry) {
    const std::string values = values_of(path, entry, entry_name(path));
    say(key + (values.empty() ? "_as_usual" : ""),
        {{"mechanism", entry_name(path)}, {"values", values}});
    add_records(path, entry);
  }

  void say(const std::string& key, const std::vector<TextArgument>& arguments = {}) {
    lines_.push_back(text(language_, "report.strategy." + key, arguments));
  }

  void add(std::string line) { lines_.push_back(std::move(line)); }

  std::vector<std::string> take() {
    if (lines_.size() > most_lines) {
      const std::size_t left = lines_.size() - most_lines + 1;
      lines_.resize(most_lines - 1);
      say("more", {{"count", std::to_string(left)}});
    }
    return std::move(lines_);
  }

private:
  std::string entry_name(const Path& path) const { return mechanism_name(language_, id_of(path)); }

  void compare_members(const Path& path, const Node* before, const Node* after) {
    const auto find = [](const Node* node, std::string_view key) {
      return node ? node->find(key) : nullptr;
    };
    if (after)
      for (const scenario::Member& member : after->members())
        if (!is_remark(member.key))
          compare(path / member.key, find(before, member.key), member.value.get());
    if (before)
      for (const scenario::Member& member : before->members())
        if (!is_remark(member.key) && !find(after, member.key))
          compare(path / member.key, member.value.get(), nullptr);
  }

  void add_records(const Path& path, const Node& node) {
    for (const scenario::Member& member : node.members()) {
      if (!is_object(member.value.get())) continue;
      const Path below = path / member.key;
      const std::string name = parameter_name(language_, below.text());
      if (const std::string values = values_of(below, *member.value, name); !values.empty())
        say("set", {{"parameter", name}, {"value", values}});
      add_records(below, *member.value);
    }
  }

  /// "面额 ¥40，门槛 ¥199": what a record says itself, without the record's own name before each.
  std::string values_of(const Path& path, const Node& node, const std::string& own_name) const {
    std::string values;
    for (const scenario::Member& member : node.members()) {
      const Path below = path / member.key;
      if (is_remark(member.key) || is_object(member.value.get())) continue;
      std::string name = parameter_name(language_, below.text());
      if (name.starts_with(own_name + std::string(parameter_separator)))
        name.erase(0, own_name.size() + parameter_separator.size());
      if (!values.empty()) values += text(language_, "report.comma");
      values += text(language_, "report.strategy.value",
                     {{"parameter", name},
                      {"value", parameter_value(language_, below, member.value.get(), &after_)}});
    }
    return values;
  }

  Language language_;
  const Node &before_, &after_;
  std::vector<std::string> lines_;
};

} // namespace

std::vector<std::string> strategy_lines(Language language, const scenario::Scenario& scenario,
                                        const scenario::Strategy& strategy) {
  const scenario::NodePtr merged = merged_root(scenario.root, strategy);
  StrategyLines lines(language, *scenario.root, *merged);
  if (!strategy.summary.empty()) lines.add(strategy.summary.in(language));
  if (strategy.id == scenario::none_strategy) {
    lines.say("none");
  } else if (!strategy.patch) {
    const Node* campaign = scenario.root->find("campaign");
    for (const std::string& id : strategy.mechanisms)
      if (const Node* entry = campaign ? campaign->find(id) : nullptr)
        lines.add_entry("entry", Path() / "campaign" / id, *entry);
  } else {
    for (const scenario::Member& member : strategy.patch->members())
      lines.compare(Path() / member.key, scenario.root->find(member.key), merged->find(member.key));
  }
  std::vector<std::string> all = lines.take();
  if (all.empty()) all.emplace_back(text(language, "report.strategy.same"));
  return all;
}

} // namespace pondlab::report
