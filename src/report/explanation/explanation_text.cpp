#include "report/explanation/explanation_text.hpp"

#include "engine/numeric/calendar.hpp"
#include "report/model/names.hpp"
#include "report/model/plan_parts.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

namespace pondlab::report {

using experiment::Amount;
using experiment::Factor;
using experiment::FactorAmount;
using experiment::Share;
using experiment::SharedAmount;
using experiment::VisitKind;

namespace {

constexpr std::array<std::string_view, engine::channel_count> channel_keys = {
    "store", "marketplace", "shop"};

/// Column of a share by what brought the visit: organic, touched, neither.
std::size_t kind_column(const Share& share) {
  return share.kind ? static_cast<std::size_t>(*share.kind) : experiment::visit_kind_count;
}
/// By channel, then none.
std::size_t channel_column(const Share& share) {
  return share.channel ? static_cast<std::size_t>(*share.channel) : engine::channel_count;
}

} // namespace

std::string ExplanationText::t(std::string_view key,
                               const std::vector<TextArgument>& arguments) const {
  return text(language_, "explanation." + std::string(key), arguments);
}

std::string ExplanationText::name(const std::string& strategy) const {
  const scenario::Scenario& scenario = report_.explanation.scenario;
  return scenario.name_of(*scenario.find(strategy), language_);
}

std::string ExplanationText::segment_name(std::size_t segment) const {
  const auto& segments = report_.explanation.segments;
  return segment < segments.size()
             ? report_.explanation.scenario.segment_name(segments[segment], language_)
             : t("nobodys");
}

std::string ExplanationText::factor_name(Factor factor) const {
  return t("factor." + std::string(key_of(factor)));
}

std::string ExplanationText::money(engine::Fen amount) const {
  return number_text(language_, static_cast<double>(amount), Unit::money, Shape::exact);
}

std::string ExplanationText::interval(const Amount& amount) const {
  return amount.estimate.has_interval()
             ? half_width_text(language_, amount.estimate.half_width, Unit::money, Shape::exact)
             : "";
}

std::string ExplanationText::title() const {
  return scenario_title(language_, report_.explanation.scenario);
}

std::string ExplanationText::subtitle() const {
  const auto& horizon = report_.explanation.scenario.setup.horizon;
  return t("head", {{"strategy", name(report_.explanation.strategy)},
                    {"less", name(report_.explanation.less)},
                    {"start", to_text(horizon.start)},
                    {"days", std::to_string(horizon.days)},
                    {"replications", std::to_string(report_.experiment.done())},
                    {"seed", std::to_string(report_.explanation.seed)}});
}

std::string ExplanationText::summary() const {
  const auto& factors = report_.accounting.factors;
  const Amount& difference = report_.accounting.difference;
  std::string words =
      t(difference.mean < 0 ? "fewer" : "more", {{"strategy", name(report_.explanation.strategy)},
                                                 {"less", name(report_.explanation.less)},
                                                 {"amount", money(std::abs(difference.mean))},
                                                 {"interval", interval(difference)}});
  const auto mean = [](const FactorAmount& one) { return one.amount.mean; };
  if (factors.empty()) return words;
  const FactorAmount& most = std::ranges::max(factors, {}, mean);
  const FactorAmount& least = std::ranges::min(factors, {}, mean);
  const auto named = [&](const FactorAmount& one) {
    return std::vector<TextArgument>{{"factor", factor_name(one.factor)},
                                     {"amount", money(one.amount.mean)}};
  };
  if (most.amount.mean > 0) words += t("most", named(most));
  if (least.amount.mean < 0) words += t("least", named(least));
  return words;
}

DocumentTable ExplanationText::factors() const {
  DocumentTable table{
      .title = t("accounting"),
      .head = {"", t("amount"), t("interval"), t("organic"), t("touched"), t("neither")},
      .rows = {},
      .note = t("accounting_note")};
  constexpr std::size_t columns = experiment::visit_kind_count + 1;
  std::array<engine::Fen, columns> all{};
  for (const FactorAmount& factor : report_.accounting.factors) {
    std::array<engine::Fen, columns> by_kind{};
    for (const SharedAmount& share : report_.accounting.shares)
      if (share.share.factor == factor.factor)
        by_kind[kind_column(share.share)] += share.amount.mean;
    std::vector<std::string> row = {factor_name(factor.factor), money(factor.amount.mean),
                                    interval(factor.amount)};
    for (std::size_t k = 0; k < columns; ++k) {
      row.push_back(by_kind[k] == 0 ? "" : money(by_kind[k]));
      all[k] += by_kind[k];
    }
    table.add(std::move(row));
  }
  table.add({t("total"), money(report_.accounting.difference.mean),
             interval(report_.accounting.difference)});
  for (const engine::Fen amount : all) table.rows.back().push_back({money(amount)});
  return table;
}

DocumentTable ExplanationText::places() const {
  constexpr std::size_t columns = engine::channel_count + 1;
  std::map<std::size_t, std::array<engine::Fen, columns>> segments;
  for (const SharedAmount& share : report_.accounting.shares)
    segments[share.share.segment][channel_column(share.share)] += share.amount.mean;
  DocumentTable table{.title = t("places"), .head = {""}, .rows = {}, .note = ""};
  for (const std::string_view key : channel_keys)
    table.head.emplace_back(text(language_, "life.channel." + std::string(key)));
  table.head.push_back(t("no_channel"));
  table.head.push_back(t("total"));
  for (const auto& [segment, amounts] : segments) {
    std::vector<std::string> row = {segment_name(segment)};
    engine::Fen sum = 0;
    for (const engine::Fen amount : amounts) {
      row.push_back(amount == 0 ? "" : money(amount));
      sum += amount;
    }
    row.push_back(money(sum));
    table.add(std::move(row));
  }
  return table;
}

std::vector<DocumentTable> ExplanationText::causes() const {
  std::vector<DocumentTable> tables;
  for (const experiment::Causes& of : report_.causes) tables.push_back(causes(of));
  return tables;
}

DocumentTable ExplanationText::causes(const experiment::Causes& of) const {
  DocumentTable table{.title = t("causes", {{"strategy", name(of.strategy)}}),
                      .head = {"", t("amount"), t("interval")},
                      .rows = {},
                      .note = t("causes_note")};
  const auto add = [&](std::string what, const Amount& amount) {
    table.add({std::move(what), money(amount.mean), interval(amount)});
  };
  for (const experiment::SwitchedOff& off : of.mechanisms)
    add(mechanism_name(language_, off.mechanism), off.effect);
  if (of.set_up) add(t("set_up"), *of.set_up);
  add(t("interaction"), of.interaction);
  add(t("whole"), of.whole);
  return table;
}

std::string ExplanationText::foot() const {
  return provenance(language_, report_.manifest, report_.manifest.arms.front().plan_hash);
}

} // namespace pondlab::report
