#include "report/junit.hpp"
#include "report/names.hpp"
#include "report/run_report.hpp"

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

TestCase case_of(const RunReport& report, Language language, std::size_t i) {
  const experiment::Expected& expected = report.study.expectations[i];
  const engine::Measure& measure = *engine::find_measure(expected.expectation.measure);
  const experiment::Judgement judgement = judge(report.study, report.experiment, i);
  const bool judged = expected.skip == experiment::Skip::none;
  const experiment::Estimate estimate =
      judged ? report.experiment.answer(expected.question) : experiment::Estimate{};
  TestCase test{.group = report.study.scenario.file,
                .name = expectation_name(language, report.study, expected) +
                        std::string(text(language, "report.colon")) +
                        band_text(language, measure, expected.band),
                .end = end_of(judgement.verdict),
                .type = std::string(key_of(judgement.verdict)),
                .detail = expected.expectation.source};
  if (estimate.defined())
    test.message = text(language, "report.simulated",
                        {{"mean", value_text(language, measure, estimate.mean)},
                         {"interval", half_width_text(language, measure, estimate.half_width)},
                         {"n", std::to_string(estimate.n)}});
  const std::string reason = reason_text(language, expected, judgement, estimate);
  if (!reason.empty())
    test.message +=
        (test.message.empty() ? "" : std::string(text(language, "report.semicolon"))) + reason;
  return test;
}

} // namespace

std::string run_junit(const RunReport& report, Language language) {
  std::vector<TestCase> cases;
  for (std::size_t i = 0; i < report.study.expectations.size(); ++i)
    cases.push_back(case_of(report, language, i));
  if (!report.experiment.is_whole())
    cases.push_back({.group = report.study.scenario.file,
                     .name = std::string(text(language, "report.all_replications")),
                     .end = CaseEnd::error,
                     .type = "unfinished",
                     .message = unfinished_text(language, report.experiment),
                     .detail = {}});
  return junit_text(report.study.scenario.file, cases);
}

} // namespace pondlab::report
