#include "scenario/parameters/references.hpp"

#include "engine/numeric/calendar.hpp"

#include <algorithm>

namespace pondlab::scenario {

using engine::Reference;

void References::declare(Reference kind, std::string id) {
  declared_[kind].push_back(std::move(id));
}

void References::use(Reference kind, std::string_view id, TextSpan at, Path path) {
  uses_.push_back({kind, std::string(id), at, std::move(path)});
}

void References::check(Findings& findings) const {
  static const std::vector<std::string> none;
  for (const Use& use : uses_) {
    const auto found = declared_.find(use.kind);
    const std::vector<std::string>& ids = found == declared_.end() ? none : found->second;
    if (std::find(ids.begin(), ids.end(), use.id) != ids.end()) continue;
    const std::string kind(name_of(use.kind));
    std::vector<TextArgument> arguments{{"id", excerpt(std::string_view(use.id))}};
    if (ids.empty()) {
      findings.error(use.at, use.path, "none_declared_" + kind, std::move(arguments));
      continue;
    }
    arguments.push_back({"known", listed(ids)});
    findings.error(use.at, use.path, "unknown_" + kind, std::move(arguments),
                   findings.full() ? std::string() : nearest(use.id, ids));
  }
}

void References::use_date(engine::Date date, TextSpan at, Path path) {
  dates_.push_back({date, at, std::move(path)});
}

void References::check_dates(engine::Date start, std::int32_t days, Findings& findings) const {
  if (!start.known()) return;
  const engine::Date last{start.days + days - 1};
  for (const DateUse& use : dates_)
    if (use.date < start || use.date > last)
      findings.warning(use.at, use.path, "date_outside_run",
                       {{"date", engine::to_text(use.date)},
                        {"from", engine::to_text(start)},
                        {"to", engine::to_text(last)}});
}

std::string_view name_of(Reference kind) {
  switch (kind) {
  case Reference::segment:
    return "segment";
  case Reference::store_group:
    return "store_group";
  case Reference::guide_group:
    return "guide_group";
  case Reference::community_group:
    return "community_group";
  case Reference::product:
    return "product";
  case Reference::channel:
    return "channel";
  case Reference::mechanism:
    return "mechanism";
  case Reference::measure:
    return "measure";
  case Reference::strategy:
    return "strategy";
  }
  return "mechanism";
}

std::string_view list_of(Reference kind) {
  switch (kind) {
  case Reference::segment:
    return "segments";
  case Reference::store_group:
  case Reference::guide_group:
  case Reference::community_group:
    return "stores";
  case Reference::product:
    return "products";
  default:
    return {};
  }
}

void declare_record(References& references, std::string_view record_kind, const std::string& id) {
  if (record_kind == "segment") {
    references.declare(Reference::segment, id);
  } else if (record_kind == "product") {
    references.declare(Reference::product, id);
  } else if (record_kind == "store_group") {
    references.declare(Reference::store_group, id);
    references.declare(Reference::guide_group, id);
    references.declare(Reference::community_group, id);
  }
}

} // namespace pondlab::scenario
