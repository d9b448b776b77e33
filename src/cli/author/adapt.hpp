#pragma once

#include "cli/program/command.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace pondlab::cli {

/// `pondlab adapt`: writes a scenario of one's own size, days and budget, and says what was
/// changed.
class Adapt : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  std::string file_;
  std::optional<std::int64_t> members_;
  std::optional<std::string> start_;
  std::optional<std::string> budget_;
  std::string out_ = "-";
  bool quiet_ = false;
};

} // namespace pondlab::cli
