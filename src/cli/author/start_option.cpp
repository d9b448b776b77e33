#include "cli/author/start_option.hpp"

#include "base/error.hpp"
#include "scenario/parameters/values.hpp"

namespace pondlab::cli {

engine::Date read_start(const std::string& value) {
  if (const auto date = engine::parse_date(value)) return *date;
  const std::string meant = scenario::meant_date(value);
  throw Error(Failure::usage, meant.empty() ? "cli.adapt.no_date" : "cli.adapt.no_date_meant",
              {{"value", value}, {"meant", meant}});
}

} // namespace pondlab::cli
