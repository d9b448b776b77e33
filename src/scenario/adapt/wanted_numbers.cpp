#include "scenario/adapt/wanted_numbers.hpp"

#include "engine/parameters/parameters.hpp"
#include "scenario/json/decimal.hpp"
#include "scenario/json/edit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace pondlab::scenario {

using engine::Scaling;

std::vector<std::int64_t> whole_numbers(const Node& list) {
  std::vector<std::int64_t> numbers;
  for (const NodePtr& item : list.items()) numbers.push_back(item->as_integer().value_or(0));
  return numbers;
}

namespace {

NodePtr list_of(const std::vector<std::int64_t>& numbers, const Node& before) {
  std::vector<NodePtr> items;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Node& old = *before.items()[i];
    items.push_back(old.as_integer() == numbers[i]
                        ? before.items()[i]
                        : Node::number(std::to_string(numbers[i]), old.at()));
  }
  return Node::array(std::move(items), before.at());
}

/// Works out what a document's numbers become.
class Resizing {
public:
  Resizing(const Node& root, SizeFactor factor) : factor_(factor) {
    const auto places = places_of(root, [](const DeclaredParameter& one) {
      return one.info.scales != Scaling::none || !one.info.for_each.empty();
    });
    for (auto first = places.begin(); first != places.end();) {
      const auto next = std::find_if(first, places.end(), [&](const ParameterPlace& one) {
        return one.parameter != first->parameter || one.head != first->head;
      });
      resize({first, next});
      first = next;
    }
  }

  std::vector<Wanted> take() { return std::move(wanted_); }

private:
  void resize(const std::vector<ParameterPlace>& places) {
    const ParameterInfo& info = places.front().parameter->info;
    if (!info.for_each.empty())
      for (const ParameterPlace& place : places) resize_for_each(place);
    else if (info.type == ParameterType::counts)
      for (const ParameterPlace& place : places) resize_list(place);
    else if (info.type == ParameterType::real)
      for (const ParameterPlace& place : places) resize_real(place);
    else
      resize_whole(places);
  }

  static std::string_view text_at(const ParameterPlace& place) {
    return place.node ? place.node->number_text() : std::string_view(place.parameter->info.initial);
  }

  static std::int64_t amount_at(const ParameterPlace& place) {
    return read_decimal(text_at(place), *decimals_of(place.parameter->info.type)).scaled;
  }

  void want(const ParameterPlace& place, std::int64_t before, std::int64_t after, bool held) {
    const int decimals = *decimals_of(place.parameter->info.type);
    const double unit = std::pow(10., decimals);
    const TextSpan at = place.node ? place.node->at() : TextSpan{};
    wanted_.push_back({place, Node::number(decimal_text(after, decimals), at),
                       static_cast<double>(before) / unit, static_cast<double>(after) / unit,
                       held});
  }

  bool is_held(std::int64_t before, std::int64_t after) const {
    return before >= 1 && after == 1 && 2 * factor_.value() * static_cast<double>(before) < 1;
  }

  void resize_whole(const std::vector<ParameterPlace>& places) {
    std::vector<std::int64_t> before;
    for (const ParameterPlace& place : places) before.push_back(amount_at(place));
    const std::vector<std::int64_t> after = scaled_shares(before, factor_);
    for (std::size_t i = 0; i < places.size(); ++i)
      want(places[i], before[i], after[i], is_held(before[i], after[i]));
  }

  void resize_list(const ParameterPlace& place) {
    if (!place.node) return;
    const std::vector<std::int64_t> before = whole_numbers(*place.node);
    const bool days = place.parameter->info.scales == Scaling::by_day;
    const std::vector<std::int64_t> after =
        days ? scaled_by_day(before, factor_) : scaled_shares(before, factor_);
    const auto sum = [](const std::vector<std::int64_t>& all) {
      return static_cast<double>(std::accumulate(all.begin(), all.end(), std::int64_t{0}));
    };
    bool held = false;
    for (std::size_t i = 0; !days && i < after.size(); ++i)
      held = held || is_held(before[i], after[i]);
    wanted_.push_back({place, list_of(after, *place.node), sum(before), sum(after), held});
  }

  void resize_real(const ParameterPlace& place) {
    const double before = *read_real(text_at(place));
    const double after = in_six_digits(before * factor_.value());
    const TextSpan at = place.node ? place.node->at() : TextSpan{};
    wanted_.push_back({place, Node::number(written(after), at), before, after});
  }

  /// What is resized already: the number that this one counts for each of.
  void resize_for_each(const ParameterPlace& place) {
    const Path of = place.path.parent() / place.parameter->info.for_each;
    const auto found = std::ranges::find(
        wanted_, of, [](const Wanted& one) -> const Path& { return one.place.path; });
    if (found == wanted_.end() || found->after <= 0) return;
    const std::int64_t before = amount_at(place);
    const double exact =
        static_cast<double>(before) * factor_.value() * found->before / found->after;
    const auto most = static_cast<std::int64_t>(*read_real(place.parameter->info.max));
    std::int64_t after = std::min<std::int64_t>(std::llround(exact), most);
    if (before >= 1) after = std::max<std::int64_t>(after, 1);
    want(place, before, after, before >= 1 && exact < .5);
  }

  SizeFactor factor_;
  std::vector<Wanted> wanted_;
};

} // namespace

std::vector<Wanted> wanted_numbers(const Node& root, const SizeFactor& factor) {
  return Resizing(root, factor).take();
}

bool says(const Node* node, const Wanted& wanted) {
  const ParameterInfo& info = wanted.place.parameter->info;
  if (info.type == ParameterType::counts) return node && same_content(*node, *wanted.node);
  return (node ? node->as_real() : read_real(info.initial)) == wanted.after;
}

} // namespace pondlab::scenario
