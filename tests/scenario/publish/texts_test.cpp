#include "base/text.hpp"
#include "engine/model/setup.hpp"
#include "mechanisms/catalogue.hpp"
#include "scenario/file/header.hpp"
#include "scenario/file/usual_doubts.hpp"
#include "scenario/parameters/description.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <string>

namespace pondlab::tests::texts_test {

using namespace pondlab::scenario;

namespace {

/// Everything that can be said of parameters, collected from their declarations.
class NeededTexts {
public:
  NeededTexts() {
    add(description_of<engine::Setup>("scenario"));
    add(description_of<Header>("scenario"));
    for (const std::string key : {"format_version", "campaign", "strategies"}) // read by hand
      keys.insert({"parameter.scenario." + key + ".name", "parameter.scenario." + key + ".help"});
    for (int group = 0; group < engine::group_count; ++group)
      keys.insert("mechanism_group." + std::string(key_of(static_cast<engine::Group>(group))));
    for (const mechanisms::Kind& kind : mechanisms::catalogue()) {
      const std::string name(kind.kind);
      keys.insert({"mechanism." + name + ".name", "mechanism." + name + ".meaning"});
      Describe describe(name);
      kind.make()->visit(describe);
      add(describe);
      keys.erase("record." + name + ".name");
    }
  }

  std::set<std::string> keys;

private:
  void add(const Describe& describe) {
    for (const RecordInfo& record : describe.records()) {
      keys.insert("record." + record.kind + ".name");
      for (const ParameterInfo& parameter : record.parameters) add(record.kind, parameter);
    }
  }

  void add(const std::string& kind, const ParameterInfo& parameter) {
    for (const std::string part : {".name", ".help"}) {
      const std::string own = "parameter." + kind + "." + parameter.key + part;
      const std::string common = "parameter.common." + parameter.key + part;
      keys.insert(has_text(Language::en, own) || !has_text(Language::en, common) ? own : common);
    }
    // Only where there is no default a word may say what its absence means.
    const std::string absent = "parameter." + kind + "." + parameter.key + ".absent";
    if (parameter.initial.empty() && !parameter.required && has_text(Language::en, absent))
      keys.insert(absent);
    if (!parameter.unit.empty()) keys.insert("unit." + parameter.unit);
    if (parameter.zero_is_no_limit) keys.insert("unit.no_limit");
    if (!parameter.source.empty()) keys.insert("source." + parameter.source);
    for (const std::string& choice : parameter.choices) keys.insert("choice." + choice);
    keys.insert("grade." + std::string(name_of(parameter.grade)));
  }
};

} // namespace

TEST_CASE("Every parameter, unit, source and choice has its texts in both languages") {
  for (const std::string& key : NeededTexts().keys)
    for (const Language language : {Language::zh, Language::en}) {
      INFO(key);
      CHECK(has_text(language, key));
      CHECK_FALSE(text(language, key).empty());
    }
}

TEST_CASE("No text speaks of a parameter, source, unit or choice that is gone") {
  const NeededTexts needed;
  // Units that a parameter's type implies, and sources of what goes without saying.
  std::set<std::string> implied = {"unit.yuan", "unit.days", "unit.fraction"};
  for (const UsualDoubt& usual : usual_doubts())
    implied.insert("source." + std::string(usual.source));
  for (const std::string_view key : text_keys())
    for (const std::string_view prefix : {"parameter.", "record.", "choice.", "source.", "unit."})
      if (key.starts_with(prefix) && !implied.contains(std::string(key))) {
        INFO(key);
        CHECK(needed.keys.contains(std::string(key)));
      }
}

TEST_CASE("Helps are sentences") {
  for (const std::string& key : NeededTexts().keys) {
    const bool sentence = key.ends_with(".help") || key.ends_with(".meaning");
    if (!sentence || !has_text(Language::zh, key)) continue;
    INFO(key);
    CHECK(text(Language::zh, key).ends_with("。"));
    CHECK(text(Language::en, key).ends_with("."));
  }
}

TEST_CASE("A parameter with a default of ours says where it is from") {
  const Describe describe = description_of<engine::Setup>("scenario");
  for (const ParameterInfo& parameter : describe.parameters()) {
    INFO(parameter.path);
    if (parameter.grade != engine::Grade::assumed) CHECK_FALSE(parameter.source.empty());
    if (parameter.source == "trade_lore" || parameter.source == "assumption")
      CHECK(parameter.grade == engine::Grade::assumed);
  }
}

} // namespace pondlab::tests::texts_test
