#include "scenario/adapt/parameter_places.hpp"

#include "base/text.hpp"
#include "scenario/file/campaign.hpp"
#include "scenario/file/header.hpp"

#include <algorithm>
#include <map>

namespace pondlab::scenario {
namespace {

using Declared = std::vector<DeclaredParameter>;

/// "segments[]" is in no record of the description but the outermost.
const ParameterInfo* holder_of(const std::vector<ParameterInfo>& all, std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == path.npos) return nullptr;
  std::string_view record = path.substr(0, dot);
  if (record.ends_with("[]")) record.remove_suffix(2);
  const auto found = std::ranges::find(all, record, &ParameterInfo::path);
  return found == all.end() ? nullptr : &*found;
}

Declared declared_of(const Describe& description) {
  Declared declared;
  const auto& all = description.parameters();
  for (const ParameterInfo& info : all) {
    DeclaredParameter one{info, description.records().front().kind, false};
    if (const ParameterInfo* holder = holder_of(all, info.path)) one.kind = holder->record_kind;
    for (const ParameterInfo* up = holder_of(all, info.path); up; up = holder_of(all, up->path))
      one.keeps_dates = one.keeps_dates || up->keeps_dates;
    declared.push_back(std::move(one));
  }
  return declared;
}

const Declared& declared_of_scenario() {
  static const Declared declared = [] {
    Declared all = declared_of(description_of<engine::Setup>("scenario"));
    for (DeclaredParameter& one : declared_of(description_of<Header>("scenario")))
      all.push_back(std::move(one));
    return all;
  }();
  return declared;
}

const Declared& declared_of_kind(const std::string& kind) {
  static const std::map<std::string, Declared, std::less<>> all = [] {
    std::map<std::string, Declared, std::less<>> made;
    for (const mechanisms::Kind& one : mechanisms::catalogue())
      made.emplace(one.kind, declared_of(description_of(one)));
    return made;
  }();
  static const Declared none;
  const auto found = all.find(kind);
  return found == all.end() ? none : found->second;
}

class Walk {
public:
  Walk(const DeclaredParameter& parameter, Path head, std::vector<ParameterPlace>& places)
      : parameter_(parameter), head_(std::move(head)), places_(places) {}

  /// What is below `record`, null where a document leaves it to the defaults.
  void into(const Node* record, const Path& path, std::string_view pattern) {
    const std::size_t dot = pattern.find('.');
    std::string_view key = pattern.substr(0, dot);
    const bool is_list = dot != pattern.npos && key.ends_with("[]");
    if (is_list) key.remove_suffix(2);
    const Node* child = record ? record->find(key) : nullptr;
    if (child && child->is(NodeKind::null)) child = nullptr;
    if (dot == pattern.npos) {
      const auto& when = parameter_.info.when;
      if (!when || when->holds_in(record))
        places_.push_back({&parameter_, head_, path / key, child});
    } else if (!is_list) {
      into(child, path / key, pattern.substr(dot + 1));
    } else if (child) {
      for (std::size_t i = 0; i < child->items().size(); ++i)
        into(child->items()[i].get(), path / key / i, pattern.substr(dot + 1));
    }
  }

private:
  const DeclaredParameter& parameter_;
  Path head_;
  std::vector<ParameterPlace>& places_;
};

} // namespace

std::vector<ParameterPlace> places_of(const Node& root,
                                      const std::function<bool(const DeclaredParameter&)>& wanted) {
  std::vector<ParameterPlace> places;
  const auto look = [&](const Declared& declared, const Node& record, const Path& head) {
    for (const DeclaredParameter& one : declared)
      if (wanted(one)) Walk(one, head, places).into(&record, head, one.info.path);
  };
  look(declared_of_scenario(), root, Path());
  if (const Node* campaign = root.find("campaign"))
    for (const Member& member : campaign->members())
      if (member.value->is(NodeKind::object))
        look(declared_of_kind(member.key.substr(0, member.key.find('#'))), *member.value,
             Path() / "campaign" / member.key);
  return places;
}

std::vector<std::string> paths_that_scale() {
  std::vector<std::string> paths;
  const auto add = [&](const Declared& declared, const std::string& head) {
    for (const DeclaredParameter& one : declared) {
      const std::string path = head + one.info.path;
      const bool scales = one.info.scales != engine::Scaling::none || !one.info.for_each.empty();
      if (scales && std::ranges::find(paths, path) == paths.end()) paths.push_back(path);
    }
  };
  add(declared_of_scenario(), "");
  for (const mechanisms::Kind& kind : mechanisms::catalogue())
    add(declared_of_kind(std::string(kind.kind)), "campaign.*.");
  return paths;
}

std::string name_key(const DeclaredParameter& parameter) {
  const std::string own = "parameter." + parameter.kind + "." + parameter.info.key + ".name";
  if (has_text(Language::en, own)) return own;
  return "parameter.common." + parameter.info.key + ".name";
}

} // namespace pondlab::scenario
