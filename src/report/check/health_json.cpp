#include "base/version.hpp"
#include "report/check/health_report.hpp"
#include "report/format/estimate_json.hpp"
#include "report/format/json_writer.hpp"
#include "report/format/limit_json.hpp"
#include "report/format/support_json.hpp"

namespace pondlab::report {

namespace {

using experiment::Basis;
using experiment::Estimate;

constexpr std::size_t place_of(Basis basis) { return static_cast<std::size_t>(basis); }

class HealthWriter {
public:
  explicit HealthWriter(const HealthReport& report)
      : report_(report), comparison_(report.compare.comparison), card_(report.card) {}

  std::string write() {
    json_.begin_object().key("pondlab_check").integer(health_format);
    json_.key("version").text(version()).key("scenario").text(comparison_.scenario.file);
    json_.key("days").integer(comparison_.scenario.setup.horizon.days);
    json_.key("seed").integer(static_cast<std::int64_t>(comparison_.seed));
    json_.key("replications").integer(report_.compare.experiment.done());
    json_.key("finished").boolean(report_.compare.done() == report_.compare.planned());
    json_.key("leader").text(comparison_.strategies[card_.leader]);
    json_.key("sound").boolean(card_.concerns.empty());
    json_.key("concerns").begin_line_list();
    for (const experiment::Concern concern : card_.concerns) json_.text(key_of(concern));
    json_.end_list();
    write_bases("inputs", [&](Basis basis) { json_.integer(card_.inputs[place_of(basis)]); });
    write_rests_on();
    write_strategies();
    write_evidence();
    write_measure_first();
    return json_.end_object().take();
  }

private:
  template <class Write>
  void write_bases(std::string_view key, Write write) {
    json_.key(key).begin_object();
    for (const Basis basis : {Basis::given, Basis::measured, Basis::reported, Basis::assumed}) {
      json_.key(key_of(basis));
      write(basis);
    }
    json_.end_object();
  }

  void write_rests_on() {
    json_.key("rests_on");
    if (!card_.screened) {
      json_.null();
      return;
    }
    json_.begin_object();
    json_.key("runner_up").text(comparison_.strategies[report_.compare.screening->runner_up]);
    write_bases("shares", [&](Basis basis) { json_.real(card_.on(basis)); });
    json_.key("parameters").begin_list();
    for (const experiment::DoubtWeight& weight : card_.weights) {
      const auto& doubt = comparison_.scenario.header.doubts[weight.doubt];
      json_.begin_object().key("parameter").text(doubt.parameter);
      json_.key("usual").boolean(doubt.usual).key("basis").text(key_of(weight.basis));
      write_value(json_.key("strength"), comparison_.measures.front()->unit, weight.strength);
      json_.key("share").real(weight.share).end_object();
    }
    json_.end_list().end_object();
  }

  void write(std::string_view key, engine::MeasureUnit unit, const Estimate& estimate) {
    json_.key(key);
    if (estimate.defined()) {
      json_.begin_object();
      write_estimate(json_, unit, estimate);
      json_.end_object();
    } else {
      json_.null();
    }
  }

  void write_strategies() {
    using engine::MeasureUnit;
    json_.key("strategies").begin_list();
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s) {
      const experiment::Aftermath& left = card_.left[s];
      json_.begin_object().key("strategy").text(comparison_.strategies[s]);
      json_.key("outside").begin_list();
      for (const experiment::OutsideSupport& one : comparison_.outside[s])
        write_outside(json_, one);
      json_.end_list();
      if (const auto& limits = comparison_.scenario.header.limits; !limits.empty()) {
        json_.key("limits").begin_list();
        for (std::size_t i = 0; i < limits.size(); ++i)
          write_kept(json_, limits[i], comparison_.keeps(i, s, report_.compare.experiment));
        json_.end_list();
      }
      write("fatigue", MeasureUnit::share, left.fatigue);
      write("more_reachable", MeasureUnit::count, left.reachable);
      write("more_opted_out", MeasureUnit::count, left.opted_out);
      write("more_muted", MeasureUnit::count, left.muted);
      write("more_drop_outs", MeasureUnit::count, left.drop_outs);
      write("more_terminal_value", MeasureUnit::money, left.terminal_value);
      write("incremental_contribution", MeasureUnit::money, left.contribution);
      write("incremental_lifetime_contribution", MeasureUnit::money, left.lifetime_contribution);
      json_.end_object();
    }
    json_.end_list();
  }

  void write_evidence() {
    using scenario::EvidenceRole;
    json_.key("evidence").begin_object();
    for (const EvidenceRole role :
         {EvidenceRole::fitted, EvidenceRole::held_out, EvidenceRole::illustration}) {
      const experiment::EvidenceCount& count = card_.evidence[static_cast<std::size_t>(role)];
      json_.key(key_of(role)).begin_object().key("met").integer(count.met);
      json_.key("failed").integer(count.failed).key("judged").integer(count.judged).end_object();
    }
    json_.end_object();
  }

  void write_measure_first() {
    json_.key("measure_first");
    if (!card_.measure_first) {
      json_.null();
      return;
    }
    const std::string& path = comparison_.scenario.header.doubts[*card_.measure_first].parameter;
    const std::string mechanism = experiment::mechanism_of_parameter(path);
    json_.begin_object().key("parameter").text(path);
    json_.key("command").text(mechanism.empty() ? "pilot" : "trial").key("mechanism");
    if (mechanism.empty())
      json_.null();
    else
      json_.text(mechanism);
    json_.end_object();
  }

  const HealthReport& report_;
  const experiment::Comparison& comparison_;
  const experiment::HealthCard& card_;
  JsonWriter json_;
};

} // namespace

std::string health_json(const HealthReport& report) { return HealthWriter(report).write(); }

} // namespace pondlab::report
