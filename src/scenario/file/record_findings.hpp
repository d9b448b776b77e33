#pragma once

#include "scenario/file/scenario.hpp"
#include "scenario/json/edit.hpp"
#include "scenario/parameters/findings.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pondlab::scenario {

/// Reports findings about the members of one record of a scenario: at the member where it is
/// there, else at the record.
class RecordFindings {
public:
  /// The record is at `path`.
  RecordFindings(const Scenario& scenario, Path path, Findings& findings)
      : path_(std::move(path)), node_(*find(*scenario.root, path_)), findings_(findings) {}

  const Path& path() const { return path_; }
  const Node& node() const { return node_; }

  void error(std::string_view key, std::string finding, std::vector<TextArgument> arguments = {},
             std::string suggestion = {}) {
    const Node* value = node_.find(key);
    findings_.error(value ? value->at() : node_.at(), value ? path_ / key : path_,
                    std::move(finding), std::move(arguments), std::move(suggestion));
  }

private:
  Path path_;
  const Node& node_;
  Findings& findings_;
};

} // namespace pondlab::scenario
