#include "scenario/adapt/park.hpp"

#include "engine/world/measure.hpp"
#include "scenario/json/edit.hpp"

#include <utility>

namespace pondlab::scenario {
namespace {

Parked reason(const Expectation& expectation, bool other_size, bool other_days) {
  const bool published = expectation.known_as() != EvidenceRole::illustration;
  if (other_size && (published || !is_free_of_scale(expectation))) return Parked::other_size;
  return other_days && published ? Parked::other_days : Parked::no;
}

} // namespace

bool is_free_of_scale(const Expectation& expectation) {
  if (expectation.is_ranking() || expectation.is_ratio()) return true;
  if (!engine::grows_with_pool(*engine::find_measure(expectation.measure))) return true;
  return (!expectation.has_lower() || expectation.at_least == 0) &&
         (!expectation.has_upper() || expectation.at_most == 0);
}

ParkedDocument parked(NodePtr root, const Scenario& scenario, bool other_size, bool other_days) {
  ParkedDocument document{.root = std::move(root), .other_size = {}, .other_days = {}};
  const auto& expectations = scenario.header.expectations;
  for (std::size_t i = 0; i < expectations.size(); ++i) {
    if (expectations[i].is_parked()) continue;
    const Parked why = reason(expectations[i], other_size, other_days);
    if (why == Parked::no) continue;
    document.root = with_value(document.root, Path() / "expectations" / i / "parked",
                               Node::string(std::string(key_of(why))));
    (why == Parked::other_size ? document.other_size : document.other_days)
        .push_back(expectations[i].measure);
  }
  return document;
}

} // namespace pondlab::scenario
