#include "report/colour.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"
#include "report/run_report.hpp"
#include "report/text_table.hpp"

#include "engine/calendar.hpp"

#include <algorithm>

namespace pondlab::report {

namespace {

using Align = TextTable::Align;
using experiment::Estimate;

class TextReport {
public:
  TextReport(const RunReport& report, Language language, bool colour)
      : study_(report.study), experiment_(report.experiment), manifest_(report.manifest),
        language_(language), colour_(colour) {}

  std::string write() {
    write_head();
    write_unfinished();
    write_expectations();
    write_measures();
    write_mechanisms();
    write_ledger();
    write_foot();
    return std::move(out_);
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return text(language_, "report." + std::string(key), arguments);
  }
  void heading(const std::string& line) { out_ += "\n" + bold(line, colour_) + "\n"; }

  void write_head() {
    const scenario::Scenario& scenario = study_.scenario;
    const std::string& name = scenario.header.name.in(language_);
    out_ += bold(name.empty() ? scenario.file : name, colour_) + "\n";
    out_ +=
        t("head", {{"strategy", scenario.name_of(*scenario.find(study_.strategy), language_)},
                   {"start", to_text(scenario.setup.horizon.start)},
                   {"days", std::to_string(scenario.setup.horizon.days)},
                   {"people", number_text(language_, static_cast<double>(people_of(scenario.setup)),
                                          Unit::count)},
                   {"replications", std::to_string(experiment_.done())},
                   {"seed", std::to_string(study_.seed)}}) +
        "\n";
  }

  void write_unfinished() {
    const std::string sentence = unfinished_text(language_, experiment_);
    if (!sentence.empty()) out_ += "\n" + painted(sentence, Colour::yellow, colour_) + "\n";
  }

  void write_expectations() {
    if (study_.expectations.empty()) return;
    heading(t("expectations"));
    TextTable table(
        {Align::left, Align::left, Align::right, Align::left, Align::left, Align::left});
    for (std::size_t i = 0; i < study_.expectations.size(); ++i) add_expectation(table, i);
    out_ += table.text();
  }

  void add_expectation(TextTable& table, std::size_t i) {
    const experiment::Expected& expected = study_.expectations[i];
    const engine::Measure& measure = *engine::find_measure(expected.expectation.measure);
    const experiment::Judgement judgement = judge(study_, experiment_, i);
    const Estimate estimate = expected.skip == experiment::Skip::none
                                  ? experiment_.answer(expected.question)
                                  : Estimate{};
    std::string last = t(key_of(expected.expectation.known_as()));
    const std::string reason = reason_text(language_, expected, judgement, estimate);
    if (!reason.empty()) last += t("semicolon") + reason;
    table.add({verdict_text(judgement.verdict), expectation_name(language_, study_, expected),
               estimate.defined() ? value_text(language_, measure, estimate.mean) : "",
               interval_text(measure, estimate), band_text(language_, measure, expected.band),
               last});
  }

  std::string verdict_text(experiment::Verdict verdict) const {
    const std::string word(text(language_, "verdict." + std::string(key_of(verdict))));
    switch (verdict) {
    case experiment::Verdict::pass:
      return painted("✓ " + word, Colour::green, colour_);
    case experiment::Verdict::fail:
      return painted("✗ " + word, Colour::red, colour_);
    case experiment::Verdict::inconclusive:
      return painted("? " + word, Colour::yellow, colour_);
    case experiment::Verdict::skipped:
      break;
    }
    return "- " + word;
  }

  std::string interval_text(const engine::Measure& measure, const Estimate& estimate) const {
    return estimate.has_interval() ? half_width_text(language_, measure, estimate.half_width) : "";
  }

  bool is_whole_run(const experiment::Question& question) const {
    return question.strategy == study_.strategy && question.from == 0 &&
           question.to == study_.scenario.setup.horizon.days;
  }

  void write_measures() {
    TextTable table({Align::left, Align::right, Align::left});
    for (std::size_t i = 0; i < study_.questions.size(); ++i) {
      const experiment::Question& question = study_.questions[i];
      if (!is_whole_run(question) || !question.of.empty()) continue;
      add_measure(table, *question.measure, experiment_.answer(i));
    }
    if (table.empty()) return;
    heading(t("measures"));
    out_ += table.text();
  }

  void add_measure(TextTable& table, const engine::Measure& measure, const Estimate& estimate) {
    table.add({std::string(text(language_, "measure." + std::string(measure.key) + ".name")),
               estimate.defined() ? value_text(language_, measure, estimate.mean) : t("undefined"),
               interval_text(measure, estimate)});
  }

  void write_mechanisms() {
    for (const engine::CampaignEntry& entry : experiment_.arms().front().plan->campaign) {
      TextTable table({Align::left, Align::right, Align::left});
      for (std::size_t i = 0; i < study_.questions.size(); ++i) {
        const experiment::Question& question = study_.questions[i];
        const Estimate estimate = experiment_.answer(i);
        const bool happened = estimate.defined() && (estimate.mean != 0 || estimate.sd != 0);
        if (is_whole_run(question) && question.of == std::vector{entry.id} && happened)
          add_measure(table, *question.measure, estimate);
      }
      if (table.empty()) continue;
      heading(mechanism_name(language_, entry.id));
      out_ += table.text();
    }
  }

  /// Accounts by cost centre, in yuan, those that nothing was posted to left out.
  void write_ledger() {
    const engine::Campaign& campaign = experiment_.arms().front().plan->campaign;
    TextTable table(std::vector<Align>(campaign.size() + 3, Align::right));
    std::vector<std::string> head = {"", std::string(text(language_, "cost_centre.baseline"))};
    for (const engine::CampaignEntry& entry : campaign) head.push_back(entry.id);
    head.push_back(t("total"));
    table.add(head);
    for (int account = 0; account < engine::account_count; ++account)
      add_account(table, static_cast<engine::Account>(account),
                  static_cast<int>(campaign.size()) + 1);
    heading(t("ledger"));
    out_ += table.text();
  }

  void add_account(TextTable& table, engine::Account account, int cost_centres) {
    std::vector<std::string> row = {
        std::string(text(language_, "account." + std::string(key_of(account))))};
    std::int64_t total = 0;
    bool used = false;
    for (int centre = 0; centre < cost_centres; ++centre) {
      const std::int64_t sum = experiment_.ledger_sum(0, centre, account);
      used = used || sum != 0;
      total += sum;
      row.push_back(amount_text(sum));
    }
    row.push_back(amount_text(total));
    if (used) table.add(row);
  }

  std::string amount_text(std::int64_t sum) const {
    return grouped(static_cast<double>(sum) / 100 / std::max(1, experiment_.done()), 0);
  }

  void write_foot() {
    const experiment::ManifestArm& arm = manifest_.arms.front();
    out_ += "\n" +
            t("foot", {{"version", manifest_.version},
                       {"compiler", manifest_.compiler},
                       {"instruction_set", manifest_.instruction_set},
                       {"scenario", hash_text(arm.plan_hash)},
                       {"day", hash_text(arm.fingerprint.days.back())}}) +
            "\n";
  }

  const experiment::Study& study_;
  const experiment::Experiment& experiment_;
  const experiment::Manifest& manifest_;
  Language language_;
  bool colour_;
  std::string out_;
};

} // namespace

std::string run_text(const RunReport& report, Language language, bool colour) {
  return TextReport(report, language, colour).write();
}

} // namespace pondlab::report
