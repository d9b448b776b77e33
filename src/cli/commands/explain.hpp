#pragma once

#include "cli/program/command.hpp"
#include "experiment/people/event_history_study.hpp"

namespace pondlab::cli {

/// `pondlab explain`: one person's history under a strategy, each touch, visit and decision with
/// its reasons.
class Explain : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  std::string written(const experiment::EventHistoryStudy& study,
                      const experiment::EventHistoryRequest& request,
                      const scenario::Scenario& scenario, const std::string& strategy,
                      const Console& console, bool colour) const;

  Common common_;
  std::string file_;
  std::string person_;
  std::optional<std::string> strategy_, against_;
  std::optional<std::int64_t> seed_, replication_, days_;
};

} // namespace pondlab::cli
