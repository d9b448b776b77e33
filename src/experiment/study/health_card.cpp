#include "experiment/study/health_card.hpp"

#include "scenario/file/parameter_uncertainty.hpp"
#include "scenario/file/plan_numbers.hpp"

#include <algorithm>

namespace pondlab::experiment {

namespace {

Basis basis_of(engine::Grade grade) {
  switch (grade) {
  case engine::Grade::measured:
    return Basis::measured;
  case engine::Grade::reported:
    return Basis::reported;
  case engine::Grade::assumed:
    break;
  }
  return Basis::assumed;
}

/// A usual range is assumed, whatever the value in it rests on.
Basis basis_of(const scenario::Scenario& scenario, const scenario::ParameterUncertainty& doubt) {
  if (doubt.usual) return Basis::assumed;
  if (is_given(scenario, doubt.parameter)) return Basis::given;
  const auto number = find_number(scenario, doubt.parameter);
  return number ? basis_of(number->grade) : Basis::assumed;
}

/// What a trial cannot tell any better than the books: what things cost.
bool can_be_tried(const scenario::Scenario& scenario, const std::string& path) {
  if (path.starts_with("$.response.")) return true;
  if (mechanism_of_parameter(path).empty()) return false;
  constexpr int money_decimals = 2; // rates have four, real numbers any
  const auto number = find_number(scenario, path);
  return number && number->decimals != money_decimals && number->decimals != 0;
}

class Examination {
public:
  Examination(const Comparison& comparison, const Experiment& experiment, const Decision& decision)
      : comparison_(comparison), experiment_(experiment), decision_(decision),
        none_(comparison.none()) {
    card_.leader = decision.leader;
  }

  HealthCard examine(const std::optional<Screening>& screening) {
    card_.inputs = inputs_by_basis(comparison_.scenario);
    card_.screenable =
        comparison_.strategies.size() > 1 && !comparison_.scenario.header.doubts.empty();
    if (screening) weigh(*screening);
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s) card_.left.push_back(left(s));
    card_.best_later = best_later();
    raise_concerns();
    return std::move(card_);
  }

private:
  void weigh(const Screening& screening) {
    const auto& doubts = comparison_.scenario.header.doubts;
    card_.screened = true;
    double all = 0;
    for (std::size_t i = 0; i < doubts.size(); ++i) {
      const double strength = screening.parameters[i].effect.strength;
      card_.weights.push_back(
          {i, strength, strength * strength, basis_of(comparison_.scenario, doubts[i])});
      all += strength * strength;
    }
    for (DoubtWeight& weight : card_.weights) {
      weight.share = all > 0 ? weight.share / all : 0;
      card_.rests_on[static_cast<std::size_t>(weight.basis)] += weight.share;
    }
    std::ranges::stable_sort(card_.weights, std::greater{}, &DoubtWeight::strength);
    for (const DoubtWeight& weight : card_.weights) {
      if (weight.strength == 0 ||
          !can_be_tried(comparison_.scenario, doubts[weight.doubt].parameter))
        continue;
      card_.measure_first = weight.doubt;
      return;
    }
  }

  std::size_t place_of(std::string_view measure) const {
    const auto found = std::ranges::find(comparison_.measures, measure, &engine::Measure::key);
    return static_cast<std::size_t>(found - comparison_.measures.begin());
  }

  Estimate difference(std::string_view measure, std::size_t a, std::size_t b) const {
    const std::size_t place = place_of(measure);
    if (place == comparison_.measures.size() || a == b) return {};
    return paired_difference(comparison_, experiment_, place, a, b);
  }

  Aftermath left(std::size_t s) const {
    return {.fatigue = experiment_.answer(comparison_.question(s, place_of("fatigue"))),
            .reachable = difference("reachable", s, none_),
            .opted_out = difference("opted_out", s, none_),
            .muted = difference("muted", s, none_),
            .drop_outs = difference("drop_outs", s, none_),
            .terminal_value = difference("terminal_value", s, none_),
            .contribution = difference("contribution", s, none_),
            .lifetime_contribution = difference("lifetime_contribution", s, none_)};
  }

  std::size_t best_later() const {
    std::size_t best = none_;
    for (std::size_t s = 0; s < card_.left.size(); ++s)
      if (!decision_.excludes(s) &&
          card_.left[s].lifetime_contribution.mean > card_.left[best].lifetime_contribution.mean)
        best = s;
    return best;
  }

  void raise_concerns() {
    const std::size_t leader = card_.leader;
    if (comparison_.withholds(leader)) card_.concerns.push_back(Concern::outside_support);
    if (card_.best_later != leader) {
      const Estimate more = difference("lifetime_contribution", card_.best_later, leader);
      if (more.has_interval() && more.low() > 0) card_.concerns.push_back(Concern::later_loss);
    }
    if (!decision_.admits(leader)) card_.concerns.push_back(Concern::limits);
    if (card_.left[leader].fatigue.mean > much_fatigue) card_.concerns.push_back(Concern::fatigue);
  }

  const Comparison& comparison_;
  const Experiment& experiment_;
  const Decision& decision_;
  std::size_t none_;
  HealthCard card_;
};

} // namespace

std::string_view key_of(Basis basis) {
  static constexpr std::array<std::string_view, basis_count> keys = {"measured", "reported",
                                                                     "assumed", "given"};
  return keys[static_cast<std::size_t>(basis)];
}

std::string_view key_of(Concern concern) {
  static constexpr std::array<std::string_view, 5> keys = {"outside_support", "later_loss",
                                                           "fatigue", "evidence", "limits"};
  return keys[static_cast<std::size_t>(concern)];
}

std::array<int, basis_count> inputs_by_basis(const scenario::Scenario& scenario) {
  std::array<int, basis_count> counts{};
  for (const scenario::PlanNumber& number : plan_numbers(scenario))
    ++counts[static_cast<std::size_t>(number.given ? Basis::given : basis_of(number.grade))];
  return counts;
}

HealthCard health_card(const Comparison& comparison, const Experiment& experiment,
                       const Decision& decision, const std::optional<Screening>& screening) {
  return Examination(comparison, experiment, decision).examine(screening);
}

void judge_evidence(HealthCard& card, const Study& study, const Experiment& experiment) {
  judge_evidence(card, study, [&](std::size_t i) { return judge(study, experiment, i).verdict; });
}

void judge_evidence(HealthCard& card, const Study& study,
                    const std::function<Verdict(std::size_t)>& verdict_on) {
  card.judged = true;
  bool fails = false;
  for (std::size_t i = 0; i < study.expectations.size(); ++i) {
    const Verdict verdict = verdict_on(i);
    if (verdict == Verdict::skipped) continue;
    const scenario::EvidenceRole role = study.expectations[i].expectation.known_as();
    EvidenceCount& count = card.evidence[static_cast<std::size_t>(role)];
    ++count.judged;
    count.met += verdict == Verdict::pass;
    count.failed += verdict == Verdict::fail;
    fails = fails || (verdict == Verdict::fail && role != scenario::EvidenceRole::illustration);
  }
  if (fails) card.concerns.push_back(Concern::evidence);
}

std::string mechanism_of_parameter(std::string_view path) {
  const auto parsed = scenario::Path::parse(path);
  if (!parsed || parsed->size() < 3 || parsed->steps()[0] != scenario::Step("campaign")) return {};
  const auto* id = std::get_if<std::string>(&parsed->steps()[1]);
  return id != nullptr ? *id : std::string();
}

} // namespace pondlab::experiment
