#include "report/model/item_title.hpp"

#include "report/model/names.hpp"
#include "report/model/parameter_text.hpp"
#include "scenario/parameters/localized_text.hpp"

#include <vector>

namespace pondlab::report {
namespace {

using scenario::Node;

std::string word_of(const Node& item, std::string_view key) {
  const Node* word = item.find(key);
  return word ? std::string(word->as_string().value_or("")) : std::string();
}

std::vector<std::string> words_of(const Node& item, std::string_view key) {
  std::vector<std::string> words;
  if (const Node* list = item.find(key))
    for (const scenario::NodePtr& word : list->items())
      words.emplace_back(word->as_string().value_or(""));
  return words;
}

/// "2020-02-01 to 2020-02-28", or one end of it; empty where neither is said.
std::string days_of(Language language, const Node& item) {
  const std::string from = word_of(item, "from"), to = word_of(item, "to");
  if (from.empty() && to.empty()) return {};
  if (from.empty()) return text(language, "report.days_until", {{"to", to}});
  if (to.empty()) return text(language, "report.days_since", {{"from", from}});
  return text(language, "report.days", {{"from", from}, {"to", to}});
}

/// With the days that it is divided by.
std::string window_of(Language language, const Node& item) {
  const Node* over = item.find("over");
  const std::string days = days_of(language, item);
  const std::string others = over ? days_of(language, *over) : std::string();
  if (!others.empty())
    return text(language, "report.days_over_days",
                {{"days", days.empty() ? std::string(text(language, "report.all_days")) : days},
                 {"others", others}});
  return days.empty() ? days : text(language, "report.between_days", {{"days", days}});
}

std::string measured(Language language, const Node& item, const std::string& measure) {
  const std::string key = "measure." + measure + ".name";
  std::string name = has_text(language, key) ? std::string(text(language, key)) : measure;
  if (const auto of = words_of(item, "of"); !of.empty())
    name = text(language, "report.measure_of",
                {{"measure", name}, {"mechanism", mechanism_names(language, of)}});
  return name + window_of(language, item);
}

} // namespace

std::string item_title(Language language, const Node& item, const Node* root) {
  if (const std::string name = scenario::item_name(item, language); !name.empty()) return name;
  if (const std::string path = word_of(item, "parameter"); !path.empty())
    return parameter_name(language, path, root);
  const std::string measure = word_of(item, "measure");
  return measure.empty() ? measure : measured(language, item, measure);
}

} // namespace pondlab::report
