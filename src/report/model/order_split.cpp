#include "report/model/order_split.hpp"

#include "report/model/names.hpp"
#include "report/model/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace pondlab::report {

OrderSplit split_orders(double reported, double more, double anyway) {
  OrderSplit split{.reported = std::llround(reported),
                   .more = static_cast<std::int64_t>(std::floor(more)),
                   .anyway = static_cast<std::int64_t>(std::floor(anyway))};
  const bool more_first = more - std::floor(more) >= anyway - std::floor(anyway);
  for (bool to_more = more_first; split.more + split.anyway < split.reported; to_more = !to_more)
    ++(to_more ? split.more : split.anyway);
  return split;
}

OrderSplit split_orders(const experiment::Estimate& reported, const experiment::Estimate& more,
                        const experiment::Estimate& anyway) {
  if (!reported.defined() || !more.defined() || !anyway.defined()) return {};
  OrderSplit split = split_orders(reported.mean, more.mean, anyway.mean);
  split.estimate = more;
  return split;
}

std::optional<OrderSplit> split_orders(const experiment::Study& study,
                                       const experiment::Experiment& experiment) {
  std::array<experiment::Estimate, split_measures.size()> parts;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto place = study.place_of(split_measures[part]);
    if (!place) return std::nullopt;
    parts[part] = experiment.answer(*place);
  }
  if (!parts.front().defined()) return std::nullopt;
  return split_orders(parts[0], parts[1], parts[2]);
}

OrderSplit split_orders(const experiment::Comparison& comparison,
                        const experiment::Experiment& experiment, std::size_t strategy) {
  const auto part = [&](std::string_view measure) {
    const std::size_t place = comparison.place_of(*engine::find_measure(measure));
    return experiment.answer(comparison.question(strategy, place));
  };
  return split_orders(part(split_measures[0]), part(split_measures[1]), part(split_measures[2]));
}

namespace {

std::string orders_text(Language language, std::int64_t count) {
  return number_text(language, static_cast<double>(count), Unit::count, Shape::exact);
}

std::string_view sentence_key(const OrderSplit& split) {
  if (split.reported == 0 && split.more == 0) return "none";
  if (split.is_open()) return "open";
  if (split.more < 0) return "lost";
  return split.anyway < 0 ? "unseen" : "usual";
}

} // namespace

std::string split_interval(Language language, const OrderSplit& split) {
  if (!split.estimate.has_interval()) return {};
  if (split.estimate.is_lopsided())
    return limits_text(language, split.estimate.low(), split.estimate.high());
  return half_width_text(language, split.estimate.half_width, Unit::count);
}

std::string split_basis(Language language, const OrderSplit& split) {
  if (!split.of_replications()) return std::string(text(language, "order_split.of_run"));
  std::string words =
      text(language, "order_split.of_replications", {{"count", std::to_string(split.estimate.n)}});
  const std::string interval = split_interval(language, split);
  if (interval.empty()) return words;
  return words + " · " + text(language, "order_split.interval", {{"interval", interval}});
}

std::string split_sentence(Language language, const OrderSplit& split) {
  const auto orders = [&](std::int64_t count) { return orders_text(language, count); };
  const std::int64_t whole = std::max<std::int64_t>(split.reported, 1);
  const double share = static_cast<double>(split.anyway) / static_cast<double>(whole);
  return text(language, "order_split.sentence." + std::string(sentence_key(split)),
              {{"reported", orders(split.reported)},
               {"more", orders(split.more)},
               {"fewer", orders(-split.more)},
               {"anyway", orders(split.anyway)},
               {"unseen", orders(-split.anyway)},
               {"share", number_text(language, share, Unit::rate)},
               {"interval", split_interval(language, split)}});
}

std::int64_t SplitStretches::end() const {
  return std::max({more.to, anyway.to, unseen.to, lost.to});
}

SplitStretches stretches_of(const OrderSplit& split) {
  SplitStretches bar;
  const std::int64_t seen = std::clamp(split.more, std::int64_t{0}, split.reported);
  bar.more = {0, seen};
  bar.anyway = {seen, split.reported};
  if (split.more > split.reported) bar.unseen = {split.reported, split.more};
  if (split.more < 0) bar.lost = {split.reported, split.anyway};
  return bar;
}

SplitChart split_chart(Language language, const std::vector<std::string>& labels,
                       const std::vector<OrderSplit>& splits) {
  const auto t = [&](std::string_view key) {
    return std::string(text(language, "order_split." + std::string(key)));
  };
  SplitChart chart{.title = t("title"),
                   .unit = splits.empty() ? "" : split_basis(language, splits.front()),
                   .note = {},
                   .head = {t("reported"), t("more"), t("anyway")},
                   .unseen = t("unseen"),
                   .lost = t("lost"),
                   .bars = {}};
  for (std::size_t i = 0; i < splits.size(); ++i) {
    const OrderSplit& split = splits[i];
    const auto orders = [&](std::int64_t count) { return orders_text(language, count); };
    const bool unseen = split.anyway < 0; // then nobody "would have bought anyway" minus so often
    chart.bars.push_back({labels[i], split, orders(split.reported), orders(split.more),
                          unseen ? t("unseen") + " " + orders(-split.anyway) : orders(split.anyway),
                          split_interval(language, split),
                          orders(split.reported) + " = " + orders(split.more) +
                              (unseen ? " − " : " + ") + orders(std::abs(split.anyway))});
  }
  return chart;
}

} // namespace pondlab::report
