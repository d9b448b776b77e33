#include "scenario/file/goods.hpp"

#include "scenario/json/edit.hpp"
#include "scenario/json/path.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pondlab::scenario {

namespace {

/// Finds products that a mechanism's offers count on, and where it says so.
class AppliedTo final : public engine::ParameterVisitor {
public:
  explicit AppliedTo(Path path) : path_(std::move(path)) {}

  struct Use {
    Path path;
    std::string product;
  };
  const std::vector<Use>& uses() const { return uses_; }

  void field(std::string_view key, const engine::ValueRef& value, const engine::Spec&) override {
    const Path path = path_ / key;
    if (const auto* const* nested = std::get_if<const engine::NestedRecord*>(&value)) {
      const Path outer = std::exchange(path_, path);
      (*nested)->visit(*this);
      path_ = outer;
    } else if (const auto* const* ids = std::get_if<std::vector<std::string>*>(&value);
               ids && key == "applies_to") {
      for (std::size_t i = 0; i < (*ids)->size(); ++i) uses_.push_back({path / i, (**ids)[i]});
    }
  }

private:
  Path path_;
  std::vector<Use> uses_;
};

} // namespace

void check_goods(const engine::Campaign& campaign, const Node& root, Findings& findings) {
  std::set<std::string> sold;
  for (const engine::CampaignEntry& entry : campaign)
    sold.insert(entry.mechanism->sells().begin(), entry.mechanism->sells().end());
  for (const engine::CampaignEntry& entry : campaign) {
    AppliedTo applied(Path() / "campaign" / entry.id);
    entry.mechanism->visit(applied);
    for (const AppliedTo::Use& use : applied.uses())
      if (!sold.contains(use.product))
        findings.warning(find(root, use.path)->at(), use.path, "product_not_sold",
                         {{"id", excerpt(std::string_view(use.product))}});
  }
}

} // namespace pondlab::scenario
