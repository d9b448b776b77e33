#pragma once

#include "experiment/study/study.hpp"

#include <string>

namespace pondlab::tests {

/// A scenario of 3,000 people, 40 days, one SMS mechanism, two strategies and three expectations.
std::string small_scenario();

/// The same of 1,200 people in the segments old and new, with these expectations instead.
std::string expecting(const std::string& expectations);

/// A study of `text`; the test fails when the scenario has errors.
experiment::Study study_of(const std::string& text, experiment::JobSpecification asked = {});

/// The study's experiment, run on this many threads.
experiment::Experiment run(const experiment::Study& study, int jobs = 1);

} // namespace pondlab::tests
