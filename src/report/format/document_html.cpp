#include "report/model/report_document.hpp"

#include "report/format/junit.hpp"
#include "report/format/svg.hpp"

namespace pondlab::report {

namespace {

constexpr std::size_t most_roomy = 5; ///< columns that a page holds without squeezing

constexpr std::string_view style = R"(
:root { color-scheme: light dark;
  --ground: #F3F6F8; --paper: #FFF; --text: #12232B; --muted: #526670; --line: #E4EBEE; --rule: #9FB3BC;
  --edge: #D5DFE4; --good: #087A72; --open: #955700; --bad: #C02A39; --on-good: #E8F5F3; --on-open: #FDF4E3;
  --on-bad: #FBEBEC; --stressed: #0072B2; --anyway: #B4C3CA; }
@media screen and (prefers-color-scheme: dark) { :root {
  --ground: #0B151A; --paper: #132027; --text: #E3ECF0; --muted: #9DB0B9; --line: #27373F; --rule: #4A5F69;
  --edge: #27373F; --good: #4CC4B8; --open: #E8AC4E; --bad: #FF8A90; --on-good: #12302F; --on-open: #33290F;
  --on-bad: #3A1E22; --stressed: #56B4E9; --anyway: #54666F; }
  path[stroke="#000000"] { stroke: #C9D6DC } path[fill="#000000"] { fill: #C9D6DC } }
@page { size: A4; margin: 13mm 14mm }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); -webkit-print-color-adjust: exact;
  print-color-adjust: exact; font: 13px/1.45 system-ui, "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", "Noto Sans SC", sans-serif; overflow-wrap: anywhere }
.page { width: 780px; max-width: 100%; margin: 20px auto; padding: 36px 40px; background: var(--paper);
  border: 1px solid var(--edge); border-radius: 6px }
h1 { font-size: 22px; line-height: 1.25; margin: 0 0 4px }
h2 { font-size: 14px; margin: 20px 0 6px }
h2 small, .subtitle, .note, .foot { color: var(--muted); font-size: 12px; font-weight: 400 }
.subtitle, .note { margin: 4px 0 }
.notice { margin: 14px 0; padding: 10px 14px; border-left: 4px solid var(--muted); background: var(--ground);
  font-size: 15px }
.notice.good { border-color: var(--good); background: var(--on-good) }
.notice.open { border-color: var(--open); background: var(--on-open) }
.notice.bad { border-color: var(--bad); background: var(--on-bad) }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 12px }
th, td { padding: 3px 0 3px 12px; border-bottom: 1px solid var(--line); text-align: right;
  vertical-align: baseline }
th { color: var(--muted); font-weight: 500; border-color: var(--rule); vertical-align: bottom }
th:first-child, td:first-child { padding-left: 0 }
td { white-space: nowrap } .words { text-align: left; white-space: normal }
.dense th, .dense td { padding-left: 6px; font-size: 10.5px }
.dense th:first-child, .dense td:first-child { padding-left: 0 }
.two figcaption small { display: block }
td.good { color: var(--good) } td.open { color: var(--open) } td.bad { color: var(--bad) }
td.good, td.open, td.bad { font-weight: 600; white-space: nowrap }
tr { break-inside: avoid }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 28px }
.page > section:first-child h2, .two:first-child h2 { margin-top: 0 }
figure { margin: 12px 0 0; break-inside: avoid }
figcaption { font-weight: 600 } figcaption small { color: var(--muted); font-weight: 400 }
svg { display: block; width: 100%; height: auto; overflow: visible; margin-top: 4px; fill: var(--text) }
.grid, .axis { stroke: var(--line); stroke-width: 1; fill: none } .axis { stroke: var(--rule) }
.tick { font-size: 9.5px; fill: var(--muted) } .label { font-size: 12px } .strong { font-weight: 600 }
.interval { stroke: var(--muted); stroke-width: 2; fill: none } .mean { fill: var(--muted) }
.outer { stroke: var(--rule); stroke-width: 1; fill: none }
.interval.stressed { stroke: var(--stressed) } .mean.stressed { fill: var(--stressed) }
.more { fill: var(--good) } .anyway { fill: var(--anyway) } .unseen, .lost { stroke-width: 1.2;
  stroke-dasharray: 4 2.5 } .unseen { fill: var(--on-good); stroke: var(--good) }
.lost { fill: var(--on-bad); stroke: var(--bad) }
.phone-wide { display: none }
summary { margin-top: 16px; font-weight: 600; cursor: pointer }
.foot { margin-top: 18px }
.figures { display: flex; flex-wrap: wrap; gap: 10px 12px; margin: 16px 0 0 }
.figures div { flex: 1 1 200px; padding: 10px 14px; background: var(--ground); border-radius: 6px;
  break-inside: avoid }
.figures dt { color: var(--muted); font-size: 12px }
.figures dd { margin: 0; font-size: 12px; color: var(--muted) }
.figures dd.figure { font-size: 20px; font-weight: 600; color: var(--text);
  font-variant-numeric: tabular-nums; overflow-wrap: normal }
.figures dd.good { color: var(--good) } .figures dd.open { color: var(--open) }
.figures dd.bad { color: var(--bad) }
.list h3 { font-size: 13px; margin: 8px 0 0 } .list ul { margin: 2px 0 0; padding-left: 18px }
.list h3, .list li:first-child { break-after: avoid }
@media print { body { background: var(--paper); font-size: 12px }
  .page { width: auto; margin: 0; padding: 0; border: 0; border-radius: 0 }
  .page + .page { break-before: page } h1 { font-size: 19px } h2 { font-size: 12px; margin-top: 12px }
  h2, h3 { break-after: avoid } .list h3 { font-size: 11px } .note, .foot, li { font-size: 10.5px }
  .notice { padding: 6px 12px; font-size: 13px; margin: 8px 0 }
  table, .dense th, .dense td { font-size: 9.5px; line-height: 1.3 } th, td { padding-top: 1px; padding-bottom: 1px } }
@media screen and (max-width: 640px) { .page { margin: 0; padding: 20px 16px; border-width: 0 0 1px;
  border-radius: 0; overflow-x: auto } .two { grid-template-columns: 1fr } }
@media screen and (max-width: 480px) { .page-wide { display: none } .phone-wide { display: block }
  thead { display: none } table, tbody, tr { display: block }
  tr { padding: 6px 0; border-bottom: 1px solid var(--rule) }
  td, .dense td { display: flex; justify-content: space-between; gap: 16px;
    padding: 2px 0; border: 0; font-size: 13px; text-align: right; white-space: normal }
  td:first-child { font-weight: 600; text-align: left; justify-content: flex-start }
  td:empty { display: none }
  td[data-name]::before { content: attr(data-name); color: var(--muted); font-weight: 400;
    text-align: left; flex: 1 0 32% }
  .pair tr { display: flex; justify-content: space-between; gap: 16px; padding: 3px 0;
    border-color: var(--line) }
  .pair td:first-child { font-weight: 400 } .pair td::before { display: none } }
)";

std::string_view class_of(Tone tone) {
  switch (tone) {
  case Tone::good:
    return "good";
  case Tone::open:
    return "open";
  case Tone::bad:
    return "bad";
  case Tone::plain:
    break;
  }
  return "";
}

std::string element(std::string_view name, std::string_view look, std::string_view text) {
  std::string open = "<" + std::string(name);
  if (!look.empty()) open += " class=\"" + std::string(look) + "\"";
  return open + ">" + xml_escaped(text) + "</" + std::string(name) + ">";
}

/// A cell; where rows are cards it stands beside the name of its column.
std::string cell_of(std::string_view look, std::string_view column, std::string_view text) {
  std::string open = "<td";
  if (!look.empty()) open += " class=\"" + std::string(look) + "\"";
  if (!column.empty()) open += " data-name=\"" + xml_escaped(column) + "\"";
  return open + ">" + xml_escaped(text) + "</td>";
}

std::string html_of(const DocumentTable& table) {
  const auto look = [&](std::size_t column, Tone tone) {
    std::string classes = table.is_words(column) ? "words" : "";
    if (tone != Tone::plain) (classes += classes.empty() ? "" : " ") += class_of(tone);
    return classes;
  };
  std::string out = "<section>" + element("h2", "", table.title);
  if (table.rows.empty())
    return out + (table.note.empty() ? "" : element("p", "note", table.note)) + "</section>\n";
  out += "<table" +
         std::string(table.head.size() > most_roomy ? " class=\"dense\""
                     : table.head.size() == 2       ? " class=\"pair\""
                                                    : "") +
         ">\n<thead><tr>";
  for (std::size_t c = 0; c < table.head.size(); ++c)
    out += element("th", look(c, Tone::plain), table.head[c]);
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t c = 0; c < row.size(); ++c)
      out += cell_of(look(c, row[c].tone), c == 0 ? "" : table.head[c], row[c].text);
    out += "</tr>\n";
  }
  out += "</tbody></table>";
  if (!table.note.empty()) out += element("p", "note", table.note);
  return out + "</section>\n";
}

