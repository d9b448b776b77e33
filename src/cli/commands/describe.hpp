#pragma once

#include "cli/program/command.hpp"

namespace pondlab::cli {

/// `pondlab describe`: what mechanisms, records, parameters and measures mean, and the JSON Schema.
class Describe : public Command {
public:
  void declare(Arguments& arguments) override;
  int run(Console& console) override;

private:
  std::string described(Language language) const;

  Common common_;
  std::string name_;
  bool schema_ = false;
  bool measures_ = false;
};

} // namespace pondlab::cli
