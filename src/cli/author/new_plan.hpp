#pragma once

#include "cli/program/command.hpp"
#include "scenario/new_plan/questions.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pondlab::cli {

/// `pondlab new`: writes a plan of one's own from the answers to eight questions, whatever is not
/// answered being as usual.
class New : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  std::optional<std::string> category_, goal_;
  std::vector<std::string> channels_;
  std::array<std::optional<std::string>, scenario::plan_numbers> numbers_;
  std::optional<std::string> start_;
  std::string out_ = "-";
  bool quiet_ = false;
};

} // namespace pondlab::cli
