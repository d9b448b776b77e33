#include "report/explanation/explanation_report.hpp"
#include "report/format/estimate_json.hpp"
#include "report/format/manifest_json.hpp"

#include "engine/numeric/calendar.hpp"

#include <array>

namespace pondlab::report {

namespace {

using experiment::Amount;

class ExplanationWriter {
public:
  explicit ExplanationWriter(const ExplanationReport& report) : report_(report) {}

  std::string write() {
    json_.begin_object().key("pondlab_explanation").integer(explanation_format);
    write_head();
    write_accounting();
    json_.key("causes").begin_list();
    for (const experiment::Causes& causes : report_.causes) write_causes(causes);
    json_.end_list().key("manifest");
    write_manifest(json_, report_.manifest);
    return json_.end_object().take();
  }

private:
  void write_head() {
    const experiment::Explanation& explanation = report_.explanation;
    const auto& horizon = explanation.scenario.setup.horizon;
    json_.key("scenario").text(explanation.scenario.file);
    json_.key("start").text(to_text(horizon.start));
    json_.key("days").integer(horizon.days);
    json_.key("replications").integer(report_.experiment.done());
    json_.key("replications_planned").integer(report_.experiment.replications());
    json_.key("finished").boolean(report_.experiment.is_whole());
    json_.key("confidence").real(experiment::confidence);
    json_.key("measure").text("contribution");
    json_.key("unit").text("yuan");
    json_.key("strategy").text(explanation.strategy);
    json_.key("less").text(explanation.less);
  }

  /// The sum over replications is exact; means add up to the whole's mean, to the fen.
  void write_amount(const Amount& amount) {
    json_.key("sum").money(amount.sum);
    json_.key("mean").money(amount.mean);
    const auto write = [&](std::string_view key, double value) {
      json_.key(key);
      if (amount.estimate.has_interval())
        json_.money(value);
      else
        json_.null();
    };
    write("sd", amount.estimate.sd);
    write("low", amount.estimate.low());
    write("high", amount.estimate.high());
  }

  void write_accounting() {
    const experiment::Accounting& accounting = report_.accounting;
    json_.key("accounting").begin_object();
    json_.key("difference").begin_object();
    write_amount(accounting.difference);
    json_.end_object().key("factors").begin_list();
    for (const experiment::FactorAmount& factor : accounting.factors) {
      json_.begin_object().key("factor").text(key_of(factor.factor));
      write_amount(factor.amount);
      json_.end_object();
    }
    json_.end_list().key("shares").begin_list();
    for (const experiment::SharedAmount& share : accounting.shares) write_share(share);
    json_.end_list().end_object();
  }

  void write_share(const experiment::SharedAmount& shared) {
    static constexpr std::array<std::string_view, 3> channels = {"store", "marketplace", "shop"};
    static constexpr std::array<std::string_view, 2> kinds = {"organic", "touched"};
    const experiment::Share& share = shared.share;
    const auto& segments = report_.explanation.segments;
    const auto write = [&](std::string_view key, bool known, std::string_view value) {
      json_.key(key);
      if (known)
        json_.text(value);
      else
        json_.null();
    };
    json_.begin_object();
    const bool somebodys = share.segment < segments.size();
    write("segment", somebodys, somebodys ? segments[share.segment] : std::string());
    write("channel", share.channel.has_value(),
          channels[static_cast<std::size_t>(share.channel.value_or(engine::Channel::store))]);
    write("visits", share.kind.has_value(),
          kinds[static_cast<std::size_t>(share.kind.value_or(experiment::VisitKind::organic))]);
    json_.key("factor").text(key_of(share.factor));
    write_amount(shared.amount);
    json_.end_object();
  }

  void write_causes(const experiment::Causes& causes) {
    json_.begin_object().key("strategy").text(causes.strategy);
    json_.key("mechanisms").begin_list();
    for (const experiment::SwitchedOff& off : causes.mechanisms) {
      json_.begin_object().key("mechanism").text(off.mechanism);
      write_amount(off.effect);
      json_.end_object();
    }
    json_.end_list();
    const auto write = [&](std::string_view key, const Amount& amount) {
      json_.key(key).begin_object();
      write_amount(amount);
      json_.end_object();
    };
    if (causes.set_up) write("set_up", *causes.set_up);
    write("interaction", causes.interaction);
    write("more_than_none", causes.whole);
    json_.end_object();
  }

  const ExplanationReport& report_;
  JsonWriter json_;
};

} // namespace

std::string explanation_json(const ExplanationReport& report) {
  return ExplanationWriter(report).write();
}

} // namespace pondlab::report
