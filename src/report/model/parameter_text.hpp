#pragma once

#include "base/text.hpp"

#include "scenario/file/header.hpp"
#include "scenario/json/path.hpp"

#include <string>
#include <string_view>

namespace pondlab::report {

/// Between the names of the steps of a path.
inline constexpr std::string_view parameter_separator = " · ";

/// A parameter of a scenario by its path as the reader calls it: "短信 · 打动力" of
/// `$.campaign.sms.stimulus`. Items of lists go by the names that they have in `root`, or else
/// their ids, "人群 · 老会员 · 从未下单占比"; where it is null or has no such item, by their
/// number. The path itself where a step of it is unknown.
std::string parameter_name(Language language, std::string_view path,
                           const scenario::Node* root = nullptr);

/// Its value, which files write as `value`: rates in per cent, money with its currency.
std::string parameter_value(Language language, std::string_view path, double value);

/// A parameter's value as a person reads it, whatever its type: choices in words, days and pieces
/// with their unit, segments and goods by the names that they have in `root`. `value` is the
/// file's; null: the parameter's default, which may be empty.
std::string parameter_value(Language language, const scenario::Path& path,
                            const scenario::Node* value, const scenario::Node* root = nullptr);

/// Where a doubt's range comes from: as the file says, or of a usual one in words.
std::string doubt_source(Language language, const scenario::ParameterUncertainty& doubt);

} // namespace pondlab::report
