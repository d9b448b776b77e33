#include "report/check/health_report.hpp"
#include "report/check/health_text.hpp"

namespace pondlab::report {

namespace {

class Sections {
public:
  Sections(const HealthReport& report, Language language)
      : report_(report), words_(report.compare, report.card, language) {}

  HealthSections all() const { return {rests_on(), inputs(), outside(), left(), evidence()}; }

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
         .note = words_.evidence_note(),
         .narrow = true},
        words_.evidence_rows());
  }

  const HealthReport& report_;
  HealthText words_;
};

} // namespace

HealthSections health_sections(const HealthReport& report, Language language) {
  return Sections(report, language).all();
}

std::vector<Notice> health_notices(const HealthReport& report, Language language) {
  const HealthText words(report.compare, report.card, language);
  const Tone tone = !report.card.concerns.empty() ? Tone::open
                    : report.card.complete()      ? Tone::good
                                                  : Tone::plain;
  std::vector<Notice> notices{{words.verdict(), tone}};
  for (const std::string& concern : words.concerns()) notices.push_back({concern, Tone::open});
  if (const std::string first = words.measure_first(); !first.empty())
    notices.push_back({first, Tone::plain});
  return notices;
}

ReportDocument checked_comparison(const HealthReport& report, Language language) {
  const HealthText words(report.compare, report.card, language);
  ReportDocument document = compare_document(report.compare, language);
  for (const std::string& concern : words.concerns())
    document.notices.push_back({concern, Tone::open});
  DocumentDetails checked{.title = words.t("before_acting")};
  for (const Notice& notice : health_notices(report, language))
    checked.paragraphs.push_back(notice.text);
  HealthSections sections = health_sections(report, language);
  for (DocumentTable* table : {&sections.rests_on, &sections.inputs, &sections.evidence,
                               &sections.outside, &sections.left})
    checked.parts.emplace_back(std::move(*table));
  document.details.insert(document.details.begin(), std::move(checked));
  return document;
}

ReportDocument health_document(const HealthReport& report, Language language) {
  const CompareText words(report.compare, language);
  HealthSections sections = health_sections(report, language);
  ReportDocument document{.title = text(language, "check.title", {{"scenario", words.title()}}),
                          .subtitle = words.subtitle(),
                          .front = {std::move(sections.rests_on), std::move(sections.inputs),
                                    std::move(sections.outside)},
                          .back = {std::move(sections.left), std::move(sections.evidence)},
                          .foot = words.foot()};
  if (DocumentTable table = limits_table(words); !table.rows.empty())
    document.front.insert(document.front.begin(), std::move(table));
  const std::string unfinished = words.unfinished();
  if (!unfinished.empty()) document.notices.push_back({unfinished, Tone::open});
  for (Notice& notice : health_notices(report, language))
    document.notices.push_back(std::move(notice));
  return document;
}

} // namespace pondlab::report
