#pragma once

#include "base/text.hpp"
#include "engine/world/measure.hpp"
#include "experiment/study/study.hpp"
#include "report/model/number.hpp"
#include "report/model/report_document.hpp"

#include <string>
#include <vector>

namespace pondlab::report {

/// How an expectation or a limit stands, in colour.
Tone tone_of(experiment::Verdict verdict);

/// Key of a measure's unit in files: "yuan", "fraction", "count" or "ratio".
std::string_view unit_key(engine::MeasureUnit unit);
/// How a measure's values are written for people.
Unit unit_of(engine::MeasureUnit unit);
/// How what comes of an expectation is: as its measure, or as a multiple.
Unit unit_of(const experiment::Expected& expected);

/// A measure's value as a person reads it.
std::string value_text(Language language, const engine::Measure& measure, double value);
/// The half-width of its interval: "±1.2万".
std::string half_width_text(Language language, const engine::Measure& measure, double half_width);
/// An estimate's mean with its interval, `gap` between: "5 ±1.2", or where that is longer on one
/// side, as of rare counts and ratios, "0.15 (0.04 to 0.41)". An estimate without a value has its
/// own words.
std::string estimate_text(Language language, const experiment::Estimate& estimate, Unit unit,
                          std::string_view gap = " ");
/// Such an interval alone: "(0.04 to 0.41)", "(at most 0.15)".
std::string limits_text(Language language, double low, double high);

/// "at least 18 %", "at most …", "18 % to 22 %".
std::string band_text(Language language, Unit unit, const experiment::Band& band);

/// What an expectation is about: "短信 sms 用券转化率", with strategy, rival, segment and days
/// where they are special.
std::string expectation_name(Language language, const experiment::Study& study,
                             const experiment::Expected& expected);

/// What is expected of it: the band, or the chance to be ahead.
std::string limit_text(Language language, const experiment::Expected& expected);

/// What the scenario's plans must keep ("campaign cost: at most ¥20,000"), and how one does: kept,
/// broken, or not told yet and about how many replications would tell, with the mean.
std::string limit_name(Language language, const scenario::Scenario& scenario,
                       const scenario::Limit& limit);
/// Its measure, with the strategy it is set against and the days, without the bounds.
std::string limited_measure(Language language, const scenario::Scenario& scenario,
                            const scenario::Limit& limit);
std::string kept_text(Language language, const scenario::Limit& limit,
                      const experiment::Kept& kept);

/// A chance in per cent; one that is not certain does not look it.
std::string probability_text(Language language, double chance);

/// Why it is not judged, or how it came to its verdict.
std::string reason_text(Language language, const scenario::Scenario& scenario,
                        const experiment::Expected& expected,
                        const experiment::ExpectationOutcome& assessment);

/// The chance that a ranking came to, "93 %"; empty where none is known.
std::string chance_text(Language language, const experiment::Expected& expected,
                        const experiment::ExpectationOutcome& assessment);

/// Warning on top of a report to which replications are missing; empty when none are.
std::string unfinished_text(Language language, const experiment::Experiment& experiment);
std::string unfinished_text(Language language, int done, int all);

/// Name of a scenario in the reader's language, or else of its file.
std::string scenario_title(Language language, const scenario::Scenario& scenario);

/// Name of a strategy by its id; the id where there is no such strategy.
std::string strategy_name(Language language, const scenario::Scenario& scenario,
                          const std::string& id);

/// Name of a campaign's entry: its kind's, with its number where there are several.
std::string mechanism_name(Language language, const std::string& id);
/// Names of several, joined.
std::string mechanism_names(Language language, const std::vector<std::string>& ids);
/// Ids of several as files name them: "live+community_post".
std::string joined_ids(const std::vector<std::string>& ids);

} // namespace pondlab::report
