#pragma once

#include "engine/parameters/parameters.hpp"
#include "scenario/json/node.hpp"
#include "scenario/parameters/findings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pondlab::scenario {

/// Where a value stands: for reporting what is wrong with it.
struct ValueSite {
  const Node& node;
  const Path& path;
  Findings& findings;

  void error(std::string key, std::vector<TextArgument> arguments = {},
             std::string suggestion = {}) const {
    findings.error(node.at(), path, std::move(key), std::move(arguments), std::move(suggestion));
  }
};

/// How a number is written in files: its decimals, and the faults' keys.
struct NumberForm {
  int decimals = 0;
  std::string_view decimals_fault = "not_whole";
  std::string_view unit = ""; ///< key under `unit.`
  std::string_view range_fault = "out_of_range";
};
inline constexpr NumberForm count_form{};
inline constexpr NumberForm day_form{0, "not_whole", "days"};
inline constexpr NumberForm money_form{2, "money_decimals", "yuan"};
inline constexpr NumberForm rate_form{4, "rate_decimals", "", "out_of_range_rate"};

/// Each reads one value; on a fault it reports it and returns nothing.
std::optional<std::int64_t> read_number(const ValueSite&, const NumberForm&,
                                        engine::Range<std::int64_t>);
std::optional<double> read_real(const ValueSite&, engine::Range<double>, std::string_view unit);
std::optional<engine::Date> read_date(const ValueSite&);
std::optional<std::string> read_text(const ValueSite&, std::size_t max_bytes);
/// A text fit to be an id: letters, digits, `_`, `-` and everything beyond ASCII.
std::optional<std::string> read_id(const ValueSite&, std::size_t max_bytes);
/// The same for a name declared elsewhere, which may be a mechanism's ("sms#2").
std::optional<std::string> read_reference(const ValueSite& site, std::size_t max_bytes);

/// A date as people write it ("2020/2/1", "2020年2月1日"), in ISO form; empty when there is none in
/// `text`.
std::string meant_date(std::string_view text);

} // namespace pondlab::scenario
