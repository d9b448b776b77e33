#pragma once

#include "base/text.hpp"
#include "experiment/study/search.hpp"
#include "report/model/report_document.hpp"

#include <optional>
#include <string>

namespace pondlab::report {

/// Number of the layout of `search_json`: grows when a member changes its meaning or goes away.
inline constexpr int search_format = 1;

/// A finished search for programs: each plan that was tried with its patch, and the finalists. Keys
/// and layout are stable.
std::string search_json(const experiment::Search& search, const std::string& file);

/// The same for spreadsheets: a line a plan that was tried, in the order of trying, with a column a
/// variable, its means while exploring, and for finalists the estimates on fresh draws. Heads of
/// columns in `heads`, or else the keys that programs know.
std::string search_csv(const experiment::Search& search, std::optional<Language> heads = {});

/// As it is printed: the finalists on fresh draws first, then all that was tried.
ReportDocument search_document(const experiment::Search& search, Language language);

} // namespace pondlab::report
