#include "report/check/health_report.hpp"
#include "report/check/health_text.hpp"

namespace pondlab::report {

namespace {

class HealthDocument {
public:
  HealthDocument(const HealthReport& report, Language language)
      : report_(report), words_(report.compare, report.card, language) {}

  ReportDocument write() const {
    ReportDocument document{.title = words_.t("title", {{"scenario", words_.words().title()}}),
                            .subtitle = words_.words().subtitle(),
                            .foot = words_.words().foot()};
    const std::string unfinished = words_.words().unfinished();
    if (!unfinished.empty()) document.notices.push_back({unfinished, Tone::open});
    const bool sound = report_.card.concerns.empty();
    document.notices.push_back({words_.verdict(), sound ? Tone::good : Tone::open});
    for (const std::string& concern : words_.concerns())
      document.notices.push_back({concern, Tone::open});
    if (const std::string first = words_.measure_first(); !first.empty())
      document.notices.push_back({first, Tone::plain});
    document.front.emplace_back(rests_on());
    document.front.emplace_back(inputs());
    document.front.emplace_back(outside());
    document.back.emplace_back(left());
    document.back.emplace_back(evidence());
    return document;
  }

private:
  static DocumentTable filled(DocumentTable table, std::vector<std::vector<std::string>> rows) {
    for (auto& row : rows) table.add(std::move(row));
    return table;
  }

  DocumentTable inputs() const {
    return filled({.title = words_.t("inputs"),
                   .head = {words_.t("basis_of_numbers"), words_.t("numbers")},
                   .note = words_.input_note(),
                   .narrow = true},
                  words_.input_rows());
  }

  DocumentTable rests_on() const {
    const std::size_t leader = report_.card.leader;
    return filled({.title = words_.t("rests", {{"leader", words_.words().name(leader)}}),
                   .head = {words_.t("parameter"), "μ*", words_.t("share"), words_.t("basis_head")},
                   .words = {true, false, false, true},
                   .note = words_.rests_on()},
                  words_.weight_rows());
  }

  DocumentTable outside() const {
    std::string note;
    for (const std::string& one : words_.outside()) note += (note.empty() ? "" : " ") + one;
    return {.title = words_.t("outside_title"),
            .head = {},
            .note = note.empty() ? words_.t("inside") : note};
  }

  DocumentTable left() const {
    DocumentTable table{
        .title = words_.t("left_title"), .head = {""}, .note = words_.t("left_note")};
    for (const std::size_t s : words_.words().by_mean())
      table.head.push_back(words_.words().name(s));
    return filled(std::move(table), words_.left_rows());
  }

  DocumentTable evidence() const {
    return filled(
        {.title = words_.t("evidence"),
         .head = {words_.t("role"), words_.t("met"), words_.t("failed"), words_.t("judged")},
         .narrow = true},
        words_.evidence_rows());
  }

  const HealthReport& report_;
  HealthText words_;
};

} // namespace

ReportDocument health_document(const HealthReport& report, Language language) {
  return HealthDocument(report, language).write();
}

} // namespace pondlab::report
