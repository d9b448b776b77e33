#pragma once

#include "cli/commands/workload.hpp"
#include "cli/program/command.hpp"

#include <vector>

namespace pondlab::cli {

/// `pondlab bench`: member-days a second on some workloads, medians over rounds in
/// which all of them take turns, so that whatever else the machine does falls on all alike.
class Bench : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  /// All rounds of one workload.
  struct Contest {
    std::string name;
    std::string text; ///< scenario; empty for R1
    std::vector<Measured> rounds;
  };

  std::vector<Contest> contests(Console& console) const;
  std::vector<std::string> files_read() const;
  int jobs() const { return static_cast<int>(jobs_.value_or(1)); }
  std::optional<Measured> measure(const Contest& contest, Console& console) const;
  static Measured median(std::vector<Measured> rounds);
  std::string text_of(const std::vector<Contest>& contests, Language language) const;
  std::string json_of(const std::vector<Contest>& contests) const;

  Common common_;
  std::vector<std::string> workloads_;
  std::optional<std::int64_t> rounds_, days_, jobs_;
};

} // namespace pondlab::cli
