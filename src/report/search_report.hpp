#pragma once

#include "experiment/search.hpp"
#include "report/paper.hpp"

#include <string>

namespace pondlab::report {

/// Number of the layout of `search_json`: grows when a member changes its meaning or goes away.
inline constexpr int search_format = 1;

/// A finished search for programs: each plan that was tried with its patch, and the finalists. Keys
/// and layout are stable.
std::string search_json(const experiment::Search& search, const std::string& file);

/// As it is printed: the finalists on fresh draws first, then all that was tried.
Paper search_paper(const experiment::Search& search, Language language);

} // namespace pondlab::report
