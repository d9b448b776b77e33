#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/parameters/findings.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pondlab::scenario {

/// Ids that a file declares and uses. Uses are checked last, when everything has been read: a file
/// may name a thing before it declares it.
class References {
public:
  void declare(engine::Reference kind, std::string id);
  void use(engine::Reference kind, std::string_view id, TextSpan at, Path path);
  /// Reports every use of an id that was never declared.
  void check(Findings& findings) const;

  /// A day on which exactly something is to happen.
  void use_date(engine::Date date, TextSpan at, Path path);
  /// Warns of days outside a run of `days` from `start`.
  void check_dates(engine::Date start, std::int32_t days, Findings& findings) const;

private:
  struct Use {
    engine::Reference kind;
    std::string id;
    TextSpan at;
    Path path;
  };
  struct DateUse {
    engine::Date date;
    TextSpan at;
    Path path;
  };
  std::map<engine::Reference, std::vector<std::string>> declared_;
  std::vector<Use> uses_;
  std::vector<DateUse> dates_;
};

/// "segment", "store_group" …: the name of a kind of reference in keys and in the schema.
std::string_view name_of(engine::Reference kind);

/// Key of the list at the top of a file that declares what such references name; empty where none
/// does.
std::string_view list_of(engine::Reference kind);

/// Declares what records of `record_kind` are, when one with this id was read: a segment, a store
/// group (whose guides and communities go by the same id), a product. Other kinds declare nothing.
void declare_record(References& references, std::string_view record_kind, const std::string& id);

} // namespace pondlab::scenario
