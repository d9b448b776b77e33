#include "report/compare/status_text.hpp"

namespace pondlab::report {

using experiment::Status;
using experiment::StatusReason;
using experiment::StrategyStatus;

StatusText::StatusText(const CompareReport& report, Language language)
    : report_(report), words_(report, language), language_(language) {}

std::string StatusText::t(std::string_view key, const std::vector<TextArgument>& arguments) const {
  return text(language_, "status." + std::string(key), arguments);
}

std::string StatusText::word(Status status) const { return t(key_of(status)); }

/// "earns ¥110 or more over no campaign": `form` says whether it does, may or does not.
std::string StatusText::gain(std::string_view form) const {
  const engine::Measure& measure = words_.criterion();
  const double worthwhile = report_.decision.worthwhile.value;
  const bool earned = measure.key == "contribution";
  const std::string key = std::string(earned ? "earned_" : "other_") +
                          (worthwhile > 0 ? "at_least_" : "more_") + std::string(form);
  return t(key, {{"measure",
                  std::string(text(language_, "measure." + std::string(measure.key) + ".name"))},
                 {"worthwhile", value_text(language_, measure, worthwhile)}});
}

std::string StatusText::tell(const StrategyStatus& standing) const {
  if (standing.needed == 0)
    return t("tell_beyond", {{"most", grouped(experiment::most_replications_advised, 0)}});
  const int more = standing.needed - report_.experiment.done();
  return t("tell", {{"more", grouped(more > 0 ? more : 1, 0)}});
}

std::string StatusText::limit(const StrategyStatus& standing) const {
  if (!standing.limit) return {};
  const scenario::Scenario& scenario = report_.comparison.scenario;
  return limit_name(language_, scenario, scenario.header.limits[*standing.limit]);
}

std::string StatusText::limit_value(const StrategyStatus& standing, std::size_t strategy) const {
  if (!standing.limit) return {};
  const experiment::Comparison& comparison = report_.comparison;
  const engine::Measure& measure =
      *engine::find_measure(comparison.limits()[*standing.limit].measure);
  return estimate_text(language_, report_.status.limits[strategy][*standing.limit].estimate,
                       unit_of(measure.unit));
}

/// The campaigns that may go, the best first.
std::vector<std::size_t> StatusText::fit_to_go() const {
  std::vector<std::size_t> fit;
  for (const std::size_t s : words_.by_mean())
    if (const auto& standing = report_.status.strategies[s]; standing)
      if (standing->status == Status::go) fit.push_back(s);
  return fit;
}

/// Whether the interval that is shown, which is not made for looking on the way, clears δ.
bool StatusText::looks_gained(std::size_t strategy) const {
  return words_.difference(strategy, words_.none()).low() >= report_.decision.worthwhile.value;
}

std::string StatusText::why(const StrategyStatus& standing, std::size_t strategy) const {
  const bool limited = !report_.comparison.limits().empty();
  std::string key(key_of(standing.reason));
  if (standing.reason == StatusReason::worthwhile && limited) key += "_kept";
  if (standing.reason == StatusReason::no_value && standing.limit) key += "_of_limit";
  const std::size_t none = words_.none();
  if (standing.reason == StatusReason::gain_open && looks_gained(strategy)) key = "gain_likely";
  if (standing.reason == StatusReason::choice_open && fit_to_go().size() == 1) key += "_of_one";
  return t(
      "why." + key,
      {{"strategy", words_.name(strategy)},
       {"does", gain("does")},
       {"may", gain("may")},
       {"limit", limit(standing)},
       {"value", limit_value(standing, strategy)},
       {"difference", words_.with_interval(words_.criterion(), words_.difference(strategy, none))},
       {"names", words_.joined(fit_to_go())},
       {"reasons", words_.outside(strategy)},
       {"measure",
        std::string(text(language_, "measure." + std::string(words_.criterion().key) + ".name"))},
       {"tell", tell(standing)}});
}

std::string StatusText::why(std::size_t strategy) const {
  const auto& standing = report_.status.strategies[strategy];
  return standing ? why(*standing, strategy) : std::string();
}

std::string StatusText::headline() const {
  const experiment::ComparisonStatus& status = report_.status;
  if (!status.is_asked) return {};
  return t("headline",
           {{"status", word(status.whole.status)}, {"why", why(status.whole, status.about)}});
}

std::string StatusText::would_win() const {
  const auto& winner = report_.status.would_win;
  const bool said =
      report_.status.whole.reason == StatusReason::limit_broken && report_.status.about == winner;
  if (!winner || said) return {};
  const auto& standing = report_.status.strategies[*winner];
  StrategyStatus broken{.limit = std::nullopt};
  for (std::size_t i = 0; i < report_.status.limits[*winner].size() && !broken.limit; ++i)
    if (report_.status.limits[*winner][i].verdict == experiment::Verdict::fail) broken.limit = i;
  if (!broken.limit) broken.limit = standing->limit;
  const std::size_t leader = report_.decision.leader;
  std::string key =
      words_.criterion().key == "contribution" ? "would_win_earned" : "would_win_other";
  if (!(words_.decisive_difference(*winner, leader).low() > 0)) key += "_perhaps";
  return t(
      key,
      {{"strategy", words_.name(*winner)},
       {"leader", words_.name(leader)},
       {"measure",
        std::string(text(language_, "measure." + std::string(words_.criterion().key) + ".name"))},
       {"difference", words_.with_interval(words_.criterion(), words_.difference(*winner, leader))},
       {"limit", limit(broken)},
       {"value", limit_value(broken, *winner)}});
}

std::string StatusText::brief(std::size_t strategy) const {
  const auto& standing = report_.status.strategies[strategy];
  if (!standing) return "–";
  return t("brief." + std::string(key_of(standing->reason)),
           {{"status", word(standing->status)}, {"tell", tell(*standing)}});
}

Tone tone_of(Status status) {
  switch (status) {
  case Status::go:
    return Tone::good;
  case Status::stop:
    return Tone::bad;
  case Status::not_separable:
  case Status::unhealthy:
    break;
  }
  return Tone::open;
}

DocumentTable status_table(const CompareReport& report, Language language) {
  const CompareText words(report, language);
  const StatusText status(report, language);
  const experiment::Comparison& comparison = report.comparison;
  const bool limited = !comparison.limits().empty();
  DocumentTable table{
      .title = std::string(text(language, limited ? "status.title_limits" : "status.title")),
      .head = words.limits_head()};
  table.head.insert(table.head.begin() + 1, std::string(text(language, "status.head")));
  for (const std::size_t s : words.by_mean()) {
    const auto& standing = report.status.strategies[s];
    std::vector<DocumentCell> row = {
        {words.name(s)}, {status.brief(s), standing ? tone_of(standing->status) : Tone::plain}};
    for (std::size_t i = 0; i < comparison.limits().size(); ++i) {
      const experiment::Kept& kept = report.status.limits[s][i];
      row.push_back({kept_text(language, comparison.limits()[i], kept), tone_of(kept.verdict)});
    }
    table.rows.push_back(std::move(row));
  }
  table.words.assign(table.head.size(), true);
  if (limited) table.note = words.limits_note();
  return table;
}

} // namespace pondlab::report
