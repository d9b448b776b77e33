#include "app/state/shipped.hpp"

#include "scenario/file/scenario.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace pondlab::app {
namespace {

/// The order in which the gallery shows them; others follow by name.
constexpr std::array<std::string_view, 12> order{
    "inman",        "vgrass",  "luckin", "cdnow", "template-wake-up", "template-till",
    "lin-qingxuan", "mengjie", "ur",     "jinba", "flywheel",         "zombie-community"};

std::size_t rank(const ShippedScenario& scenario) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), scenario.id) -
                                  order.begin());
}

void describe(ShippedScenario& shipped) {
  const auto read = scenario::read(shipped.text, shipped.file);
  if (!read) return;
  shipped.name = read.value->header.name;
  shipped.question = read.value->header.question;
  shipped.people = engine::people_of(read.value->setup);
  shipped.days = read.value->setup.horizon.days;
}

} // namespace

Shipped load_shipped() {
  Shipped shipped;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator("/scenarios", none)) {
    ShippedScenario scenario;
    scenario.id = entry.path().stem().string();
    scenario.file = entry.path().filename().string();
    std::ifstream in(entry.path(), std::ios::binary);
    scenario.text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    describe(scenario);
    shipped.push_back(std::move(scenario));
  }
  std::sort(shipped.begin(), shipped.end(), [](const auto& a, const auto& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.id < b.id;
  });
  return shipped;
}

} // namespace pondlab::app
