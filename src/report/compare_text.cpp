#include "report/colour.hpp"
#include "report/compare_report.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"
#include "report/text_table.hpp"

#include "engine/calendar.hpp"

#include <algorithm>

namespace pondlab::report {

namespace {

using Align = TextTable::Align;
using experiment::Estimate;
using experiment::Prospect;

class CompareText {
public:
  CompareText(const CompareReport& report, Language language, bool colour)
      : comparison_(report.comparison), experiment_(report.experiment), manifest_(report.manifest),
        decision_(report.decision), language_(language), colour_(colour), none_(place_of_none()) {}

  std::string write() {
    write_head();
    write_unfinished();
    write_verdict();
    write_card();
    write_measures();
    out_ += "\n" +
            t("foot", {{"version", manifest_.version},
                       {"compiler", manifest_.compiler},
                       {"instruction_set", manifest_.instruction_set}}) +
            "\n";
    return std::move(out_);
  }

private:
  std::string t(std::string_view key, const std::vector<TextArgument>& arguments = {}) const {
    return text(language_, "compare." + std::string(key), arguments);
  }

  std::size_t place_of_none() const {
    const auto& ids = comparison_.strategies;
    return static_cast<std::size_t>(std::ranges::find(ids, experiment::no_campaign) - ids.begin());
  }

  const engine::Measure& criterion() const { return *comparison_.measures.front(); }

  std::string name(std::size_t strategy) const {
    return comparison_.scenario.name_of(
        *comparison_.scenario.find(comparison_.strategies[strategy]), language_);
  }
  std::string share(double value) const { return number_text(language_, value, Unit::rate); }
  std::string value(double amount) const { return value_text(language_, criterion(), amount); }

  std::string with_interval(const engine::Measure& measure, const Estimate& estimate) const {
    if (!estimate.defined()) return std::string(text(language_, "report.undefined"));
    std::string words = value_text(language_, measure, estimate.mean);
    if (estimate.has_interval())
      words += " " + half_width_text(language_, measure, estimate.half_width);
    return words;
  }

  void write_head() {
    const scenario::Scenario& scenario = comparison_.scenario;
    const std::string& title = scenario.header.name.in(language_);
    out_ += bold(title.empty() ? scenario.file : title, colour_) + "\n";
    out_ += t("head", {{"strategies", std::to_string(comparison_.strategies.size())},
                       {"start", to_text(scenario.setup.horizon.start)},
                       {"days", std::to_string(scenario.setup.horizon.days)},
                       {"replications", std::to_string(experiment_.done())},
                       {"seed", std::to_string(comparison_.seed)}}) +
            "\n";
  }

  void write_unfinished() {
    const std::string sentence = unfinished_text(language_, experiment_);
    if (!sentence.empty()) out_ += "\n" + painted(sentence, Colour::yellow, colour_) + "\n";
  }

  /// One sentence that can be acted on, or says what is missing.
  void write_verdict() {
    const std::vector<TextArgument> arguments = {
        {"leader", name(decision_.leader)},
        {"chance", share(decision_.prospects[decision_.leader].near_best)},
        {"worthwhile", value(comparison_.worthwhile_difference)},
        {"needed", std::to_string(decision_.needed)},
        {"equals", equals()}};
    const char* key = decision_.settled       ? equals().empty() ? "settled" : "alike"
                      : decision_.needed == 0 ? "never_settled"
                                              : "unsettled";
    out_ +=
        "\n" +
        painted(t(key, arguments), decision_.settled ? Colour::green : Colour::yellow, colour_) +
        "\n";
  }

  /// Names of the others that are near best with the confidence asked for.
  std::string equals() const {
    std::string names;
    for (const std::size_t s : by_mean())
      if (s != decision_.leader && decision_.prospects[s].near_best >= experiment::confidence)
        names += (names.empty() ? "" : std::string(text(language_, "report.and"))) + name(s);
    return names;
  }

  void write_card() {
    out_ +=
        "\n" +
        bold(t("card",
               {{"measure",
                 std::string(text(language_, "measure." + std::string(criterion().key) + ".name"))},
                {"worthwhile", value(comparison_.worthwhile_difference)}}),
             colour_) +
        "\n";
    TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right,
                     Align::right, Align::right});
    table.add({"", t("mean"), t("more_than_none"), t("best"), t("near_best"), t("opportunity_cost"),
               t("downside")});
    for (const std::size_t s : by_mean()) {
      const Prospect& prospect = decision_.prospects[s];
      table.add({(s == decision_.leader ? "▸ " : "  ") + name(s),
                 with_interval(criterion(), experiment_.answer(comparison_.question(s, 0))),
                 s == none_ ? ""
                            : with_interval(criterion(), paired_difference(comparison_, experiment_,
                                                                           0, s, none_)),
                 share(prospect.best), share(prospect.near_best), value(prospect.opportunity_cost),
                 value(prospect.downside)});
    }
    out_ += table.text();
    out_ += t("scope") + "\n";
  }

  std::vector<std::size_t> by_mean() const {
    std::vector<std::size_t> order;
    for (std::size_t s = 0; s < comparison_.strategies.size(); ++s) order.push_back(s);
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t s) {
      return experiment_.answer(comparison_.question(s, 0)).mean;
    });
    return order;
  }

  void write_measures() {
    out_ += "\n" + bold(t("measures"), colour_) + "\n";
    const std::vector<std::size_t> order = by_mean();
    TextTable table(std::vector<Align>(order.size() + 1, Align::right));
    std::vector<std::string> head = {""};
    for (const std::size_t s : order) head.push_back(name(s));
    table.add(std::move(head));
    for (std::size_t m = 0; m < comparison_.measures.size(); ++m) {
      const engine::Measure& measure = *comparison_.measures[m];
      std::vector<std::string> row = {
          std::string(text(language_, "measure." + std::string(measure.key) + ".name"))};
      for (const std::size_t s : order)
        row.push_back(with_interval(measure, experiment_.answer(comparison_.question(s, m))));
      table.add(std::move(row));
    }
    out_ += table.text();
  }

  const experiment::Comparison& comparison_;
  const experiment::Experiment& experiment_;
  const experiment::Manifest& manifest_;
  const experiment::Decision& decision_;
  Language language_;
  bool colour_;
  std::size_t none_;
  std::string out_;
};

} // namespace

std::string compare_text(const CompareReport& report, Language language, bool colour) {
  return CompareText(report, language, colour).write();
}

} // namespace pondlab::report
