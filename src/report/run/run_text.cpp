#include "report/run/run_text.hpp"

#include "engine/numeric/calendar.hpp"
#include "report/format/json_writer.hpp"
#include "report/model/plan_parts.hpp"

#include <algorithm>

namespace pondlab::report {

using experiment::Estimate;
using experiment::Verdict;

std::string RunText::t(std::string_view key, const std::vector<TextArgument>& arguments) const {
  return text(language_, "report." + std::string(key), arguments);
}

std::string RunText::title() const {
  const scenario::Scenario& scenario = report_.study.scenario;
  const std::string& name = scenario.header.name.in(language_);
  return name.empty() ? scenario.file : name;
}

std::string RunText::subtitle() const {
  const experiment::Study& study = report_.study;
  const scenario::Scenario& scenario = study.scenario;
  const auto people = static_cast<double>(people_of(scenario.setup));
  return t("head", {{"strategy", scenario.name_of(*scenario.find(study.strategy), language_)},
                    {"start", to_text(scenario.setup.horizon.start)},
                    {"days", std::to_string(scenario.setup.horizon.days)},
                    {"people", number_text(language_, people, Unit::count)},
                    {"replications", std::to_string(report_.experiment.done())}});
}

Notice RunText::verdict() const {
  const std::size_t all = report_.study.expectations.size();
  if (all == 0) return {};
  std::size_t failed = 0, open = 0, judged = 0;
  for (std::size_t i = 0; i < all; ++i) {
    const Verdict one = judge(report_.study, report_.experiment, i).verdict;
    judged += one != Verdict::skipped;
    failed += one == Verdict::fail;
    open += one == Verdict::inconclusive;
  }
  const std::vector<TextArgument> arguments = {{"all", std::to_string(judged)},
                                               {"failed", std::to_string(failed)},
                                               {"open", std::to_string(open)}};
  if (judged == 0) return {t("none_judged"), Tone::open};
  if (failed > 0) return {t("some_fail", arguments), Tone::bad};
  if (open > 0) return {t("some_open", arguments), Tone::open};
  return {t("all_hold", arguments), Tone::good};
}

std::string RunText::expected(std::size_t i) const {
  const experiment::Expected& expected = report_.study.expectations[i];
  return expectation_name(language_, report_.study, expected) + t("colon") +
         limit_text(language_, expected);
}

namespace {

/// What was simulated of it: its value, or how it compares with another.
std::string_view key_of_simulated(const scenario::Expectation& expectation) {
  if (expectation.over.given() && expectation.has_contrast())
    return expectation.is_rival_ratio() ? "simulated_over_ratio" : "simulated_over_difference";
  if (expectation.is_rival_ratio()) return "simulated_ratio";
  if (expectation.is_ratio()) return "simulated_over";
  return expectation.is_ranking() || expectation.has_contrast() ? "simulated_difference"
                                                                : "simulated";
}

} // namespace

std::string RunText::outcome(std::size_t i) const {
  const experiment::Expected& expected = report_.study.expectations[i];
  const experiment::ExpectationOutcome assessment =
      experiment::assess(report_.study, report_.experiment, i);
  const Estimate& estimate = assessment.estimate;
  std::string words;
  if (estimate.defined())
    words = t(key_of_simulated(expected.expectation),
              {{"mean", estimate_text(language_, estimate, unit_of(expected), "")},
               {"n", std::to_string(estimate.n)},
               {"rival", strategy_name(language_, report_.study.scenario, assessment.rival)}});
  if (const std::string chance = chance_text(language_, expected, assessment); !chance.empty())
    words = t("chance", {{"chance", chance}}) + t("semicolon") + words;
  const std::string reason = reason_text(language_, report_.study.scenario, expected, assessment);
  if (!reason.empty()) words += (words.empty() ? "" : t("semicolon")) + reason;
  return words;
}

std::vector<std::vector<std::string>> RunText::ledger() const {
  const engine::Campaign& campaign = report_.experiment.arms().front().plan->campaign;
  std::vector<std::vector<std::string>> rows(1);
  rows.front() = {"", std::string(text(language_, "cost_centre.baseline"))};
  for (const engine::CampaignEntry& entry : campaign)
    rows.front().push_back(mechanism_name(language_, entry.id));
  rows.front().push_back(t("total"));
  for (int a = 0; a < engine::account_count; ++a) {
    const auto account = static_cast<engine::Account>(a);
    std::vector<std::string> row = {
        std::string(text(language_, "account." + std::string(key_of(account))))};
    std::int64_t total = 0;
    bool used = false;
    for (int centre = 0; centre <= static_cast<int>(campaign.size()); ++centre) {
      const std::int64_t sum = report_.experiment.ledger_sum(0, centre, account);
      used = used || sum != 0;
      total += sum;
      row.push_back(amount(sum));
    }
    row.push_back(amount(total));
    if (used) rows.push_back(std::move(row));
  }
  return rows;
}

/// Yuan, of a mean replication.
std::string RunText::amount(std::int64_t sum) const {
  return grouped(static_cast<double>(sum) / 100 / std::max(1, report_.experiment.done()), 0);
}

std::string RunText::foot() const {
  const experiment::ManifestArm& arm = report_.manifest.arms.front();
  return t("provenance_of_run",
           {{"provenance", provenance(language_, report_.manifest, arm.plan_hash)},
            {"day", hash_text(arm.fingerprint.days.back())}});
}

std::string RunText::built_by() const {
  return t("built_by", {{"compiler", report_.manifest.compiler},
                        {"instruction_set", report_.manifest.instruction_set}});
}

} // namespace pondlab::report