template <class Chart>
std::string figure_of(const Chart& chart, const std::string& pictures) {
  return "<figure><figcaption>" + xml_escaped(chart.title) + " " +
         element("small", "", chart.unit) + "</figcaption>\n" + pictures + "</figure>\n";
}

/// Twice, of which the style shows the one that fits.
template <class Chart>
std::string figure_of(const Chart& chart) {
  return figure_of(chart, "<div class=\"page-wide\">" + svg_of(chart) +
                              "</div><div class=\"phone-wide\">" +
                              svg_of(chart, Surroundings::phone) + "</div>");
}

std::string html_of(const SeriesChart& chart) { return figure_of(chart, svg_of(chart)); }
std::string html_of(const IntervalChart& chart) { return figure_of(chart); }
std::string html_of(const SplitChart& chart) {
  return figure_of(chart) + (chart.note.empty() ? "" : element("p", "note", chart.note) + "\n");
}

std::string html_of(const DocumentFigures& figures) {
  std::string out = "<dl class=\"figures\">\n";
  for (const DocumentFigure& figure : figures.figures)
    out += "<div>" + element("dt", "", figure.name) + element("dd", "figure", figure.text) +
           element("dd", class_of(figure.tone), figure.note) + "</div>\n";
  return out + "</dl>\n";
}

