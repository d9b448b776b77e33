#include "report/format/estimate_json.hpp"
#include "report/format/limit_json.hpp"
#include "report/format/manifest_json.hpp"
#include "report/model/names.hpp"
#include "report/run/run_report.hpp"

#include "engine/numeric/calendar.hpp"

namespace pondlab::report {

namespace {

using engine::MeasureUnit;

class ResultWriter {
public:
  explicit ResultWriter(const RunReport& report)
      : study_(report.study), experiment_(report.experiment), manifest_(report.manifest) {}

  std::string write() {
    json_.begin_object().key("pondlab_result").integer(result_format);
    write_run();
    write_measures();
    write_limits();
    write_expectations();
    write_ledger();
    write_series();
    json_.key("manifest");
    write_manifest(json_, manifest_);
    json_.end_object();
    return json_.take();
  }

private:
  void write_run() {
    const auto& horizon = study_.scenario.setup.horizon;
    json_.key("scenario").begin_object();
    json_.key("file").text(study_.scenario.file);
    json_.key("name_zh").text(study_.scenario.header.name.in(Language::zh));
    json_.key("name_en").text(study_.scenario.header.name.in(Language::en));
    json_.key("start").text(to_text(horizon.start));
    json_.key("days").integer(horizon.days);
    json_.key("people").integer(engine::people_of(study_.scenario.setup));
    json_.end_object();
    json_.key("strategy").text(study_.strategy);
    json_.key("replications").integer(experiment_.done());
    json_.key("replications_planned").integer(experiment_.replications());
    json_.key("finished").boolean(experiment_.is_whole());
    json_.key("confidence").real(experiment::confidence);
    json_.key("verdict").text(key_of(verdict(study_, experiment_)));
  }

  void write_measures() {
    json_.key("measures").begin_list();
    for (std::size_t i = 0; i < study_.questions.size(); ++i) {
      json_.begin_object();
      write_question(study_.questions[i]);
      write_estimate(json_, study_.questions[i].measure->unit, experiment_.answer(i));
      json_.end_object();
    }
    json_.end_list();
  }

  void write_question(const experiment::Question& question) {
    const auto& start = study_.scenario.setup.horizon.start;
    json_.key("measure").text(question.measure->key);
    json_.key("unit").text(unit_key(question.measure->unit));
    json_.key("strategy").text(question.strategy);
    write_of(question.of);
    if (!question.segment.empty()) json_.key("segment").text(question.segment);
    json_.key("from").text(to_text(engine::Date{start.days + question.from}));
    json_.key("to").text(to_text(engine::Date{start.days + question.to - 1}));
  }

  void write_of(const std::vector<std::string>& mechanisms) {
    if (mechanisms.empty()) return;
    json_.key("of").begin_line_list();
    for (const std::string& id : mechanisms) json_.text(id);
    json_.end_list();
  }

  void write_limit(std::string_view key, MeasureUnit unit, double value, bool known) {
    json_.key(key);
    if (known)
      write_value(json_, unit, value);
    else
      json_.null();
  }

  void write_limits() {
    if (study_.limit_places.empty()) return;
    json_.key("limits").begin_list();
    for (std::size_t i = 0; i < study_.limit_places.size(); ++i) {
      const experiment::Kept kept = keeps(study_, experiment_, i);
      write_kept(json_, study_.scenario.header.limits[i], kept);
    }
    json_.end_list();
  }

  void write_expectations() {
    json_.key("expectations").begin_list();
    for (std::size_t i = 0; i < study_.expectations.size(); ++i) write_expectation(i);
    json_.end_list();
  }

