#pragma once

#include "cli/program/arguments.hpp"
#include "cli/program/command.hpp"
#include "cli/program/output.hpp"
#include "experiment/study/search.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace pondlab::cli {

/// `pondlab search`: better plans within the ranges that a scenario declares.
class Search : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  experiment::SearchRequest request() const;
  void report(const experiment::Search& search, Output& output, Language language) const;

  Common common_;
  std::string file_;
  std::optional<std::string> journal_;
  std::optional<std::int64_t> seed_, plans_, trials_, finalists_, replications_, days_, jobs_;
};

} // namespace pondlab::cli
