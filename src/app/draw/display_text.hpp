#pragma once

#include "app/draw/ui.hpp"
#include "app/state/shipped.hpp"
#include "workbench/session/session.hpp"

#include <cstdint>
#include <string>
#include <utility>

namespace pondlab::app {

/// Names and figures in the reader's language, for what views hold as keys.

/// The gallery's words for it, or else the file's own, or else the file's name.
std::string scenario_title(const Ui& ui, const ShippedScenario& scenario);
std::string scenario_title(const Ui& ui, const workbench::Session& session);
/// "短信" or "短信 2" for "sms" or "sms#2".
std::string campaign_name(const Ui& ui, const std::string& id);
std::string measure_name(const Ui& ui, std::string_view measure);
/// What a measure counts and how; empty where no text says it.
std::string measure_meaning(const Ui& ui, std::string_view measure);

/// Every digit, thousands separated.
std::string count_text(const Ui& ui, std::int64_t count);
/// A difference, with its sign.
std::string signed_text(const Ui& ui, double value, report::Unit unit,
                        report::Shape shape = report::Shape::compact);
std::string figure_text(const Ui& ui, const workbench::Figure& figure);
/// "±38k", empty without replications.
std::string interval_text(const Ui& ui, const workbench::Figure& figure);
/// "100 次模拟" or "单次运行".
std::string replications_text(const Ui& ui, int replications);
/// "11月30日" and "14:05" where the reader is, of milliseconds since 1970; the date has its year
/// where that is not this one.
std::pair<std::string, std::string> moment_text(const Ui& ui, std::int64_t milliseconds);
/// "48万人 · 182 天".
std::string size_text(const Ui& ui, const ShippedScenario& scenario);

} // namespace pondlab::app
