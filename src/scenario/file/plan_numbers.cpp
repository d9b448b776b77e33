#include "scenario/file/plan_numbers.hpp"

#include "engine/model/setup.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/parameters/description.hpp"

#include <algorithm>

namespace pondlab::scenario {

namespace {

class Census {
public:
  explicit Census(const Scenario& scenario) : scenario_(scenario) {
    for (const Strategy& strategy : scenario.strategies)
      roots_.push_back(merged_root(scenario.root, strategy));
  }

  std::vector<PlanNumber> take() {
    count(description_of<engine::Setup>("scenario"), Path());
    std::vector<std::string> counted;
    for (const Strategy& strategy : scenario_.strategies)
      for (const std::string& id : strategy.mechanisms) {
        if (std::ranges::find(counted, id) != counted.end()) continue;
        counted.push_back(id);
        const mechanisms::Kind* kind = mechanisms::find_kind(id.substr(0, id.find('#')));
        if (kind != nullptr) count(description_of(*kind), Path() / "campaign" / id);
      }
    return std::move(numbers_);
  }

private:
  struct Seen {
    bool matters = false;
    bool given = false;
  };

  void count(const Describe& description, const Path& record) {
    for (const ParameterInfo& info : description.parameters()) {
      if (!is_number(info.type) || info.source.empty()) continue;
      Seen seen;
      for (const NodePtr& root : roots_)
        if (const Node* node = find(*root, record)) look(node, info.path, info, seen);
      if (seen.matters)
        numbers_.push_back({record.text() + "." + info.path, info.grade, seen.given});
    }
  }

  /// What is below `node`, a record or null where a file leaves it to the defaults.
  static void look(const Node* node, std::string_view pattern, const ParameterInfo& info,
                   Seen& seen) {
    const std::size_t dot = pattern.find('.');
    std::string_view key = pattern.substr(0, dot);
    const bool is_list = key.ends_with("[]");
    if (is_list) key.remove_suffix(2);
    const Node* child = node != nullptr && node->is(NodeKind::object) ? node->find(key) : nullptr;
    if (dot == pattern.npos) {
      if (info.when && !info.when->holds_in(node)) return;
      seen.matters = true;
      seen.given = seen.given || child != nullptr;
    } else if (!is_list) {
      look(child, pattern.substr(dot + 1), info, seen);
    } else if (child != nullptr) {
      for (const NodePtr& item : child->items())
        look(item.get(), pattern.substr(dot + 1), info, seen);
    }
  }

  const Scenario& scenario_;
  std::vector<NodePtr> roots_; ///< of each strategy
  std::vector<PlanNumber> numbers_;
};

} // namespace

std::vector<PlanNumber> plan_numbers(const Scenario& scenario) { return Census(scenario).take(); }

bool is_given(const Scenario& scenario, std::string_view path) {
  const std::optional<Path> parsed = Path::parse(path);
  return parsed && std::ranges::any_of(scenario.strategies, [&](const Strategy& strategy) {
           return find(*merged_root(scenario.root, strategy), *parsed) != nullptr;
         });
}

} // namespace pondlab::scenario
