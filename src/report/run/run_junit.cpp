#include "report/format/junit.hpp"
#include "report/run/run_text.hpp"

namespace pondlab::report {

namespace {

CaseEnd end_of(experiment::Verdict verdict) {
  switch (verdict) {
  case experiment::Verdict::pass:
    return CaseEnd::passed;
  case experiment::Verdict::fail:
    return CaseEnd::failure;
  case experiment::Verdict::inconclusive:
    return CaseEnd::error;
  case experiment::Verdict::skipped:
    break;
  }
  return CaseEnd::skipped;
}

TestCase case_of(const RunReport& report, Language language, const RunText& words, std::size_t i) {
  const experiment::Verdict verdict = judge(report.study, report.experiment, i).verdict;
  return {.group = report.study.scenario.file,
          .name = words.expected(i),
          .end = end_of(verdict),
          .type = std::string(key_of(verdict)),
          .message = words.outcome(i),
          .detail = report.study.expectations[i].expectation.source.in(language)};
}

} // namespace

std::string run_junit(const RunReport& report, Language language) {
  const RunText words(report, language);
  std::vector<TestCase> cases;
  for (std::size_t i = 0; i < report.study.expectations.size(); ++i)
    cases.push_back(case_of(report, language, words, i));
  if (!report.experiment.is_whole())
    cases.push_back({.group = report.study.scenario.file,
                     .name = std::string(text(language, "report.all_replications")),
                     .end = CaseEnd::error,
                     .type = "unfinished",
                     .message = unfinished_text(language, report.experiment),
                     .detail = {}});
  return junit_text(report.study.scenario.file, cases, report.seconds);
}

} // namespace pondlab::report
