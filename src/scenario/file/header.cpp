#include "scenario/file/header.hpp"

#include "engine/world/measure.hpp"

#include <array>
#include <cmath>

namespace pondlab::scenario {

using engine::ParameterVisitor;

void visit(ParameterVisitor& v, Run& r) {
  v.count("seed", r.seed, {1, 0, 9'007'199'254'740'991});
  v.count("replications", r.replications, {20, 1, 10'000});
}

std::string_view key_of(EvidenceRole role) {
  static constexpr std::array<std::string_view, 3> keys = {"fitted", "held_out", "illustration"};
  return keys[static_cast<std::size_t>(role)];
}

std::string_view key_of(Parked parked) {
  static constexpr std::array<std::string_view, 3> keys = {"no", "other_size", "other_days"};
  return keys[static_cast<std::size_t>(parked)];
}

void visit(ParameterVisitor& v, ComparisonSettings& c) {
  v.reference("measure", c.measure, engine::Reference::measure, true);
  v.real("worthwhile_difference", c.worthwhile_difference, {unbounded, 0, 1'000'000'000});
  v.count("draws", c.draws, {0, 0, 2'000});
}

namespace {

engine::MeasureUnit unit_of(const ComparisonSettings& comparison) {
  const engine::Measure* measure = engine::find_measure(comparison.measure);
  return measure ? measure->unit : engine::MeasureUnit::money; // what decides where none is named
}

} // namespace

std::optional<double> ComparisonSettings::stated_difference_in_units() const {
  if (worthwhile_difference >= unbounded) return std::nullopt;
  const bool money = unit_of(*this) == engine::MeasureUnit::money;
  return money ? std::round(worthwhile_difference * 100) : worthwhile_difference;
}

void visit(ParameterVisitor& v, Window& w) {
  v.date("from", w.from, true);
  v.date("to", w.to, true);
}

void visit(ParameterVisitor& v, Expectation& e) {
  constexpr double limit = unbounded;
  v.reference("measure", e.measure, engine::Reference::measure);
  v.references("of", e.of, engine::Reference::mechanism);
  v.reference("strategy", e.strategy, engine::Reference::strategy, true);
  v.reference("versus", e.versus, engine::Reference::strategy, true);
  v.choice("as", e.contrast, 0, {"difference", "ratio"});
  v.reference("segment", e.segment, engine::Reference::segment, true);
  v.date("from", e.from, true);
  v.date("to", e.to, true);
  engine::visit_record(v, "over", "window", e.over);
  v.real("at_least", e.at_least, {-limit, -limit, limit});
  v.real("at_most", e.at_most, {limit, -limit, limit});
  v.real("probability_at_least", e.probability_at_least, {0, 0, .999});
  engine::visit_record(v, "source", engine::localized_text_kind, e.source);
  v.choice("role", e.role, 1, {"fitted", "held_out", "illustration"});
  v.choice("parked", e.parked, 0, {"no", "other_size", "other_days"});
}

void visit(ParameterVisitor& v, ParameterUncertainty& d) {
  constexpr double limit = unbounded;
  v.text("parameter", d.parameter, 500);
  v.real("low", d.low, {0, -limit, limit});
  v.real("high", d.high, {0, -limit, limit});
  v.choice("shape", d.shape, 0, {"uniform", "normal"});
  engine::visit_record(v, "source", engine::localized_text_kind, d.source);
}

void visit(ParameterVisitor& v, DecisionVariable& l) {
  constexpr double limit = unbounded;
  v.text("parameter", l.parameter, 500);
  v.real("low", l.low, {0, -limit, limit});
  v.real("high", l.high, {0, -limit, limit});
  v.real("step", l.step, {0, 0, limit});
}

void visit(ParameterVisitor& v, Limit& l) {
  constexpr double limit = unbounded;
  v.reference("measure", l.measure, engine::Reference::measure);
  v.reference("versus", l.versus, engine::Reference::strategy, true);
  v.date("from", l.from, true);
  v.date("to", l.to, true);
  v.real("at_least", l.at_least, {-limit, -limit, limit});
  v.real("at_most", l.at_most, {limit, -limit, limit});
}

void visit(ParameterVisitor& v, SearchSettings& s) {
  engine::visit_list(v, "levers", "lever", s.variables, 20);
  v.references("strategies", s.strategies, engine::Reference::strategy);
  v.reference("against", s.against, engine::Reference::measure, true);
  engine::visit_list(v, "limits", "limit", s.limits, most_limits);
}

void visit(ParameterVisitor& v, Header& h) {
  engine::visit_record(v, "name", engine::localized_text_kind, h.name);
  engine::visit_record(v, "question", engine::localized_text_kind, h.question);
  engine::visit_record(v, "summary", engine::localized_text_kind, h.summary);
  v.text("author", h.author, 200, true);
  engine::visit_record(v, "run", "run", h.run);
  engine::visit_record(v, "comparison", "comparison", h.comparison);
  engine::visit_list(v, "limits", "limit", h.limits, most_limits);
  engine::visit_list(v, "expectations", "expectation", h.expectations, 200);
  engine::visit_list(v, "doubts", "doubt", h.doubts, most_doubts);
  engine::visit_record(v, "search", "search", h.search);
}

} // namespace pondlab::scenario