std::string html_of(const DocumentList& list) {
  std::string out = "<section class=\"list\">" + element("h2", "", list.title) + "\n";
  for (const DocumentList::Item& item : list.items) {
    out += element("h3", "", item.name) + "<ul>\n";
    for (const std::string& line : item.lines) out += element("li", "", line) + "\n";
    out += "</ul>\n";
  }
  return out + (list.note.empty() ? "" : element("p", "note", list.note)) + "</section>\n";
}

bool is_narrow(const DocumentPart& part) {
  const auto* table = std::get_if<DocumentTable>(&part);
  return table != nullptr ? table->narrow || !table->continued.empty()
                          : std::holds_alternative<SeriesChart>(part);
}

/// A table in two halves side by side, or as it is.
std::vector<DocumentTable> halves_of(const DocumentTable& table) {
  if (table.continued.empty() || table.rows.size() < 2) return {table};
  const auto half = table.rows.begin() + static_cast<std::ptrdiff_t>((table.rows.size() + 1) / 2);
  DocumentTable first = table, second = table;
  first.rows.assign(table.rows.begin(), half);
  first.note.clear();
  second.rows.assign(half, table.rows.end());
  second.title = table.continued;
  return {first, second};
}

std::string html_of_halves(const DocumentTable& table) {
  std::string out;
  for (const DocumentTable& half : halves_of(table)) out += html_of(half);
  return out;
}

/// Parts one below the other; narrow ones side by side.
std::string html_of(const std::vector<DocumentPart>& parts) {
  std::string out;
  bool beside = false;
  for (const DocumentPart& part : parts) {
    if (is_narrow(part) != beside) out += beside ? "</div>\n" : "<div class=\"two\">\n";
    beside = is_narrow(part);
    if (const auto* table = std::get_if<DocumentTable>(&part))
      out += html_of_halves(*table);
    else
      out += std::visit([](const auto& chart) { return html_of(chart); }, part);
  }
  return beside ? out + "</div>\n" : out;
}

std::string html_of(const DocumentDetails& details) {
  std::string out = "<details>" + element("summary", "", details.title);
  for (const std::string& paragraph : details.paragraphs) out += element("p", "note", paragraph);
  return out + html_of(details.parts) + "</details>\n";
}

} // namespace

std::string document_html(const ReportDocument& document, Language language) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out += language == Language::zh ? "zh-CN" : "en";
  out += "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" "
         "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += element("title", "", document.title) + "\n<style>" + std::string(style) +
         "</style>\n</head>\n<body>\n<main class=\"page\">\n";
  out += element("h1", "", document.title) + element("p", "subtitle", document.subtitle) + "\n";
  if (!document.byline.empty()) out += element("p", "subtitle", document.byline) + "\n";
  for (const Notice& notice : document.notices)
    out += element("p", "notice " + std::string(class_of(notice.tone)), notice.text) + "\n";
  out += html_of(document.front) + "</main>\n<section class=\"page\">\n" + html_of(document.back);
  for (const DocumentDetails& details : document.details) out += html_of(details);
  return out + element("p", "foot", document.foot) + "\n</section>\n</body>\n</html>\n";
}

} // namespace pondlab::report
