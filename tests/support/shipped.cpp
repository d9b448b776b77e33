#include "support/shipped.hpp"

#include "scenario/file/scenario.hpp"
#include "support/builds.hpp"
#include "support/repository.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace pondlab::tests {

namespace fs = std::filesystem;
using scenario::Document;
using scenario::Node;
using scenario::NodeKind;
using scenario::NodePtr;
using scenario::Path;

namespace {

/// Edits a scenario's document towards a smaller pond.
class Shrinking {
public:
  Shrinking(Document document, std::int64_t divisor)
      : document_(std::move(document)), divisor_(divisor) {}

  std::string shrink(int days) {
    each_item("segments", {"members", "sea"});
    each_item("stores", {"stores"});
    each_item("inflow", {"budget_a_day", "daily"});
    each_item("products", {"stock"});
    for (std::size_t i = 0; i < size("inflow"); ++i) divide_real(Path() / "inflow" / i / "per_day");
    if (const Node* campaign = document_.find(Path() / "campaign")) {
      std::vector<std::string> keys;
      for (const auto& member : campaign->members()) keys.push_back(member.key);
      for (const std::string& key : keys)
        divide(Path() / "campaign" / key / "coupon" / "issue_limit");
    }
    const Path length = Path() / "horizon" / "days";
    if (*document_.find(length)->as_integer() > days) document_.set(length, Node::integer(days));
    document_.remove(Path() / "expectations");
    return document_.text();
  }

private:
  std::size_t size(const char* list) const {
    const Node* node = document_.find(Path() / list);
    return node ? node->items().size() : 0;
  }

  void each_item(const char* list, std::initializer_list<const char*> keys) {
    for (std::size_t i = 0; i < size(list); ++i)
      for (const char* const key : keys) divide(Path() / list / i / key);
  }

  /// What was there stays: at least 1.
  std::int64_t part(std::int64_t whole) const {
    return whole <= 0 ? whole : std::max<std::int64_t>(1, whole / divisor_);
  }

  void divide(const Path& path) {
    const Node* node = document_.find(path);
    if (!node) return;
    if (node->is(NodeKind::array)) return divide_list(path, *node);
    document_.set(path, Node::integer(part(static_cast<std::int64_t>(*node->as_real()))));
  }

  /// A list keeps its sum, divided: remainders are carried on.
  void divide_list(const Path& path, const Node& list) {
    std::vector<NodePtr> items;
    std::int64_t carried = 0;
    for (const NodePtr& item : list.items()) {
      carried += *item->as_integer();
      items.push_back(Node::integer(carried / divisor_));
      carried %= divisor_;
    }
    document_.set(path, Node::array(std::move(items)));
  }

  void divide_real(const Path& path) {
    if (const Node* node = document_.find(path))
      document_.set(path, Node::real(*node->as_real() / static_cast<double>(divisor_)));
  }

  Document document_;
  std::int64_t divisor_;
};

} // namespace

std::vector<Shipped> shipped_scenarios() {
  std::vector<Shipped> all;
  for (const auto& entry : fs::directory_iterator(repository_file("scenarios"))) {
    if (entry.path().extension() != ".json") continue;
    all.push_back({entry.path().stem().string(), content_of_file(entry.path().string())});
  }
  std::ranges::sort(all, {}, &Shipped::name);
  return all;
}

std::vector<Shipped> affordable_scenarios(std::size_t first) {
  std::vector<Shipped> all = shipped_scenarios();
  if (!is_slow_build()) return all;
  std::vector<Shipped> some;
  for (std::size_t i = first; i < all.size(); i += 3) some.push_back(std::move(all[i]));
  return some;
}

std::string shrunken(const Shipped& shipped, std::int64_t people, int days) {
  auto document = Document::parse(shipped.text, shipped.name);
  const auto read = scenario::read(*document.value);
  if (!read) throw std::runtime_error(to_text(read.diagnostics.front(), Language::en));
  const std::int64_t whole = engine::people_of(read.value->setup);
  const std::int64_t divisor = std::max<std::int64_t>(1, (whole + people - 1) / people);
  return Shrinking(std::move(*document.value), divisor).shrink(days);
}

} // namespace pondlab::tests
