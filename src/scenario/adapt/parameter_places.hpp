#pragma once

#include "scenario/json/node.hpp"
#include "scenario/json/path.hpp"
#include "scenario/parameters/description.hpp"

#include <functional>
#include <string>
#include <vector>

namespace pondlab::scenario {

/// What is declared of a parameter, and in which record.
struct DeclaredParameter {
  ParameterInfo info;
  std::string kind;         ///< of the record that has it, for texts
  bool keeps_dates = false; ///< it is in a list whose dates are the calendar's
};

/// A parameter where it stands in a document, or would stand if it were given.
struct ParameterPlace {
  const DeclaredParameter* parameter; ///< lives as long as the program
  Path head;                          ///< of the mechanism that has it; the root for all else
  Path path;
  const Node* node; ///< null: it is left to its default
};

/// All places of the wanted parameters of header, set-up and mechanisms in a document: a scenario's
/// root, a strategy's merged root, or a patch (whose objects hold only what it says). Those that a
/// choice rules out have none; items of lists, and mechanisms, must be there.
std::vector<ParameterPlace> places_of(const Node& root,
                                      const std::function<bool(const DeclaredParameter&)>& wanted);

/// Where files have what goes with the pool's size, each path once: "segments[].members",
/// "campaign.*.coupon.issue_limit" for all kinds of mechanisms that have it.
std::vector<std::string> paths_that_scale();

/// Key of the text that names a parameter, for "@" arguments.
std::string name_key(const DeclaredParameter& parameter);

} // namespace pondlab::scenario
