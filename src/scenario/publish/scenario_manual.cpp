#include "scenario/adapt/parameter_places.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/file/header.hpp"
#include "scenario/publish/manual.hpp"
#include "scenario/publish/publication.hpp"

#include "engine/model/setup.hpp"
#include "engine/world/measure.hpp"

#include <set>

namespace pondlab::scenario {
namespace {

std::string_view unit_name(engine::MeasureUnit unit) {
  switch (unit) {
  case engine::MeasureUnit::money:
    return "yuan";
  case engine::MeasureUnit::share:
    return "fraction";
  case engine::MeasureUnit::ratio:
    return "ratio";
  case engine::MeasureUnit::count:
    break;
  }
  return "";
}

/// Puts the document together, section by section.
class Manual {
public:
  explicit Manual(Language language) : language_(language) {}

  std::string write() {
    out_ = "<!-- " + word("manual.generated") + " -->\n# " + word("manual.title") + "\n";
    prose("manual.introduction");
    top_level();
    campaign();
    section("manual.strategies");
    records_of(description_of<Header>("scenario"));
    adapting();
    measures();
    section("manual.findings");
    sources();
    return std::move(out_);
  }

private:
  std::string word(std::string_view key) const { return std::string(text(language_, key)); }
  void prose(std::string_view key) { out_ += "\n" + word(key) + "\n"; }

  void section(std::string_view stem) {
    out_ += "\n## " + word(std::string(stem) + "_title") + "\n";
    prose(stem);
  }

  void record(const RecordInfo& record, const std::string& title, int level) {
    if (!written_.insert(record.id).second) return;
    out_ += "\n<a id=\"" + record.id + "\"></a>\n" + std::string(std::size_t(level), '#') + " " +
            title + "\n\n" + table(record);
  }

  std::string table(const RecordInfo& record) {
    for (const ParameterInfo& info : record.parameters)
      if (!info.source.empty()) sources_.insert(info.source);
    return manual_table(record, language_);
  }

  void sources() {
    section("manual.sources");
    out_ += "\n";
    for (const std::string& source : sources_)
      out_ += "- <a id=\"source-" + source + "\"></a>`" + source +
              "`: " + word("source." + source) + "\n";
  }

  /// Its kind's name, and whose it is where a preset makes it one of its own.
  std::string title_of(const RecordInfo& record) const {
    const std::string name = word("record." + record.kind + ".name");
    return record.id == record.kind ? name : name + " · `" + record.id + "`";
  }

  /// The kinds of records nested in a description.
  void records_of(const Describe& description) {
    const auto& records = description.records();
    for (std::size_t i = 1; i < records.size(); ++i) record(records[i], title_of(records[i]), 3);
  }

  void top_level() {
    section("manual.file");
    RecordInfo top{"scenario", {}};
    const Describe header = description_of<Header>("scenario");
    const Describe setup = description_of<engine::Setup>("scenario");
    for (const Describe* part : {&header, &setup})
      for (const ParameterInfo& info : part->records().front().parameters)
        top.parameters.push_back(info);
    out_ += "\n" + table(top);
    section("manual.setup");
    records_of(setup);
  }

  void campaign() {
    section("manual.campaign");
    for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
      const Describe description = description_of(kind);
      const std::string name(kind.kind);
      out_ += "\n<a id=\"" + name + "\"></a>\n### `" + name + "` · " +
              word("mechanism." + name + ".name") + "\n";
      prose("mechanism." + name + ".meaning");
      out_ += "\n" + table(description.records().front());
    }
    for (const mechanisms::Kind& kind : mechanisms::catalogue()) records_of(description_of(kind));
  }

  void adapting() {
    std::string paths;
    for (const std::string& path : paths_that_scale())
      paths += (paths.empty() ? "`" : word("manual.and") + "`") + path + "`";
    out_ += "\n## " + word("manual.adapt_title") + "\n\n" +
            text(language_, "manual.adapt",
                 {{"paths", paths}, {"most", std::to_string(engine::max_people)}}) +
            "\n";
  }

  void measures() {
    section("manual.measures");
    out_ += "\n";
    for (const char* column : {"measure", "meaning", "unit", "formula"})
      out_ += "| " + word("manual.column." + std::string(column)) + " ";
    out_ += "|\n|---|---|---|---|\n";
    for (const engine::Measure& measure : engine::measures()) {
      const std::string stem = "measure." + std::string(measure.key);
      const std::string_view unit = unit_name(measure.unit);
      const std::string kinds = kinds_of(measure, language_);
      out_ += "| `" + std::string(measure.key) + "`" + (kinds.empty() ? "" : " (" + kinds + ")") +
              " | **" + word(stem + ".name") + "** · " + word(stem + ".meaning") + " | " +
              (unit.empty() ? "" : word("unit." + std::string(unit))) + " | " +
              word(stem + ".formula") + " |\n";
    }
  }

  Language language_;
  std::string out_;
  std::set<std::string> written_;
  std::set<std::string> sources_; ///< of all tables
};

} // namespace

std::string scenario_manual(Language language) { return Manual(language).write(); }

} // namespace pondlab::scenario