  void write_expectation(std::size_t i) {
    const experiment::Expected& expected = study_.expectations[i];
    const auto& expectation = expected.expectation;
    const MeasureUnit unit = expected.unit();
    const experiment::ExpectationOutcome assessment = experiment::assess(study_, experiment_, i);
    json_.begin_object();
    json_.key("measure").text(expectation.measure);
    json_.key("unit").text(unit_key(unit));
    json_.key("strategy").text(expected.strategy);
    if (!expectation.versus.empty()) json_.key("versus").text(expectation.versus);
    if (expectation.is_rival_ratio()) json_.key("as").text("ratio");
    write_of(expectation.of);
    if (!expectation.segment.empty()) json_.key("segment").text(expectation.segment);
    write_days({expectation.from, expectation.to});
    if (expectation.over.given()) {
      json_.key("over").begin_object();
      write_days(expectation.over);
      json_.end_object();
    }
    write_limit("at_least", unit, expected.band.low, expectation.has_lower());
    write_limit("at_most", unit, expected.band.high, expectation.has_upper());
    if (expectation.is_ranking())
      json_.key("probability_at_least").real(expectation.probability_at_least);
    json_.key("role").text(key_of(expectation.known_as()));
    json_.key("source").text(expectation.source.in(Language::en));
    json_.key("source_zh").text(expectation.source.in(Language::zh));
    json_.key("verdict").text(key_of(assessment.assessment.verdict));
    if (expected.skip != experiment::Skip::none) {
      json_.key("skipped").text(skip_key(expected));
    } else {
      json_.key("needed");
      if (assessment.assessment.needed > 0)
        json_.integer(assessment.assessment.needed);
      else
        json_.null();
      write_estimate(json_, unit, assessment.estimate);
      write_rival(expected, assessment);
    }
    json_.end_object();
  }

  /// Why it is not judged.
  static std::string_view skip_key(const experiment::Expected& expected) {
    switch (expected.skip) {
    case experiment::Skip::parked:
      return key_of(expected.expectation.known_parked());
    case experiment::Skip::days:
      return "days";
    default:
      return "strategy";
    }
  }

  void write_days(const scenario::Window& window) {
    if (window.from.known()) json_.key("from").text(to_text(window.from));
    if (window.to.known()) json_.key("to").text(to_text(window.to));
  }

  /// Whom the estimate is a difference to or a ratio, and of a ranking the chance to be ahead of
  /// all.
  void write_rival(const experiment::Expected& expected,
                   const experiment::ExpectationOutcome& assessment) {
    if (assessment.rival.empty()) return;
    json_.key(expected.expectation.is_rival_ratio() ? "divided_by" : "less").text(assessment.rival);
    if (!expected.expectation.is_ranking()) return;
    json_.key("probability");
    if (assessment.estimate.has_interval())
      json_.real(assessment.chance);
    else
      json_.null();
  }

  /// Sums over replications are exact; means are theirs, to the nearest fen.
  void write_ledger() {
    const engine::Plan& plan = *experiment_.arms().front().plan;
    json_.key("ledger").begin_object();
    json_.key("strategy").text(study_.strategy);
    json_.key("rows").begin_list();
    for (int centre = 0; centre <= plan.mechanism_count(); ++centre)
      for (int account = 0; account < engine::account_count; ++account)
        write_cell(plan, centre, static_cast<engine::Account>(account));
    json_.end_list().end_object();
  }

  void write_cell(const engine::Plan& plan, int centre, engine::Account account) {
    const std::int64_t sum = experiment_.ledger_sum(0, centre, account);
    json_.begin_object();
    json_.key("account").text(key_of(account));
    json_.key("cost_centre")
        .text(centre == 0 ? "baseline" : plan.campaign[static_cast<std::size_t>(centre - 1)].id);
    json_.key("sum").money(sum);
    json_.key("mean").money(static_cast<double>(sum) / std::max(1, experiment_.done()));
    json_.end_object();
  }

  void write_series() {
    json_.key("series").begin_list();
    for (std::size_t i = 0; i < study_.series.size(); ++i) {
      const engine::Measure& measure = *study_.series[i].measure;
      const experiment::SeriesBand band = experiment_.series(i);
      json_.begin_object();
      json_.key("measure").text(measure.key);
      json_.key("unit").text(unit_key(measure.unit));
      write_days("mean", measure.unit, band.mean);
      write_days("low", measure.unit, band.low);
      write_days("high", measure.unit, band.high);
      json_.end_object();
    }
    json_.end_list();
  }

  void write_days(std::string_view key, MeasureUnit unit, const std::vector<double>& values) {
    json_.key(key).begin_line_list();
    for (const double value : values)
      if (unit == MeasureUnit::money)
        json_.money(value);
      else
        json_.real(value);
    json_.end_list();
  }

  const experiment::Study& study_;
  const experiment::Experiment& experiment_;
  const experiment::Manifest& manifest_;
  JsonWriter json_;
};

} // namespace

std::string run_json(const RunReport& report) { return ResultWriter(report).write(); }

} // namespace pondlab::report
